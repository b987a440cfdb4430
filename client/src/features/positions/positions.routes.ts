import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { signedIn } from '../../platform/session/session.guards';
import { positionsTexts } from './positions-texts';

/** Texts of the bodies: the list, the library of adopted ones, each text on its way, and its sittings. */
const routes: Routes = inTexts(positionsTexts, [
  {
    path: '',
    loadComponent: () =>
      import('./positions-page/positions-page').then((file) => file.PositionsPage),
  },
  {
    path: 'nouvelle',
    canActivate: [signedIn],
    loadComponent: () =>
      import('./new-position-page/new-position-page').then((file) => file.NewPositionPage),
  },
  {
    path: 'adoptees/:number',
    loadComponent: () => import('./adopted-page/adopted-page').then((file) => file.AdoptedPage),
  },
  {
    path: ':id/seance',
    canActivate: [signedIn],
    loadChildren: () => import('../ballots/sitting.routes'),
  },
  {
    path: ':id/modifier',
    canActivate: [signedIn],
    loadComponent: () => import('./draft-page/draft-page').then((file) => file.DraftPage),
    canDeactivate: [async () => (await import('./draft-page/leave-draft')).leaveDraft()],
  },
  {
    path: ':id',
    loadComponent: () =>
      import('./position-frame/position-frame').then((file) => file.PositionFrame),
    children: [
      {
        path: '',
        loadComponent: () => import('./text-page/text-page').then((file) => file.TextPage),
      },
      {
        path: 'amendements',
        loadComponent: () =>
          import('./amendments-page/amendments-page').then((file) => file.AmendmentsPage),
      },
      { path: 'votes', loadChildren: () => import('../ballots/ballots.routes') },
      {
        path: 'historique',
        loadComponent: () => import('./history-page/history-page').then((file) => file.HistoryPage),
      },
    ],
  },
]);

export default routes;
