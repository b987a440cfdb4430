import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { SuccessionPage } from './succession-page/succession-page';
import { successionsTexts } from './successions-texts';

const routes: Routes = inTexts(successionsTexts, [{ path: '', component: SuccessionPage }]);

export default routes;
