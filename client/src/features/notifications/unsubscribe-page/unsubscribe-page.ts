import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Problem } from '@passerelle/contracts/problems';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { asProblem } from '../../../platform/problems/problem-error';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { NotificationApi } from '../notification-api';
import { notificationsTexts } from '../notifications-texts';

/** Where the link of a mail leads: says what would stop, and stops it when asked to. No sign-in. */
@Component({
  selector: 'pa-unsubscribe-page',
  imports: [Notice, Page, RouterLink, Skeleton],
  template: `
    <pa-page [heading]="t('stop.title')" [lead]="what()">
      @if (problem() ?? unreadable(); as fault) {
        <pa-notice [problem]="fault" />
      } @else if (done()) {
        <pa-notice tone="done">{{ t('stop.done') }}</pa-notice>
      } @else if (what()) {
        <button type="button" class="pa-button pa-primary" (click)="stop()">
          {{ t('stop.confirm') }}
        </button>
      } @else {
        <pa-skeleton [rows]="2" />
      }
      <p class="else">
        <a routerLink="/notifications/reglages">{{ t('stop.settings') }}</a>
      </p>
    </pa-page>
  `,
  styles: `
    .else {
      margin-top: var(--pa-5);
    }
  `,
})
export class UnsubscribePage {
  private readonly api = inject(NotificationApi);
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(notificationsTexts);
  readonly token = input.required<string>();
  private readonly reads = this.api.unsubscription(() => this.token());
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly done = signal(false);
  protected readonly unreadable = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly what = computed(() => {
    if (!this.reads.hasValue()) return undefined;
    const { stops, body } = this.reads.value();
    const name = body ? this.languages.pick(body) : this.t('stop.aBody');
    return this.t(`stop.${stops}`, { name });
  });

  protected async stop(): Promise<void> {
    try {
      await this.api.unsubscribe(this.token());
      this.done.set(true);
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
