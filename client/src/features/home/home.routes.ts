import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { HomePage } from './home-page/home-page';
import { homeTexts } from './home-texts';

const routes: Routes = inTexts(homeTexts, [{ path: '', component: HomePage }]);

export default routes;
