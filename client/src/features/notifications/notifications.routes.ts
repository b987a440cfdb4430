import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { signedIn } from '../../platform/session/session.guards';
import { notificationsTexts } from './notifications-texts';

const routes: Routes = inTexts(notificationsTexts, [
  {
    path: '',
    pathMatch: 'full',
    canActivate: [signedIn],
    loadComponent: () =>
      import('./notifications-page/notifications-page').then((file) => file.NotificationsPage),
  },
  {
    path: 'reglages',
    canActivate: [signedIn],
    loadComponent: () =>
      import('./preferences-page/preferences-page').then((file) => file.PreferencesPage),
  },
]);

export default routes;
