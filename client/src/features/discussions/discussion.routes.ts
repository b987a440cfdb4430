import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { talkTexts } from '../../ui/talk/talk-texts';
import { discussionsTexts } from './discussions-texts';
import { DiscussionPage } from './discussion-page/discussion-page';

/** One discussion: a page of its own, so that one reads without tabs around. */
const routes: Routes = inTexts(
  talkTexts,
  inTexts(discussionsTexts, [{ path: '', component: DiscussionPage }]),
);

export default routes;
