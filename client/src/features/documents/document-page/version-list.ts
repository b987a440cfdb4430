import { Component, inject, input, output } from '@angular/core';
import {
  documentPaths,
  type DocumentPage,
  type DocumentVersion,
} from '@passerelle/contracts/documents';
import { hasWords } from '@passerelle/rules/documents/previews';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Badge } from '../../../ui/badge/badge';
import { Icon } from '../../../ui/icon/icon';
import { documentsTexts } from '../documents-texts';
import { injectSizes } from '../readable';

/** Every version of a document, the newest first: see it, take it along, see what it changed, take it again. */
@Component({
  selector: 'pa-version-list',
  imports: [Badge, Icon],
  templateUrl: './version-list.html',
  styleUrl: './version-list.scss',
})
export class VersionList {
  protected readonly dates = inject(Dates);
  protected readonly sizeOf = injectSizes();
  protected readonly t = injectTexts(documentsTexts);
  readonly page = input.required<DocumentPage>();
  /** Number of the version that is looked at. */
  readonly shown = input<number>();
  readonly viewed = output<number>();
  readonly compared = output<number>();
  readonly restored = output<DocumentVersion>();

  protected pathOf({ number }: DocumentVersion): string {
    return documentPaths.content(this.page().id, number);
  }

  protected mayCompare({ number, type }: DocumentVersion): boolean {
    return number > 1 && hasWords(type);
  }
}
