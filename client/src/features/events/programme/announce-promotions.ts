import { effect, inject, untracked } from '@angular/core';
import type { SessionId } from '@passerelle/contracts/ids';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Undo } from '../../../platform/undo/undo';
import type { MyPlaces } from '../../registrations/my-places-api';
import { eventsTexts } from '../events-texts';

/** Says when somebody's place came free and is now the reader's, without moving what they read. Call inside a component. */
export function announcePromotions(
  places: MyPlaces,
  titleOf: (id: SessionId) => string | undefined,
): void {
  const undo = inject(Undo);
  const t = injectTexts(eventsTexts);
  effect(() => {
    const signUp = places.promoted();
    if (!signUp) return;
    const session = untracked(() => titleOf(signUp.sessionId));
    void undo.say(session ? t('place.promoted', { session }) : t('place.promotedSomewhere'));
  });
}
