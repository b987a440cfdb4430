import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SessionId, type EventId } from '@passerelle/contracts/ids';
import { dayIn, placeOf, timeOf } from '../../../platform/dates/zones';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { asProblem } from '../../../platform/problems/problem-error';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { mediaQuery } from '../../../ui/media-query';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Sheet } from '../../../ui/sheet/sheet';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { Segments } from '../../../ui/tabs/segments';
import { myPlaces } from '../../registrations/my-places-api';
import { DayList } from '../day-list/day-list';
import { EventApi } from '../event-api';
import { EventDates } from '../event-dates-api';
import { eventsTexts } from '../events-texts';
import { announcePromotions } from '../programme/announce-promotions';
import type { Clock } from '../programme/clock-words';
import { presentMoment } from '../programme/now';
import { Printing } from '../programme/printing';
import { programmeEntries } from '../programme/programme-entries';
import {
  addressOf,
  dayToShow,
  filterOf,
  filtered,
  isNarrowed,
  type ProgrammeFilter,
} from '../programme/programme-filter';
import { ProgrammeFilters } from '../programme-filters/programme-filters';
import { SessionDetail } from '../session-detail/session-detail';
import { registrationState } from '../registration-state';
import { Timetable } from '../timetable/timetable';
import { DayChoice } from './day-choice';

/** The programme of an event. What is looked at (day, filters, clock, session) stands in the address. */
@Component({
  selector: 'pa-programme-page',
  imports: [
    ...[DayChoice, DayList, EmptyState, Icon, Notice, Page, ProgrammeFilters, RouterLink],
    ...[Segments, SessionDetail, Sheet, Skeleton, Timetable],
  ],
  templateUrl: './programme-page.html',
  styleUrl: './programme-page.scss',
})
export class ProgrammePage {
  private readonly router = inject(Router);
  private readonly languages = inject(Languages);
  protected readonly dates = inject(Dates);
  private readonly eventDates = inject(EventDates);
  private readonly printing = inject(Printing);
  protected readonly t = injectTexts(eventsTexts);

  readonly eventId = input.required<EventId>();
  readonly jour = input<string>();
  readonly heure = input<string>();
  readonly vue = input<string>();
  readonly seance = input<string>();
  readonly salle = input<string>();
  readonly parcours = input<string>();
  readonly type = input<string>();
  readonly langue = input<string>();
  readonly miennes = input<string>();
  readonly q = input<string>();

  protected readonly reads = inject(EventApi).programme(() => this.eventId());
  protected readonly places = myPlaces(() => this.eventId());
  protected readonly now = presentMoment();
  private readonly wide = mediaQuery('(min-width: 900px)');
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });

  protected readonly programme = computed(() =>
    this.reads.hasValue() ? this.reads.value() : undefined,
  );
  private readonly entries = computed(() => {
    const programme = this.programme();
    const reader = { language: this.languages.current(), zone: this.dates.mine() };
    return programme ? programmeEntries(programme, reader) : [];
  });
  protected readonly twoClocks = computed(() => this.entries().some(({ clocks }) => clocks.mine));
  protected readonly clock = computed<Clock>(() =>
    this.heure() === 'la-mienne' && this.twoClocks() ? 'mine' : 'there',
  );
  protected readonly zone = computed(() => {
    const there = this.programme()?.event.zone ?? 'UTC';
    return this.clock() === 'mine' ? this.dates.mine() : there;
  });
  protected readonly clockNames = computed(() => {
    const language = this.languages.current();
    const there = timeOf(this.programme()?.event.place.city ?? '', language);
    return { there, mine: timeOf(placeOf(this.dates.mine()), language) };
  });
  protected readonly clocks = computed(() => [
    { value: 'there', label: capital(this.clockNames().there) },
    { value: 'mine', label: this.t('clock.mine', { place: placeOf(this.dates.mine()) }) },
  ]);

  protected readonly filter = computed(() =>
    filterOf({
      salle: this.salle(),
      parcours: this.parcours(),
      type: this.type(),
      langue: this.langue(),
      miennes: this.miennes(),
      q: this.q(),
    }),
  );
  protected readonly narrowed = computed(() => isNarrowed(this.filter()));
  private readonly mine = computed(() => new Set(this.places.signUps().keys()));
  private readonly found = computed(() => filtered(this.entries(), this.filter(), this.mine()));
  protected readonly days = computed(() => {
    const found = this.found();
    const held = new Set(this.entries().map(({ day }) => day));
    const listed = (this.programme()?.event.days ?? []).filter(({ day }) => held.has(day));
    return listed.map(({ day }) => ({
      day,
      count: found.filter((entry) => entry.day === day).length,
    }));
  });
  protected readonly day = computed(() => {
    const zone = this.programme()?.event.zone ?? 'UTC';
    const today = dayIn(new Date(this.now()).toISOString(), zone);
    return dayToShow(
      this.jour(),
      this.days().map(({ day }) => day),
      today,
    );
  });
  protected readonly shown = computed(() => this.found().filter(({ day }) => day === this.day()));
  protected readonly elsewhere = computed(() =>
    this.days().filter(({ day, count }) => count > 0 && day !== this.day()),
  );
  protected readonly question = computed(() =>
    JSON.stringify([this.day(), this.filter(), this.grid()]),
  );
  protected readonly grid = computed(
    () => this.wide() && this.vue() !== 'liste' && !this.printing.now(),
  );
  protected readonly mayChooseView = this.wide;
  protected readonly views = computed(() => [
    { value: 'grille', label: this.t('view.grid') },
    { value: 'liste', label: this.t('view.list') },
  ]);
  protected readonly session = computed(() => SessionId.safeParse(this.seance()).data);
  protected readonly lead = computed(() => {
    const event = this.programme()?.event;
    if (!event) return undefined;
    return `${this.languages.pick(event.name)} · ${this.eventDates.spanOf(event.days)}`;
  });
  protected readonly mayRegister = computed(() => {
    const event = this.programme()?.event;
    return event && this.places.known() && registrationState(event, this.now()) === 'open';
  });

  constructor() {
    announcePromotions(this.places, (id) => this.entries().find((entry) => entry.id === id)?.title);
    effect(() => {
      const heard = this.places.revision();
      const known = untracked(() => this.programme()?.event.revision);
      if (known !== undefined && heard > known) untracked(() => this.reads.reload());
    });
  }

  protected narrow(filter: ProgrammeFilter): void {
    this.go(addressOf(filter), true);
  }

  protected showDay(jour: string): void {
    this.go({ jour });
  }

  protected showView(vue: string): void {
    this.go({ vue: vue === 'liste' ? vue : null });
  }

  protected readOn(clock: string): void {
    this.go({ heure: clock === 'mine' ? 'la-mienne' : null });
  }

  protected open(seance: SessionId): void {
    this.go({ seance });
  }

  protected close(open: boolean): void {
    if (!open) this.go({ seance: null });
  }

  protected print(): void {
    print();
  }

  private go(queryParams: Readonly<Record<string, string | null>>, replaceUrl = false): void {
    void this.router.navigate(['/evenements', this.eventId(), 'programme'], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl,
      scroll: 'manual',
    });
  }
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
