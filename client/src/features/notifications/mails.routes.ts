import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { administrator } from '../../platform/session/session.guards';
import { notificationsTexts } from './notifications-texts';

const routes: Routes = inTexts(notificationsTexts, [
  {
    path: '',
    canMatch: [administrator],
    loadComponent: () => import('./mails-page/mails-page').then((file) => file.MailsPage),
  },
]);

export default routes;
