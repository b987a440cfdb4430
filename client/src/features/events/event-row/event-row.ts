import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EventCard } from '@passerelle/contracts/events';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Badge } from '../../../ui/badge/badge';
import { Icon } from '../../../ui/icon/icon';
import { EventDates } from '../event-dates-api';
import { eventsTexts } from '../events-texts';
import { presentMoment } from '../programme/now';
import { registrationState } from '../registration-state';

/** An event in a list: its day as on a calendar leaf, its name, where, and whether I come. */
@Component({
  selector: 'pa-event-row',
  imports: [Badge, Icon, RouterLink],
  template: `
    <a [routerLink]="['/evenements', event().id]">
      @if (leaf(); as day) {
        <span class="leaf" aria-hidden="true">
          <span>{{ day.month }}</span>
          <strong class="pa-numbers">{{ day.number }}</strong>
          <span class="pa-numbers">{{ day.year }}</span>
        </span>
      }
      <span class="words">
        <strong [attr.lang]="languages.langOf(event().name)">{{
          languages.pick(event().name)
        }}</strong>
        <span>{{ eventDates.spanOf(event().days) }}</span>
        <span class="pa-soft"
          >{{ place() }} · {{ t('sessionCount', { count: event().sessionCount }) }}</span
        >
      </span>
      <span class="marks">
        @if (event().status === 'draft') {
          <pa-badge tone="waits">{{ t('draft') }}</pa-badge>
        }
        @if (event().registered) {
          <pa-badge tone="lagoon"><pa-icon name="check" />{{ t('registered') }}</pa-badge>
        } @else if (open()) {
          <pa-badge tone="free">{{ t('registrationOpen') }}</pa-badge>
        }
        @if (!event().public) {
          <pa-badge><pa-icon name="lock" />{{ t('membersOnly') }}</pa-badge>
        }
      </span>
      <pa-icon name="next" />
    </a>
  `,
  styleUrl: './event-row.scss',
})
export class EventRow {
  protected readonly languages = inject(Languages);
  protected readonly eventDates = inject(EventDates);
  protected readonly t = injectTexts(eventsTexts);
  private readonly now = presentMoment();
  readonly event = input.required<EventCard>();

  protected readonly leaf = computed(() => this.eventDates.leafOf(this.event().days));
  protected readonly place = computed(() => {
    const { venue, city } = this.event().place;
    return [venue, city].filter(Boolean).join(', ');
  });
  protected readonly open = computed(() => registrationState(this.event(), this.now()) === 'open');
}
