import { Service } from '@angular/core';
import type { BodyId } from '@passerelle/contracts/ids';
import {
  MentionableList,
  MentionableQuery,
  mentionPaths,
  type Place,
} from '@passerelle/contracts/mentions';
import type { PersonCard } from '@passerelle/contracts/people';
import { reading } from '../../platform/http/api';

/** Somebody who may be called by name, with the city that tells them from others. */
export const callableOf = ({ id, name, organisation }: PersonCard) => ({
  id,
  name,
  detail: organisation?.name,
});

/** Whom one may call by name where one writes. */
@Service()
export class MentionApi {
  /** Call inside a component; asks nothing while `body` gives undefined. */
  mentionable(body: () => BodyId | undefined, place: Place) {
    return reading(MentionableList, () => {
      const bodyId = body();
      if (!bodyId) return undefined;
      const query: MentionableQuery = { bodyId, place };
      return `${mentionPaths.mentionable()}?${new URLSearchParams(query)}`;
    });
  }
}
