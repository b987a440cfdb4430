import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EventCard } from '@passerelle/contracts/events';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Badge } from '../../../ui/badge/badge';
import { Icon } from '../../../ui/icon/icon';
import { homeTexts } from '../home-texts';

/** Events to come: when and where, and whether I am registered. */
@Component({
  selector: 'pa-next-dates',
  imports: [Badge, Icon, RouterLink],
  template: `
    <ul class="pa-list">
      @for (row of rows(); track row.id) {
        <li>
          <a [routerLink]="['/evenements', row.id]">
            <span class="words">
              <span class="when">{{ row.when }}</span>
              <strong [attr.lang]="row.lang">{{ row.name }}</strong>
              <span class="pa-soft">{{ row.where }}</span>
            </span>
            @if (row.registered) {
              <pa-badge tone="free"><pa-icon name="check" />{{ t('registered') }}</pa-badge>
            }
            <pa-icon name="next" />
          </a>
        </li>
      }
    </ul>
  `,
  styleUrl: './next-dates.scss',
})
export class NextDates {
  private readonly dates = inject(Dates);
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(homeTexts);
  readonly events = input.required<readonly EventCard[]>();

  protected readonly rows = computed(() =>
    this.events().map(({ id, name, place, days, registered }) => ({
      ...{ id, registered },
      name: this.languages.pick(name),
      lang: this.languages.langOf(name),
      where: [place.city, place.venue].filter(Boolean).join(', '),
      when: this.whenOf(days.map(({ day }) => day)),
    })),
  );

  private whenOf(days: readonly string[]): string {
    const [first, last] = [days[0], days.at(-1)];
    if (!first || !last) return '';
    if (first === last) return this.dates.day(first);
    return this.t('span', { first: this.dates.shortDay(first), last: this.dates.day(last) });
  }
}
