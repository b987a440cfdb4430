import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { secretariat, signedIn } from '../../platform/session/session.guards';
import { eventsTexts } from './events-texts';

/** Events: the list, each one, its programme and its sessions; registration and gate are rooms of their own. */
const routes: Routes = inTexts(eventsTexts, [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./events-page/events-page').then((file) => file.EventsPage),
  },
  {
    path: 'importer',
    canMatch: [secretariat],
    loadComponent: () => import('./import-page/import-page').then((file) => file.ImportPage),
  },
  {
    path: ':eventId/programme',
    loadComponent: () =>
      import('./programme-page/programme-page').then((file) => file.ProgrammePage),
  },
  {
    path: ':eventId/seances/:sessionId',
    loadComponent: () => import('./session-page/session-page').then((file) => file.SessionPage),
  },
  {
    path: ':eventId/pointage',
    canActivate: [signedIn],
    loadChildren: () => import('../checkin/checkin.routes'),
  },
  {
    path: ':eventId',
    pathMatch: 'full',
    loadComponent: () => import('./event-page/event-page').then((file) => file.EventPage),
  },
  {
    path: ':eventId',
    canActivate: [signedIn],
    loadChildren: () => import('../registrations/registrations.routes'),
  },
]);

export default routes;
