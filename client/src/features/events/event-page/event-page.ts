import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { eventPaths } from '@passerelle/contracts/events';
import type { EventId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import { DELEGATION_OFFICES } from '@passerelle/rules/events/rights';
import { Dates } from '../../../platform/dates/dates';
import { sameClock, timeOf } from '../../../platform/dates/zones';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { asProblem } from '../../../platform/problems/problem-error';
import { Permissions } from '../../../platform/session/permissions';
import { Session } from '../../../platform/session/session';
import { Badge } from '../../../ui/badge/badge';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Aside } from '../../../ui/page/aside';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { RegistrationApi } from '../../registrations/registration-api';
import { EventApi } from '../event-api';
import { EventDates } from '../event-dates-api';
import { eventsTexts } from '../events-texts';
import { presentMoment } from '../programme/now';
import { registrationState } from '../registration-state';

/** What an event is, where and when, and the doors from there: programme, registration, ticket, gate. */
@Component({
  selector: 'pa-event-page',
  imports: [Aside, Badge, Icon, Notice, Page, RouterLink, Skeleton],
  templateUrl: './event-page.html',
  styleUrl: './event-page.scss',
})
export class EventPage {
  private readonly api = inject(EventApi);
  private readonly session = inject(Session);
  protected readonly languages = inject(Languages);
  protected readonly dates = inject(Dates);
  protected readonly eventDates = inject(EventDates);
  protected readonly secretariat = inject(Permissions).secretariat;
  protected readonly t = injectTexts(eventsTexts);
  private readonly now = presentMoment();
  readonly eventId = input.required<EventId>();

  protected readonly reads = this.api.event(() => this.eventId());
  private readonly mine = inject(RegistrationApi).mine(() =>
    this.session.signedIn() ? this.eventId() : undefined,
  );
  protected readonly event = computed(() =>
    this.reads.hasValue() ? this.reads.value() : undefined,
  );
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly registration = computed(() =>
    this.mine.hasValue() ? this.mine.value().registration : undefined,
  );
  protected readonly state = computed(() => {
    const event = this.event();
    return event ? registrationState(event, this.now()) : 'none';
  });
  protected readonly maySend = computed(
    () =>
      this.secretariat() ||
      (this.session.me()?.mandates ?? []).some(({ office }) => DELEGATION_OFFICES.includes(office)),
  );
  protected readonly mayCheckIn = computed(
    () => this.secretariat() || this.registration()?.role === 'staff',
  );

  protected readonly heading = computed(() => {
    const event = this.event();
    return event ? this.languages.pick(event.name) : this.t('event');
  });
  protected readonly place = computed(() => {
    const place = this.event()?.place;
    if (!place) return undefined;
    const names = new Intl.DisplayNames(this.languages.current(), { type: 'region' });
    const country = place.country && names.of(place.country);
    const city = [place.city, country].filter(Boolean).join(', ');
    return { ...place, city };
  });
  /** Whose clock the programme follows, and mine where it is another. */
  protected readonly clocks = computed(() => {
    const event = this.event();
    const start = event?.days[0]?.from;
    if (!event || !start) return undefined;
    const there = timeOf(event.place.city, this.languages.current());
    const same = sameClock(start, event.zone, this.dates.mine());
    const noon = new Date(Date.parse(start) + 12 * 3_600_000).toISOString();
    return { there, gap: same ? undefined : this.dates.time(noon) };
  });
  protected readonly exports = computed(() => {
    const id = this.eventId();
    const language = `?language=${this.languages.current()}`;
    return [
      { href: eventPaths.exportCalendar(id) + language, name: this.t('export.ics') },
      { href: eventPaths.exportXml(id) + language, name: this.t('export.xml') },
      { href: eventPaths.exportJson(id) + language, name: this.t('export.json') },
    ];
  });

  protected async publish(): Promise<void> {
    this.problem.set(undefined);
    try {
      this.reads.set(await this.api.publish(this.eventId()));
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
