import type { Routes } from '@angular/router';
import { setUpFirst } from '../platform/session/session.guards';
import { Entrance } from './entrance/entrance';
import { Shell } from './shell/shell';

/** Pages for members and for readers. A feature adds its line here: a French address, loaded when somebody goes there. */
const rooms: Routes = [
  { path: 'compte', loadChildren: () => import('../features/accounts/accounts.routes') },
  { path: 'evenements', loadChildren: () => import('../features/events/events.routes') },
  { path: 'instances', loadChildren: () => import('../features/bodies/bodies.routes') },
  { path: 'messages', loadChildren: () => import('../features/chat/chat.routes') },
  {
    path: 'notifications',
    loadChildren: () => import('../features/notifications/notifications.routes'),
  },
  { path: 'courriels', loadChildren: () => import('../features/notifications/mails.routes') },
  {
    path: 'desabonnement',
    loadChildren: () => import('../features/notifications/unsubscribe.routes'),
  },
  { path: 'galerie', loadChildren: () => import('./gallery/gallery.routes') },
  { path: 'recherche', loadChildren: () => import('../features/search/search.routes') },
  {
    path: 'villes',
    loadChildren: () => import('../features/organisations/organisations.routes'),
  },
  { path: 'positions', loadChildren: () => import('../features/positions/positions.routes') },
  { path: '', pathMatch: 'full', loadChildren: () => import('../features/home/home.routes') },
];

const entrance = () => import('../features/accounts/entrance.routes');
const notFound = () => import('./not-found/not-found').then((file) => file.NotFound);

/** In this order: a frame without a path of its own takes an address only when one of its rooms does. */
export const routes: Routes = [
  {
    path: '',
    canMatch: [setUpFirst],
    children: [
      { path: '', component: Shell, children: rooms },
      { path: '', component: Entrance, loadChildren: entrance },
      { path: '**', component: Shell, children: [{ path: '', loadComponent: notFound }] },
    ],
  },
];
