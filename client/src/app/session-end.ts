import { DOCUMENT, Service, effect, inject, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { Session } from '../platform/session/session';

/**
 * When a sign-in is over: a person who left gets a fresh page, so that nothing of theirs stays in memory;
 * one whose sign-in expired signs in again and comes back to the same address.
 */
@Service()
export class SessionEnd {
  constructor() {
    const session = inject(Session);
    const router = inject(Router);
    const window = inject(DOCUMENT).defaultView;
    effect(() => {
      const departure = session.departure();
      if (departure === 'left') window?.location.assign('/connexion');
      if (departure === 'expired') {
        const retour = untracked(() => router.url);
        void router.navigate(['/connexion'], { queryParams: { retour } });
      }
    });
  }
}
