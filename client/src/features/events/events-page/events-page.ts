import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { EventCard } from '@passerelle/contracts/events';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Permissions } from '../../../platform/session/permissions';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { Segments } from '../../../ui/tabs/segments';
import { EventApi } from '../event-api';
import { EventRow } from '../event-row/event-row';
import { eventsTexts } from '../events-texts';
import { presentMoment } from '../programme/now';

/** Every event that the reader may know of: those to come, and those that are over. */
@Component({
  selector: 'pa-events-page',
  imports: [EmptyState, EventRow, Icon, Notice, Page, RouterLink, Segments, Skeleton],
  templateUrl: './events-page.html',
  styles: `
    pa-segments {
      display: block;
      margin-bottom: var(--pa-5);
    }
  `,
})
export class EventsPage {
  private readonly router = inject(Router);
  protected readonly t = injectTexts(eventsTexts);
  protected readonly secretariat = inject(Permissions).secretariat;
  private readonly now = presentMoment();
  /** `passes` for those that are over. */
  readonly quand = input<string>();

  protected readonly list = inject(EventApi).list();
  protected readonly unread = computed(() => {
    const error = this.list.error();
    return error && asProblem(error);
  });
  protected readonly when = computed(() => (this.quand() === 'passes' ? 'passes' : 'a-venir'));
  protected readonly choices = computed(() => [
    { value: 'a-venir', label: this.t('list.upcoming') },
    { value: 'passes', label: this.t('list.past') },
  ]);
  protected readonly shown = computed(() => {
    const past = this.when() === 'passes';
    const events = this.list.hasValue() ? this.list.value() : [];
    return events.filter((event) => isOver(event, this.now()) === past);
  });

  protected choose(quand: string): void {
    void this.router.navigate(['/evenements'], {
      queryParams: { quand: quand === 'passes' ? quand : null },
      scroll: 'manual',
    });
  }
}

function isOver({ days }: EventCard, now: number): boolean {
  const last = days.at(-1);
  return last !== undefined && Date.parse(last.until) <= now;
}
