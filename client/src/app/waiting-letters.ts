import { Injector, Service, effect, inject } from '@angular/core';
import { lettersWait } from '../platform/outbox/letters-wait';
import { Session } from '../platform/session/session';

/**
 * What was written without a network on an earlier visit leaves now, whatever page is opened first.
 * The code that carries it is fetched only when something waits.
 */
@Service()
export class WaitingLetters {
  constructor() {
    const injector = inject(Injector);
    const session = inject(Session);
    effect(() => {
      const person = session.me()?.personId;
      if (!person || !lettersWait(person)) return;
      void import('../features/chat/chat-outbox-api').then(
        ({ ChatOutbox }) => injector.get(ChatOutbox),
        () => undefined,
      );
    });
  }
}
