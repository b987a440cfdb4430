import { effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { DocumentFacts } from '@passerelle/contracts/documents';
import type { BodyId } from '@passerelle/contracts/ids';
import { Live } from '../../platform/live/live';
import { LiveRooms } from '../../platform/live/live-rooms';
import { Session } from '../../platform/session/session';
import { Transfers } from './transfers/transfers';

type Changed = Parameters<DocumentFacts['documents:changed']>[0];

/**
 * For a constructor: `again` runs when somebody changed what `concerns` this page, when the line is back, and when a
 * transfer of this device has arrived.
 */
export function followDocuments(
  bodyId: () => BodyId,
  concerns: (changed: Changed) => boolean,
  again: () => void,
): void {
  const session = inject(Session);
  const { arrived } = inject(Transfers);
  const room = () => (session.signedIn() ? `body:${bodyId()}` : undefined);
  inject(LiveRooms).stay(room, again);
  inject(Live)
    .line<object, DocumentFacts>()
    .facts('documents:changed')
    .pipe(takeUntilDestroyed())
    .subscribe((changed) => concerns(changed) && again());
  effect(() => {
    if (arrived() > 0) untracked(again);
  });
}
