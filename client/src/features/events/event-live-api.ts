import { effect, inject, untracked } from '@angular/core';
import type { EventId } from '@passerelle/contracts/ids';
import type {
  EventCommands,
  ProgrammeChanged,
  ProgrammeFacts,
} from '@passerelle/contracts/programmes';
import type { MySignUpChanged, SignUpFacts, SignUpsChanged } from '@passerelle/contracts/sign-ups';
import type { Observable, Subscription } from 'rxjs';
import { Live } from '../../platform/live/live';
import { Session } from '../../platform/session/session';

/** What a page does with what it hears of its event. */
export interface EventListener {
  /** At each (re)connection, with the revision that the event has by then. */
  caughtUp(revision: number): void;
  programmeChanged(fact: ProgrammeChanged): void;
  signUpsChanged(fact: SignUpsChanged): void;
  mySignUpChanged(fact: MySignUpChanged): void;
}

/**
 * Hears of changes to an event while a page is open. A stranger hears nothing and reads what is there: the line is
 * for people with an account. Call inside a component.
 */
export function followEvent(id: () => EventId, listener: EventListener): void {
  const live = inject(Live);
  const session = inject(Session);
  const line = live.line<EventCommands, ProgrammeFacts & SignUpFacts>();
  effect((onCleanup) => {
    if (!session.signedIn()) return;
    const eventId = id();
    const follow = () =>
      void line.ask('event:follow', { eventId }).then(
        ({ revision }) => listener.caughtUp(revision),
        () => undefined,
      );
    const heard = live.opened.subscribe(follow);
    const hear = <T extends { eventId: EventId }>(
      facts: Observable<T>,
      told: (fact: T) => void,
    ): Subscription => facts.subscribe((fact) => fact.eventId === eventId && told(fact));
    heard.add(
      hear(line.facts('event:programme-changed'), (fact) => listener.programmeChanged(fact)),
    );
    heard.add(hear(line.facts('event:sign-ups-changed'), (fact) => listener.signUpsChanged(fact)));
    heard.add(
      hear(line.facts('event:my-sign-up-changed'), (fact) => listener.mySignUpChanged(fact)),
    );
    if (untracked(live.state) === 'open') follow();
    onCleanup(() => {
      heard.unsubscribe();
      // Asking would open a line that somebody has just closed by leaving.
      if (live.state() === 'open' && session.signedIn())
        line.ask('event:unfollow', { eventId }).catch(() => undefined);
    });
  });
}
