import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { signedIn } from '../../platform/session/session.guards';
import { talkTexts } from '../../ui/talk/talk-texts';
import { chatTexts } from './chat-texts';
import { MessagesPage } from './messages-page/messages-page';

/** My channels, and the one that is open. One component for both, so that the list stays while one changes channel. */
const routes: Routes = inTexts(
  talkTexts,
  inTexts(chatTexts, [
    { path: '', pathMatch: 'full', canActivate: [signedIn], component: MessagesPage },
    { path: ':channelId', canActivate: [signedIn], component: MessagesPage },
  ]),
);

export default routes;
