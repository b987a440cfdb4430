import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { checkinTexts } from './checkin-texts';

/** The gate of an event. */
const routes: Routes = inTexts(checkinTexts, [
  {
    path: '',
    loadComponent: () => import('./checkin-page/checkin-page').then((file) => file.CheckInPage),
  },
]);

export default routes;
