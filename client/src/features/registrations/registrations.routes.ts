import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { registrationsTexts } from './registrations-texts';

/** Under an event: coming there, alone or together, and the ticket. */
const routes: Routes = inTexts(registrationsTexts, [
  {
    path: 'inscription',
    loadComponent: () =>
      import('./registration-page/registration-page').then((file) => file.RegistrationPage),
  },
  {
    path: 'billet',
    loadComponent: () => import('./ticket-page/ticket-page').then((file) => file.TicketPage),
  },
]);

export default routes;
