import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { signedIn } from '../../platform/session/session.guards';
import { bodiesTexts } from './bodies-texts';

/** The bodies of the network, and the workspace of each. */
const routes: Routes = inTexts(bodiesTexts, [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./bodies-page/bodies-page').then((file) => file.BodiesPage),
  },
  {
    path: 'organigramme',
    loadComponent: () => import('./network-chart/network-chart').then((file) => file.NetworkChart),
  },
  {
    path: 'sieges',
    canActivate: [signedIn],
    loadComponent: () =>
      import('./seat-requests-page/seat-requests-page').then((file) => file.SeatRequestsPage),
  },
  {
    path: ':bodyId/discussions/nouvelle',
    loadChildren: () => import('../discussions/new-discussion.routes'),
  },
  {
    path: ':bodyId/discussions/:discussionId',
    loadChildren: () => import('../discussions/discussion.routes'),
  },
  {
    path: ':bodyId/documents/:documentId',
    loadChildren: () => import('../documents/document.routes'),
  },
  {
    path: ':bodyId/reunions/:meetingId',
    loadChildren: () => import('../meetings/meeting.routes'),
  },
  {
    path: ':bodyId',
    loadComponent: () => import('./body-page/body-page').then((file) => file.BodyPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'discussions' },
      {
        path: 'discussions',
        loadChildren: () => import('../discussions/discussions.routes'),
      },
      {
        path: 'reunions',
        loadChildren: () => import('../meetings/meetings.routes'),
      },
      {
        path: 'documents',
        loadChildren: () => import('../documents/documents.routes'),
      },
      {
        path: 'messages',
        canActivate: [signedIn],
        loadChildren: () => import('../chat/body-channel.routes'),
      },
      {
        path: 'composition',
        loadComponent: () =>
          import('./composition-page/composition-page').then((file) => file.CompositionPage),
      },
    ],
  },
]);

export default routes;
