import { Service, inject } from '@angular/core';
import { BodyList, bodyPaths } from '@passerelle/contracts/bodies';
import { PersonCard, peoplePaths } from '@passerelle/contracts/people';
import { SearchAnswer, searchPaths, type SearchQuery } from '@passerelle/contracts/search';
import * as z from 'zod';
import { Api, reading } from '../../platform/http/api';

function pathOf(query: Partial<SearchQuery>): string {
  const given = Object.entries(query).filter(([, value]) => value);
  return `${searchPaths.find()}?${new URLSearchParams(given as [string, string][])}`;
}

/** What can be found, and the names that the filters offer. */
@Service()
export class SearchApi {
  private readonly api = inject(Api);

  /** Call inside a component; asks nothing while `query` gives undefined. */
  find(query: () => Partial<SearchQuery> | undefined) {
    return reading(SearchAnswer, () => {
      const asked = query();
      return asked && pathOf(asked);
    });
  }

  more(query: Partial<SearchQuery>): Promise<SearchAnswer> {
    return this.api.get(pathOf(query), SearchAnswer);
  }

  bodies() {
    return reading(BodyList, () => bodyPaths.list());
  }

  people() {
    return reading(z.array(PersonCard), () => peoplePaths.list());
  }
}
