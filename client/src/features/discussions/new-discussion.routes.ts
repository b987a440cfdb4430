import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { signedIn } from '../../platform/session/session.guards';
import { talkTexts } from '../../ui/talk/talk-texts';
import { discussionsTexts } from './discussions-texts';
import { NewDiscussionPage } from './new-discussion-page/new-discussion-page';

/** The page on which a discussion is begun. */
const routes: Routes = inTexts(
  talkTexts,
  inTexts(discussionsTexts, [{ path: '', canActivate: [signedIn], component: NewDiscussionPage }]),
);

export default routes;
