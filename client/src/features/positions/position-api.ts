import { Service, inject } from '@angular/core';
import { BodyList, bodyPaths } from '@passerelle/contracts/bodies';
import type { PositionId } from '@passerelle/contracts/ids';
import {
  PositionList,
  PositionPage,
  PositionRevisionList,
  PositionSaved,
  positionPaths,
  type AdoptionRequest,
  type PositionDraft,
  type PositionOpening,
  type PositionQuery,
  type PositionSave,
} from '@passerelle/contracts/positions';
import {
  PublishedPosition,
  PublishedPositionList,
  publishedPositionPaths,
} from '@passerelle/contracts/published-positions';
import { Api, reading } from '../../platform/http/api';

/** Steps that need nothing but the wish to take them. */
export type PlainStep = 'closeToAmendments' | 'startVoting' | 'withdraw';

/** Positions: what may be read, and what those who hold the pen or the chair do with them. */
@Service()
export class PositionApi {
  private readonly api = inject(Api);

  /** Last changed first; call inside a component. */
  list(query: () => PositionQuery) {
    return reading(PositionList, () => withQuery(positionPaths.list(), query()));
  }

  /** The page of the list that begins after `query.after`. */
  more(query: PositionQuery): Promise<PositionList> {
    return this.api.get(withQuery(positionPaths.list(), query), PositionList);
  }

  /** Adopted texts, newest first; nothing is asked when `wanted` is false. */
  published(wanted: () => boolean) {
    return reading(PublishedPositionList, () =>
      wanted() ? publishedPositionPaths.list() : undefined,
    );
  }

  publishedAfter(after: string): Promise<PublishedPositionList> {
    return this.api.get(withQuery(publishedPositionPaths.list(), { after }), PublishedPositionList);
  }

  publishedOne(number: () => string) {
    return reading(PublishedPosition, () => publishedPositionPaths.one(number()));
  }

  revisions(id: () => PositionId | undefined) {
    return reading(PositionRevisionList, () => {
      const position = id();
      return position && positionPaths.revisions(position);
    });
  }

  /** The bodies that a reader may filter by. */
  bodies() {
    return reading(BodyList, () => bodyPaths.list());
  }

  read(id: PositionId): Promise<PositionPage> {
    return this.api.get(positionPaths.one(id), PositionPage);
  }

  draft(draft: PositionDraft): Promise<PositionPage> {
    return this.api.post(positionPaths.list(), draft, PositionPage);
  }

  save(id: PositionId, save: PositionSave): Promise<PositionSaved> {
    return this.api.put(positionPaths.one(id), save, PositionSaved);
  }

  open(id: PositionId, opening: PositionOpening): Promise<PositionPage> {
    return this.api.post(positionPaths.open(id), opening, PositionPage);
  }

  step(id: PositionId, step: PlainStep): Promise<PositionPage> {
    return this.api.post(positionPaths[step](id), {}, PositionPage);
  }

  adopt(id: PositionId, request: AdoptionRequest): Promise<PositionPage> {
    return this.api.post(positionPaths.adopt(id), request, PositionPage);
  }
}

function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  const words = new URLSearchParams(asked as [string, string][]).toString();
  return words ? `${path}?${words}` : path;
}
