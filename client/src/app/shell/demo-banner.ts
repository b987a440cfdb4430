import { Component, inject } from '@angular/core';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { Session } from '../../platform/session/session';
import { shellTexts } from '../shell-texts';

/** Says on every page of a demonstration that it is one. */
@Component({
  selector: 'pa-demo-banner',
  template: `
    @if (network()?.demo) {
      <aside class="pa-screen" [attr.aria-label]="t('demo')">
        <strong>{{ t('demo') }}</strong> {{ t('demoText') }}
      </aside>
    }
  `,
  styles: `
    aside {
      padding: 0.375rem var(--pa-5);
      border-bottom: var(--pa-hairline);
      background: var(--pa-well);
      font-size: var(--pa-size-small);
      text-align: center;
    }
    strong {
      margin-inline-end: 0.375rem;
    }
  `,
})
export class DemoBanner {
  protected readonly network = inject(Session).network;
  protected readonly t = injectTexts(shellTexts);
}
