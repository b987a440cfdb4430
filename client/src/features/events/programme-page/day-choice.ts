import { Component, computed, inject, input, output } from '@angular/core';
import type { CivilDay } from '@passerelle/contracts/primitives';
import { Languages } from '../../../platform/i18n/languages';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { eventsTexts } from '../events-texts';

/** The days of an event side by side, with how many sessions the filters leave in each. */
@Component({
  selector: 'pa-day-choice',
  template: `
    <div role="group" [attr.aria-label]="t('days')">
      @for (one of named(); track one.day) {
        <button
          type="button"
          [attr.aria-pressed]="one.day === day()"
          [class.none]="one.count === 0"
          (click)="dayChange.emit(one.day)"
        >
          <span class="weekday">{{ one.weekday }}</span>
          <strong>{{ one.date }}</strong>
          <span class="count pa-numbers">{{ t('sessionCount', { count: one.count }) }}</span>
        </button>
      }
    </div>
  `,
  styles: `
    div {
      display: flex;
      overflow-x: auto;
      scrollbar-width: none;
    }
    button {
      display: grid;
      flex: 0 0 auto;
      justify-items: start;
      min-height: var(--pa-touch);
      padding: var(--pa-2) var(--pa-5) var(--pa-2) var(--pa-3);
      border: 0;
      border-bottom: 4px solid transparent;
      background: none;
      color: var(--pa-ink-soft);
      font: inherit;
      line-height: 1.25;
      cursor: pointer;
    }
    button:hover {
      background: var(--pa-well);
    }
    button:focus-visible {
      outline-offset: -3px;
    }
    button[aria-pressed='true'] {
      border-bottom-color: var(--pa-lagoon);
      background: var(--pa-lagoon-tint);
      color: var(--pa-ink);
    }
    strong {
      color: var(--pa-ink);
      font-size: var(--pa-size-h3);
    }
    .weekday::first-letter {
      text-transform: uppercase;
    }
    .count {
      font-size: var(--pa-size-small);
    }
    .none strong {
      color: var(--pa-ink-soft);
      font-weight: 400;
    }
  `,
})
export class DayChoice {
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(eventsTexts);
  readonly days = input.required<readonly { day: CivilDay; count: number }[]>();
  readonly day = input<CivilDay>();
  readonly dayChange = output<CivilDay>();

  protected readonly named = computed(() => {
    const language = this.languages.current() === 'en' ? 'en-GB' : 'fr';
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    const weekday = format({ weekday: 'long' });
    const date = format({ day: 'numeric', month: 'long' });
    return this.days().map(({ day, count }) => {
      const noon = new Date(`${day}T12:00:00Z`);
      return { day, count, weekday: weekday.format(noon), date: date.format(noon) };
    });
  });
}
