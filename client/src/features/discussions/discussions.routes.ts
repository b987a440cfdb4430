import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { talkTexts } from '../../ui/talk/talk-texts';
import { DiscussionList } from './discussion-list/discussion-list';
import { discussionsTexts } from './discussions-texts';

/** The list, inside the page of a body. */
const routes: Routes = inTexts(
  talkTexts,
  inTexts(discussionsTexts, [{ path: '', component: DiscussionList }]),
);

export default routes;
