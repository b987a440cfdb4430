import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { talkTexts } from '../../ui/talk/talk-texts';
import { DocumentView } from './document-page/document-page';
import { documentsTexts } from './documents-texts';

/** One document: what it says, and its versions. */
const routes: Routes = inTexts(
  talkTexts,
  inTexts(documentsTexts, [{ path: '', component: DocumentView }]),
);

export default routes;
