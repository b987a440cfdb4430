import { Component, DestroyRef, inject, input } from '@angular/core';
import type { Problem } from '@passerelle/contracts/problems';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { Session } from '../../platform/session/session';
import { Notice } from '../../ui/notice/notice';
import { PageHeader } from '../../ui/page/page-header';
import { shellTexts } from '../shell-texts';

/** Pause between two attempts, in milliseconds. */
const AGAIN_AFTER = 5_000;

/** Shown instead of everything when the service has not answered the first question. Keeps asking. */
@Component({
  selector: 'pa-outage',
  imports: [Notice, PageHeader],
  template: `
    <main>
      <pa-page-header [heading]="t('outage')" [lead]="t('outageLead')" />
      <pa-notice [problem]="problem()" [retryable]="true" (retry)="ask()" />
    </main>
  `,
  styles: `
    main {
      display: grid;
      gap: var(--pa-5);
      max-width: 44rem;
      margin: 0 auto;
      padding: var(--pa-8) var(--pa-5);
    }
  `,
})
export class Outage {
  private readonly session = inject(Session);
  readonly problem = input.required<Problem>();
  protected readonly t = injectTexts(shellTexts);

  constructor() {
    const clock = setInterval(() => this.ask(), AGAIN_AFTER);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
  }

  protected ask(): void {
    void this.session.open();
  }
}
