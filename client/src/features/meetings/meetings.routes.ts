import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { MeetingList } from './meeting-list/meeting-list';
import { meetingsTexts } from './meetings-texts';

/** The meetings of a body and what is to be done after them, inside the page of the body. */
const routes: Routes = inTexts(meetingsTexts, [{ path: '', component: MeetingList }]);

export default routes;
