import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { ballotsTexts } from './ballots-texts';

/** The votes that were taken on a text, inside its page. */
const routes: Routes = inTexts(ballotsTexts, [
  {
    path: '',
    loadComponent: () => import('./votes-page/votes-page').then((file) => file.VotesPage),
  },
]);

export default routes;
