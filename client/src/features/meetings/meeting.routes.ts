import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { MeetingPage } from './meeting-page/meeting-page';
import { NoticeTab } from './meeting-page/notice-tab';
import { meetingsTexts } from './meetings-texts';

/** One meeting: before, while and after it sits. */
const routes: Routes = inTexts(meetingsTexts, [
  {
    path: '',
    component: MeetingPage,
    children: [
      { path: '', pathMatch: 'full', component: NoticeTab },
      {
        path: 'seance',
        loadComponent: () => import('./sitting/sitting-tab').then((file) => file.SittingTab),
      },
      {
        path: 'compte-rendu',
        loadComponent: () => import('./record/record-tab').then((file) => file.RecordTab),
      },
    ],
  },
]);

export default routes;
