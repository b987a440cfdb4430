import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { notificationsTexts } from './notifications-texts';

const routes: Routes = inTexts(notificationsTexts, [
  {
    path: ':token',
    loadComponent: () =>
      import('./unsubscribe-page/unsubscribe-page').then((file) => file.UnsubscribePage),
  },
]);

export default routes;
