import { Service, inject } from '@angular/core';
import type { BodyId, PersonId } from '@passerelle/contracts/ids';
import { MentionableList, mentionPaths, type Place } from '@passerelle/contracts/mentions';
import type { PersonCard } from '@passerelle/contracts/people';
import { mentionsIn, type Named } from '@passerelle/rules/discussions/mentions';
import { Api, reading } from '../../platform/http/api';

/** Somebody who may be called by name, with the city that tells them from others. */
export const callableOf = ({ id, name, organisation }: PersonCard) => ({
  id,
  name,
  detail: organisation?.name,
});

const pathOf = (bodyId: BodyId, place: Place) =>
  `${mentionPaths.mentionable()}?${new URLSearchParams({ bodyId, place })}`;

/** Whom one may call by name where one writes. */
@Service()
export class MentionApi {
  private readonly api = inject(Api);

  /** Call inside a component; asks nothing while `body` gives undefined. */
  mentionable(body: () => BodyId | undefined, place: Place) {
    return reading(MentionableList, () => {
      const bodyId = body();
      return bodyId && pathOf(bodyId, place);
    });
  }

  /**
   * Whom a text calls, before it is sent. Where it is not known yet who may be called (a draft that was opened a moment
   * ago), that is asked first: a call is never lost on the way.
   */
  async calledIn(
    text: string,
    { bodyId, place, known }: { bodyId: BodyId; place: Place; known: readonly Named[] },
  ): Promise<PersonId[]> {
    if (!text.includes('@')) return [];
    const people =
      known.length > 0 ? known : await this.api.get(pathOf(bodyId, place), MentionableList);
    return mentionsIn(text, people);
  }
}
