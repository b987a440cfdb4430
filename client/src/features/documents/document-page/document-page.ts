import { Component, computed, inject, input, numberAttribute, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { documentPaths, type DocumentVersion } from '@passerelle/contracts/documents';
import type { BodyId, DocumentId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import { previewOf } from '@passerelle/rules/documents/previews';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Undo } from '../../../platform/undo/undo';
import { Aside } from '../../../ui/page/aside';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { DocumentApi } from '../document-api';
import { documentsTexts } from '../documents-texts';
import { FileButton } from '../file-button';
import { followDocuments } from '../follow-documents';
import { TransferList } from '../transfers/transfer-list';
import { Transfers } from '../transfers/transfers';
import { ComparisonView } from './comparison-view';
import { PreviewPane } from './preview-pane';
import { VersionList } from './version-list';

const wholeOrNone = (value: unknown): number | undefined => numberAttribute(value, 0) || undefined;

/** One document: a look at it, its versions, and what changed between two of them. */
@Component({
  selector: 'pa-document-view',
  imports: [
    ...[Aside, ComparisonView, FileButton, Icon, Notice, Page, PreviewPane, RouterLink],
    ...[Skeleton, TransferList, VersionList],
  ],
  templateUrl: './document-page.html',
  styleUrl: './document-page.scss',
})
export class DocumentView {
  private readonly api = inject(DocumentApi);
  private readonly router = inject(Router);
  private readonly undo = inject(Undo);
  private readonly transfers = inject(Transfers);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(documentsTexts);
  readonly bodyId = input.required<BodyId>();
  readonly documentId = input.required<DocumentId>();
  /** Which version is looked at; the newest without. */
  readonly version = input(undefined, { transform: wholeOrNone });
  /** Compares {@link version} with this one before it. */
  readonly depuis = input(undefined, { transform: wholeOrNone });

  protected readonly reads = this.api.document(() => this.documentId());
  protected readonly page = computed(() =>
    this.reads.hasValue() ? this.reads.value() : undefined,
  );
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly shown = computed(() => {
    const versions = this.page()?.versions ?? [];
    return versions.find(({ number }) => number === this.version()) ?? versions.at(0);
  });
  protected readonly kind = computed(() => previewOf(this.shown()?.type ?? ''));
  protected readonly contentPath = computed(() =>
    documentPaths.content(this.documentId(), this.shown()?.number ?? 1),
  );
  protected readonly lead = computed(() => {
    const shown = this.shown();
    return (
      shown &&
      this.t('document.lead', {
        ...{ number: shown.number, name: shown.by.name, when: this.dates.day(shown.at) },
      })
    );
  });
  protected readonly problem = signal<Problem | undefined>(undefined);

  constructor() {
    followDocuments(
      this.bodyId,
      ({ documentId }) => documentId === this.documentId(),
      () => this.reads.reload(),
    );
  }

  protected addVersion(files: readonly File[]): void {
    const page = this.page();
    if (!page) return;
    const { bodyId, folderId, id: documentId } = page;
    this.transfers.add({ bodyId, folderId, documentId }, files);
    this.show({});
  }

  protected async restore({ number }: DocumentVersion): Promise<void> {
    const page = this.page();
    if (!page) return;
    try {
      await this.api.restoreVersion(page.id, number, page.version);
      this.problem.set(undefined);
      this.show({});
      this.reads.reload();
      await this.undo.say(this.t('restoredNow', { number }));
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }

  protected show(queryParams: { version?: number; depuis?: number }): void {
    void this.router.navigate([], { queryParams });
  }
}
