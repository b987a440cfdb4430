import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DocumentItem } from '@passerelle/contracts/documents';
import { previewOf } from '@passerelle/rules/documents/previews';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Icon } from '../../../ui/icon/icon';
import { documentsTexts } from '../documents-texts';
import { injectSizes } from '../readable';

/** A document in its folder: name, version, size, who laid it there and when. */
@Component({
  selector: 'pa-document-row',
  imports: [Icon, RouterLink],
  template: `
    <a [routerLink]="['/instances', document().bodyId, 'documents', document().id]">
      <pa-icon [name]="icon()" />
      <span class="words">
        <span class="name">{{ document().name }}</span>
        <span class="pa-soft pa-small">
          {{ t('by', { name: document().by.name, day: dates.day(document().at) }) }}
        </span>
      </span>
      <span class="facts pa-soft pa-small pa-numbers">
        <span>{{ t('version', { number: document().version }) }}</span>
        <span>{{ sizeOf(document().size) }}</span>
      </span>
    </a>
  `,
  styles: `
    :host {
      display: block;
    }
    a {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: var(--pa-1) var(--pa-4);
      align-items: center;
      min-height: 3.75rem;
      padding: var(--pa-2) 0;
      color: inherit;
      text-decoration: none;
    }
    a:hover .name {
      text-decoration: underline;
    }
    pa-icon {
      color: var(--pa-lagoon);
    }
    .words {
      display: grid;
      overflow-wrap: anywhere;
    }
    .name {
      font-weight: 600;
    }
    .facts {
      display: flex;
      gap: var(--pa-5);
    }
    .facts span:last-child {
      min-width: 4.5rem;
      text-align: end;
    }
    @media (max-width: 599px) {
      a {
        grid-template-columns: auto minmax(0, 1fr);
      }
      .facts {
        grid-column: 2;
        gap: var(--pa-4);
      }
      .facts span:last-child {
        min-width: 0;
      }
    }
  `,
})
export class DocumentRow {
  protected readonly dates = inject(Dates);
  protected readonly sizeOf = injectSizes();
  protected readonly t = injectTexts(documentsTexts);
  readonly document = input.required<DocumentItem>();
  protected readonly icon = computed(() =>
    previewOf(this.document().type) === 'image' ? 'image' : 'file',
  );
}
