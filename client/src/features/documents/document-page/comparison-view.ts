import { Component, computed, inject, input, output } from '@angular/core';
import { documentPaths, type DocumentVersion } from '@passerelle/contracts/documents';
import type { DocumentId } from '@passerelle/contracts/ids';
import { hasWords } from '@passerelle/rules/documents/previews';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Notice } from '../../../ui/notice/notice';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { DocumentApi } from '../document-api';
import { documentsTexts } from '../documents-texts';

/** What changed between two versions, in the text itself; told by a word to whoever does not see colours. */
@Component({
  selector: 'pa-comparison-view',
  imports: [Notice, Skeleton],
  templateUrl: './comparison-view.html',
  styleUrl: './comparison-view.scss',
})
export class ComparisonView {
  protected readonly t = injectTexts(documentsTexts);
  readonly documentId = input.required<DocumentId>();
  readonly versions = input.required<readonly DocumentVersion[]>();
  readonly from = input.required<number>();
  readonly to = input.required<number>();
  readonly chosen = output<{ version: number; depuis: number }>();
  readonly closed = output<void>();

  protected readonly numbers = computed(() =>
    this.versions()
      .filter(({ type }) => hasWords(type))
      .map(({ number }) => number)
      .reverse(),
  );
  protected readonly reads = inject(DocumentApi).comparison(
    () => `${documentPaths.comparison(this.documentId())}?from=${this.from()}&to=${this.to()}`,
  );
  protected readonly stretches = computed(() =>
    this.reads.hasValue() ? this.reads.value()!.stretches : undefined,
  );
  protected readonly same = computed(() => this.stretches()?.every(({ kind }) => kind === 'same'));
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });

  protected choose(from: string, to: string): void {
    this.chosen.emit({ version: Number(to), depuis: Number(from) });
  }
}
