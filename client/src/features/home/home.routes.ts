import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { Session } from '../../platform/session/session';
import { homeTexts } from './home-texts';

/** One address, two first pages: a member’s day, and what a stranger may know. */
const routes: Routes = inTexts(homeTexts, [
  {
    path: '',
    canMatch: [() => inject(Session).signedIn()],
    loadComponent: () => import('./home-page/home-page').then((file) => file.HomePage),
  },
  {
    path: '',
    loadComponent: () => import('./welcome/welcome').then((file) => file.Welcome),
  },
]);

export default routes;
