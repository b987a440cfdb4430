import { Service, computed, inject } from '@angular/core';
import type { CivilDay, Instant, TimeZone } from '@passerelle/contracts/primitives';
import { Languages } from '../i18n/languages';
import { Session } from '../session/session';
import { firstOfMonth } from './first-of-month';
import { dayIn, ownZone, placeOf, sameClock, timeOf } from './zones';

const NARROW = '\u202f';

/** Dates in words, in the reader's language. An hour is never bare: it says whose hour it is. */
@Service()
export class Dates {
  private readonly languages = inject(Languages);
  private readonly session = inject(Session);

  /** The zone of the person, else of the device. */
  readonly mine = computed(() => this.session.me()?.zone ?? ownZone());

  /** "jeudi 14 mai 2027" for a civil day or an instant's day in a zone. */
  day(when: CivilDay | Instant, zone: TimeZone = this.mine()): string {
    const civil = when.length === 10;
    return this.format(civil ? `${when}T12:00:00Z` : when, civil ? 'UTC' : zone, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    });
  }

  /** "14 mai" — where the year is plain from what is around. */
  shortDay(when: CivilDay | Instant, zone: TimeZone = this.mine()): string {
    const civil = when.length === 10;
    const options = { day: 'numeric', month: 'long' } as const;
    return this.format(civil ? `${when}T12:00:00Z` : when, civil ? 'UTC' : zone, options);
  }

  /** "14 h 00" or "14:00"; always beside a day or a zone. */
  time(when: Instant, zone: TimeZone = this.mine()): string {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(new Date(when));
    const [hours, minutes] = clock.split(':');
    return this.languages.current() === 'en'
      ? clock
      : `${Number(hours)}${NARROW}h${NARROW}${minutes}`;
  }

  /**
   * In full: "jeudi 14 mai 2027, 14 h 00, heure de Dakar ; 16 h 00 pour vous".
   * `place` names the zone's city where the zone's own name would not do ("Huế" for Asia/Ho_Chi_Minh).
   */
  moment(when: Instant, zone: TimeZone, place = placeOf(zone)): string {
    const whose = timeOf(place, this.languages.current());
    return `${this.day(when, zone)}, ${this.time(when, zone)}, ${whose}${this.forMe(when, zone)}`;
  }

  /** " ; 16 h 00 pour vous", with the day when it is another one; empty when clocks agree. */
  forMe(when: Instant, zone: TimeZone): string {
    const mine = this.mine();
    if (sameClock(when, zone, mine)) return '';
    const otherDay = dayIn(when, zone) !== dayIn(when, mine);
    const time = `${otherDay ? `${this.shortDay(when, mine)}, ` : ''}${this.time(when, mine)}`;
    return this.languages.current() === 'en' ? `; ${time} for you` : `${NARROW}; ${time} pour vous`;
  }

  private format(when: string, zone: TimeZone, options: Intl.DateTimeFormatOptions): string {
    const english = this.languages.current() === 'en';
    const format = new Intl.DateTimeFormat(english ? 'en-GB' : 'fr', {
      ...options,
      timeZone: zone,
    });
    const written = format.format(new Date(when));
    return english ? written : firstOfMonth(written);
  }
}
