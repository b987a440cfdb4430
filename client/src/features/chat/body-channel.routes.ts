import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { talkTexts } from '../../ui/talk/talk-texts';
import { BodyChannel } from './body-channel';
import { chatTexts } from './chat-texts';

/** A body's channel, inside the page of the body. */
const routes: Routes = inTexts(
  talkTexts,
  inTexts(chatTexts, [{ path: '', component: BodyChannel }]),
);

export default routes;
