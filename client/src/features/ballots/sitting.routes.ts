import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { ballotsTexts } from './ballots-texts';

/** The sitting in which a text is voted on. */
const routes: Routes = inTexts(ballotsTexts, [
  {
    path: '',
    loadComponent: () => import('./sitting-page/sitting-page').then((file) => file.SittingPage),
  },
]);

export default routes;
