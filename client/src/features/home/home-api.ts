import { Service, inject } from '@angular/core';
import { Home, homePaths } from '@passerelle/contracts/home';
import { reading } from '../../platform/http/api';
import { Session } from '../../platform/session/session';

/** What waits for whoever is signed in. */
@Service()
export class HomeApi {
  private readonly session = inject(Session);

  /** Call inside a component; nothing is asked for a stranger. */
  home() {
    return reading(Home, () => (this.session.signedIn() ? homePaths.home() : undefined));
  }
}
