import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { secretariat } from '../../platform/session/session.guards';
import { DirectoryPage } from './directory-page/directory-page';
import { OrganisationPage } from './organisation-page/organisation-page';
import { organisationsTexts } from './organisations-texts';

const routes: Routes = inTexts(organisationsTexts, [
  { path: '', component: DirectoryPage },
  {
    path: ':id/succession/:personId',
    canMatch: [secretariat],
    loadChildren: () => import('../successions/successions.routes'),
  },
  { path: ':id', component: OrganisationPage },
]);

export default routes;
