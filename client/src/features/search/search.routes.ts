import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { signedIn } from '../../platform/session/session.guards';
import { searchTexts } from './search-texts';
import { SearchPage } from './search-page/search-page';

const routes: Routes = inTexts(searchTexts, [
  { path: '', canActivate: [signedIn], component: SearchPage },
]);

export default routes;
