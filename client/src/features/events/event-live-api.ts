import { effect, inject } from '@angular/core';
import type { EventId } from '@passerelle/contracts/ids';
import type { EventCommands, ProgrammeFacts } from '@passerelle/contracts/programmes';
import type { SignUpFacts } from '@passerelle/contracts/sign-ups';
import { Live } from '../../platform/live/live';
import type { LiveLine } from '../../platform/live/live-line';
import { Session } from '../../platform/session/session';

export type EventFacts = ProgrammeFacts & SignUpFacts;

/**
 * Hears of changes to an event while a page is open; a stranger hears nothing and reads what is there.
 * `caughtUp` is called at each (re)connection with the revision that the event has by then. Call inside a component.
 */
export function followEvent(
  id: () => EventId,
  caughtUp: (revision: number) => void,
): LiveLine<EventCommands, EventFacts> {
  const live = inject(Live);
  const session = inject(Session);
  const line = live.line<EventCommands, EventFacts>();
  const follow = (eventId: EventId) =>
    line.ask('event:follow', { eventId }).then(
      ({ revision }) => caughtUp(revision),
      () => undefined,
    );
  effect((onCleanup) => {
    if (!session.signedIn()) return;
    const eventId = id();
    void follow(eventId);
    const reopened = live.opened.subscribe(() => void follow(eventId));
    onCleanup(() => {
      reopened.unsubscribe();
      // Asking would open a line that somebody has just closed by leaving.
      if (live.state() === 'open' && session.signedIn())
        line.ask('event:unfollow', { eventId }).catch(() => undefined);
    });
  });
  return line;
}
