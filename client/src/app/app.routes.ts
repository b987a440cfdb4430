import type { Routes } from '@angular/router';
import { setUpFirst } from '../platform/session/session.guards';
import { Entrance } from './entrance/entrance';
import { Shell } from './shell/shell';

/**
 * Every address of the product, in French, one lazy feature each.
 * Pages before the door stand in `Entrance`, all others in `Shell`.
 */
export const routes: Routes = [
  {
    path: '',
    canMatch: [setUpFirst],
    children: [
      {
        path: '',
        component: Entrance,
        loadChildren: () => import('../features/accounts/entrance.routes'),
      },
      {
        path: '',
        component: Shell,
        children: [
          { path: 'compte', loadChildren: () => import('../features/accounts/accounts.routes') },
          {
            path: '',
            pathMatch: 'full',
            loadChildren: () => import('../features/home/home.routes'),
          },
          {
            path: '**',
            loadComponent: () => import('./not-found/not-found').then((file) => file.NotFound),
          },
        ],
      },
    ],
  },
];
