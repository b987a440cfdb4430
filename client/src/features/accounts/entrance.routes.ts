import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { signedOut } from '../../platform/session/session.guards';
import { accountsTexts } from './accounts-texts';

/** The pages before the door. */
const routes: Routes = inTexts(accountsTexts, [
  {
    path: 'connexion',
    canActivate: [signedOut],
    loadComponent: () => import('./sign-in-page/sign-in-page').then((file) => file.SignInPage),
  },
  {
    path: 'invitation',
    loadComponent: () =>
      import('./invitation-page/invitation-page').then((file) => file.InvitationPage),
  },
  {
    path: 'premiere-installation',
    canActivate: [signedOut],
    loadComponent: () => import('./set-up-page/set-up-page').then((file) => file.SetUpPage),
  },
]);

export default routes;
