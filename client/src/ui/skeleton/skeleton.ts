import { Component, computed, input } from '@angular/core';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { uiTexts } from '../ui-texts';

/** The shape of what is coming: `rows` lines of a list, or of a text. */
@Component({
  selector: 'pa-skeleton',
  template: `
    <span class="pa-hidden" role="status">{{ t('loading') }}</span>
    @for (width of widths(); track $index) {
      <span class="row" aria-hidden="true"><span [style.inline-size.%]="width"></span></span>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .row {
      display: flex;
      align-items: center;
      height: var(--pa-row);
      border-bottom: var(--pa-hairline);
    }
    .row > span {
      height: 0.875rem;
      border-radius: 3px;
      background: var(--pa-well);
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      to {
        opacity: 0.45;
      }
    }
  `,
})
export class Skeleton {
  readonly rows = input(4);
  protected readonly t = injectTexts(uiTexts);
  protected readonly widths = computed(() =>
    Array.from({ length: this.rows() }, (_, row) => 40 + ((row * 37) % 50)),
  );
}
