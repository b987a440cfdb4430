import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { documentPaths, type DocumentItem, type FolderCard } from '@passerelle/contracts/documents';
import type { BodyId, FolderId } from '@passerelle/contracts/ids';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Undo } from '../../../platform/undo/undo';
import type { Problem } from '@passerelle/contracts/problems';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { DropFiles } from '../../../ui/talk/upload-list/drop-files';
import { DocumentApi, type Filed } from '../document-api';
import { documentsTexts } from '../documents-texts';
import { FileButton } from '../file-button';
import { followDocuments } from '../follow-documents';
import { injectSizes } from '../readable';
import { BinSheet } from '../sheets/bin-sheet';
import { MoveSheet } from '../sheets/move-sheet';
import { NameSheet } from '../sheets/name-sheet';
import { TransferList } from '../transfers/transfer-list';
import { Transfers } from '../transfers/transfers';
import { DocumentRow } from './document-row';

/** A folder of a body: where it lies, what it holds, what is on its way into it. */
@Component({
  selector: 'pa-folder-view',
  imports: [
    ...[BinSheet, CdkMenu, CdkMenuItem, CdkMenuTrigger, DocumentRow, DropFiles, EmptyState],
    ...[FileButton, Icon, MoveSheet, NameSheet, Notice, RouterLink, Skeleton, TransferList],
  ],
  templateUrl: './folder-view.html',
  styleUrl: './folder-view.scss',
})
export class FolderView {
  private readonly api = inject(DocumentApi);
  private readonly undo = inject(Undo);
  protected readonly transfers = inject(Transfers);
  protected readonly sizeOf = injectSizes();
  protected readonly t = injectTexts(documentsTexts);
  readonly bodyId = input.required<BodyId>();
  /** The folder in the address; the top without. */
  readonly dossier = input<FolderId>();

  protected readonly reads = this.api.folder(
    () => this.bodyId(),
    () => this.dossier(),
  );
  protected readonly page = computed(() =>
    this.reads.hasValue() ? this.reads.value() : undefined,
  );
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly mayWrite = computed(() => !!this.page()?.mine.mayWrite);
  protected readonly isEmpty = computed(() => {
    const page = this.page();
    return !!page && page.folders.length + page.documents.length === 0;
  });
  protected readonly archivePath = computed(() =>
    documentPaths.archive(this.bodyId(), this.dossier()),
  );
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly filed = signal<Filed | undefined>(undefined);
  /** The document that gets the file which is being chosen. */
  protected readonly renewed = signal<DocumentItem | undefined>(undefined);
  protected readonly naming = signal(false);
  protected readonly moving = signal(false);
  protected readonly binOpen = signal(false);

  constructor() {
    followDocuments(
      this.bodyId,
      ({ bodyId }) => bodyId === this.bodyId(),
      () => this.reads.reload(),
    );
    effect(() => {
      const bodyId = this.bodyId();
      if (this.mayWrite()) untracked(() => void this.transfers.find(bodyId));
    });
  }

  protected upload(files: readonly File[]): void {
    const [bodyId, folderId] = [this.bodyId(), this.dossier() ?? null];
    const documents = this.page()?.documents ?? [];
    if (this.mayWrite()) this.transfers.add({ bodyId, folderId, documents }, files);
  }

  protected addVersion(files: readonly File[]): void {
    const document = this.renewed();
    if (!document) return;
    const { id: documentId, bodyId, folderId } = document;
    this.transfers.add({ bodyId, folderId, documentId }, files);
  }

  protected makeFolder(): void {
    this.filed.set(undefined);
    this.naming.set(true);
  }

  protected rename(filed: Filed): void {
    this.filed.set(filed);
    this.naming.set(true);
  }

  protected move(filed: Filed): void {
    this.filed.set(filed);
    this.moving.set(true);
  }

  /** Away at once, and back for ten seconds; for a month from the bin. */
  protected async discard(filed: Filed): Promise<void> {
    try {
      await this.api.discard(filed);
      this.problem.set(undefined);
      this.reads.reload();
      if (!(await this.undo.offer(this.t('deleted', { name: filed.name })))) return;
      await this.api.takeBack(filed);
      this.reads.reload();
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }

  protected folderOf({ id, name }: FolderCard): Filed {
    return { kind: 'folder', id, name };
  }

  protected documentOf({ id, name }: DocumentItem): Filed {
    return { kind: 'document', id, name };
  }
}
