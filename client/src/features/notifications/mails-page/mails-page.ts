import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { Problem } from '@passerelle/contracts/problems';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Badge } from '../../../ui/badge/badge';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { NotificationApi } from '../notification-api';
import { notificationsTexts } from '../notifications-texts';

/** The outbox: to whom mails go, and whether they left. */
@Component({
  selector: 'pa-mails-page',
  imports: [Badge, EmptyState, Notice, Page, Skeleton],
  templateUrl: './mails-page.html',
  styleUrl: './mails-page.scss',
})
export class MailsPage {
  private readonly api = inject(NotificationApi);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(notificationsTexts);
  protected readonly reads = this.api.mails();
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly list = linkedSignal(() =>
    this.reads.hasValue() ? this.reads.value() : undefined,
  );
  protected readonly unreadable = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });

  protected async more(after: string): Promise<void> {
    try {
      const page = await this.api.moreMails(after);
      this.list.update((list) => list && { ...page, items: [...list.items, ...page.items] });
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
