import type { Routes } from '@angular/router';
import { inTexts } from '../../platform/i18n/in-texts';
import { talkTexts } from '../../ui/talk/talk-texts';
import { documentsTexts } from './documents-texts';
import { FolderView } from './folder-view/folder-view';

/** The documents of a body, inside the page of the body. */
const routes: Routes = inTexts(
  talkTexts,
  inTexts(documentsTexts, [{ path: '', component: FolderView }]),
);

export default routes;
