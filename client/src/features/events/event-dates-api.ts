import { Service, inject } from '@angular/core';
import type { EventDay } from '@passerelle/contracts/events';
import { Dates } from '../../platform/dates/dates';
import { firstOfMonth } from '../../platform/dates/first-of-month';
import { Languages } from '../../platform/i18n/languages';

/** The days of an event in words. */
@Service()
export class EventDates {
  private readonly dates = inject(Dates);
  private readonly languages = inject(Languages);

  /** "mercredi 21 avril 2027", or "21–23 avril 2027" as the language writes a span; empty without days. */
  spanOf(days: readonly EventDay[]): string {
    const [first, last] = [days[0]?.day, days.at(-1)?.day];
    if (!first || !last) return '';
    if (first === last) return this.dates.day(first);
    const format = new Intl.DateTimeFormat(this.tag(), {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    const span = format.formatRange(noon(first), noon(last));
    return this.languages.current() === 'en' ? span : firstOfMonth(span);
  }

  /** The first day as on a calendar leaf. */
  leafOf(days: readonly EventDay[]): { number: string; month: string; year: string } | undefined {
    const day = days[0]?.day;
    if (!day) return undefined;
    const part = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(this.tag(), { ...options, timeZone: 'UTC' }).format(noon(day));
    return {
      number: String(Number(day.slice(8))),
      month: part({ month: 'short' }),
      year: day.slice(0, 4),
    };
  }

  private tag(): string {
    return this.languages.current() === 'en' ? 'en-GB' : 'fr';
  }
}

function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
