import { Component, computed, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { documentPaths, type PreviewKind } from '@passerelle/contracts/documents';
import type { DocumentId } from '@passerelle/contracts/ids';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { DocumentApi } from '../document-api';
import { documentsTexts } from '../documents-texts';

/** A look at one version, as far as its kind allows. */
@Component({
  selector: 'pa-preview-pane',
  imports: [EmptyState, Icon, Skeleton],
  template: `
    <section [attr.aria-label]="t('preview')">
      @switch (kind()) {
        @case ('image') {
          <img [src]="path()" [alt]="t('preview.image', { name: name() })" />
        }
        @case ('pdf') {
          <iframe [src]="safePath()" [title]="t('preview.image', { name: name() })"></iframe>
          <p>
            <a class="pa-button pa-plain pa-compact" [href]="path()" target="_blank" rel="noopener">
              <pa-icon name="link" />{{ t('preview.openPdf') }}
            </a>
          </p>
        }
        @default {
          @if (reads.hasValue()) {
            @if (reads.value().kind === 'page') {
              <div class="sheet pa-text" [innerHTML]="reads.value().content"></div>
            } @else {
              <pre class="sheet" tabindex="0">{{ reads.value().content }}</pre>
            }
            @if (reads.value().cut) {
              <p class="pa-soft">{{ t('preview.cut') }}</p>
            }
          } @else if (kind() === 'none' || unread()) {
            <pa-empty-state
              icon="file"
              [heading]="t('preview.none')"
              [text]="t('preview.noneText')"
            />
          } @else {
            <pa-skeleton [rows]="6" />
          }
        }
      }
    </section>
  `,
  styles: `
    img {
      max-width: 100%;
      height: auto;
      border: var(--pa-hairline);
      border-radius: var(--pa-radius);
    }
    iframe {
      width: 100%;
      height: 78dvh;
      border: var(--pa-hairline);
      border-radius: var(--pa-radius);
      background: var(--pa-sheet);
    }
    .sheet {
      max-width: none;
      margin: 0;
      padding: var(--pa-5);
      border: var(--pa-hairline);
      border-radius: var(--pa-radius);
      background: var(--pa-sheet);
      overflow-x: auto;
    }
    pre {
      font: 400 var(--pa-size-body) / 1.6 var(--pa-font);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class PreviewPane {
  private readonly sanitizer = inject(DomSanitizer);
  protected readonly t = injectTexts(documentsTexts);
  readonly documentId = input.required<DocumentId>();
  readonly name = input.required<string>();
  readonly number = input.required<number>();
  readonly kind = input.required<PreviewKind>();

  protected readonly path = computed(() => documentPaths.content(this.documentId(), this.number()));
  /** Our own path, made of ids: nothing that anybody typed. */
  protected readonly safePath = computed(() =>
    this.sanitizer.bypassSecurityTrustResourceUrl(`${this.path()}#navpanes=0&view=FitH`),
  );
  protected readonly reads = inject(DocumentApi).preview(() =>
    this.kind() === 'text' || this.kind() === 'page'
      ? documentPaths.preview(this.documentId(), this.number())
      : undefined,
  );
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
}
