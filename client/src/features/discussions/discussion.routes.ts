import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { signedIn } from '../../platform/session/session.guards';
import { talkTexts } from '../../ui/talk/talk-texts';
import { discussionsTexts } from './discussions-texts';

/** A new discussion, and one that goes on: pages of their own, so that one reads without tabs around. */
const routes: Routes = inTexts(
  talkTexts,
  inTexts(discussionsTexts, [
    {
      path: 'nouvelle',
      canActivate: [signedIn],
      loadComponent: () =>
        import('./new-discussion-page/new-discussion-page').then((file) => file.NewDiscussionPage),
    },
    {
      path: ':discussionId',
      loadComponent: () =>
        import('./discussion-page/discussion-page').then((file) => file.DiscussionPage),
    },
  ]),
);

export default routes;
