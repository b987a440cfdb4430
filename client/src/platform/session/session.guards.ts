import { inject } from '@angular/core';
import { Router, type CanActivateFn, type CanMatchFn } from '@angular/router';
import { Permissions } from './permissions';
import { Session } from './session';

/** Pages for members: a stranger signs in first and comes back to the same address. */
export const signedIn: CanActivateFn = (_route, state) =>
  inject(Session).signedIn() ||
  inject(Router).createUrlTree(['/connexion'], { queryParams: { retour: state.url } });

/** Pages for a stranger: whoever is signed in goes home. */
export const signedOut: CanActivateFn = () =>
  !inject(Session).signedIn() || inject(Router).createUrlTree(['/']);

/** Pages of the association's administrators; for others they do not exist. */
export const administrator: CanMatchFn = () => inject(Permissions).administrator();

/** Pages of the secretariat; for others they do not exist. */
export const secretariat: CanMatchFn = () => inject(Permissions).secretariat();

/** An empty network asks for its first administrator before anything else. */
export const setUpFirst: CanMatchFn = (_route, segments) =>
  !inject(Session).network()?.needsSetUp ||
  segments[0]?.path === 'premiere-installation' ||
  inject(Router).createUrlTree(['/premiere-installation']);
