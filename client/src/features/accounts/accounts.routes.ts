import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { signedIn } from '../../platform/session/session.guards';
import { accountsTexts } from './accounts-texts';

/** The pages of one's own account. */
const routes: Routes = inTexts(accountsTexts, [
  {
    path: 'connexions',
    canActivate: [signedIn],
    loadComponent: () => import('./sign-ins-page/sign-ins-page').then((file) => file.SignInsPage),
  },
  { path: '', pathMatch: 'full', redirectTo: 'connexions' },
]);

export default routes;
