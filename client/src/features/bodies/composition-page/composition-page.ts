import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SeatOffice, type SeatCard } from '@passerelle/contracts/bodies';
import { CivilDay } from '@passerelle/contracts/primitives';
import { THEMES } from '@passerelle/contracts/themes';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { asProblem } from '../../../platform/problems/problem-error';
import { Session } from '../../../platform/session/session';
import { Permissions } from '../../../platform/session/permissions';
import { Avatar } from '../../../ui/avatar/avatar';
import { Badge } from '../../../ui/badge/badge';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { BodyApi } from '../body-api';
import { SeatRequestForm } from '../seat-request-form/seat-request-form';
import { ShownBody } from '../body-page/shown-body';
import { bodiesTexts } from '../bodies-texts';
import { inOrder } from '../seat-chart/chart-plan';
import { SeatChart } from '../seat-chart/seat-chart';

/** Offices that are named with the date since when they are held. */
const LEAD: readonly SeatOffice[] = ['chair', 'vice-chair', 'rapporteur'];

/**
 * Who sits in a body, or sat there on an earlier day: the chart, then every city with the people who act for it;
 * how the body decides.
 */
@Component({
  selector: 'pa-composition-page',
  imports: [Avatar, Badge, Icon, Notice, RouterLink, SeatChart, SeatRequestForm],
  templateUrl: './composition-page.html',
  styleUrl: './composition-page.scss',
})
export class CompositionPage {
  private readonly languages = inject(Languages);
  private readonly shown = inject(ShownBody);
  protected readonly t = injectTexts(bodiesTexts);
  protected readonly body = this.shown.page;
  protected readonly lit = signal<string | undefined>(undefined);

  protected readonly dates = inject(Dates);
  protected readonly maySucceed = inject(Permissions).secretariat;
  private readonly me = inject(Session).me;
  protected readonly asking = signal(false);
  /** What the reader may send here: an invitation when they lead the body, a request for a city without a seat. */
  protected readonly asks = computed(() => {
    const body = this.body();
    if (body?.mine.permissions.includes('bodies:manage')) return 'invitation' as const;
    const seated = new Set<string>(body?.seats.map(({ organisation }) => organisation.id));
    const without = this.me()?.member
      ? this.me()?.mandates.filter(({ organisationId }) => !seated.has(organisationId))
      : [];
    return body && without?.length ? ('request' as const) : undefined;
  });
  /** The civil day whose composition is shown; empty for today's. */
  protected readonly day = signal('');
  protected readonly today = computed(() => new Date().toISOString().slice(0, 10));
  protected readonly past = inject(BodyApi).composition(
    () => this.body()?.id,
    () => this.day() && `${this.day()}T12:00:00.000Z`,
  );
  protected readonly problem = computed(() => {
    const error = this.day() && this.past.error();
    return error ? asProblem(error) : undefined;
  });
  /** What was read last stays while another day is under way. */
  protected readonly seats = linkedSignal<SeatCard[] | undefined, SeatCard[]>({
    source: () =>
      this.day()
        ? this.past.hasValue()
          ? this.past.value()
          : undefined
        : (this.body()?.seats ?? []),
    computation: (read, previous) => read ?? previous?.value ?? [],
  });

  protected readonly groups = computed(() => {
    const seats = inOrder(this.seats());
    return SeatOffice.options
      .map((office) => ({ office, seats: seats.filter((seat) => seat.office === office) }))
      .filter((group) => group.seats.length > 0);
  });
  protected readonly themes = computed(() =>
    (this.body()?.themes ?? []).map((theme) => THEMES[theme][this.languages.current()]),
  );
  protected readonly votingSeats = computed(
    () => this.body()?.seats.filter((seat) => seat.hasVote).length ?? 0,
  );
  protected readonly rule = computed(() => {
    const rule = this.body()?.rule;
    if (!rule) return undefined;
    const quorum = Math.round(rule.quorum * 100);
    return [
      this.t('rule.seats', { count: this.votingSeats() }),
      quorum > 0 ? this.t('rule.quorum', { quorum }) : this.t('rule.noQuorum'),
      this.t(`majority.${rule.majority}`),
      ...(rule.castingVote ? [this.t('rule.casting')] : []),
    ];
  });

  protected choose(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.day.set(CivilDay.safeParse(value).data ?? '');
  }

  protected leads({ office }: SeatCard): boolean {
    return LEAD.includes(office);
  }

  /** Since when the office is held, and until when where that is known. */
  protected span({ from, until }: SeatCard): string {
    const since = this.dates.day(from);
    return until
      ? this.t('office.span', { from: since, until: this.dates.day(until) })
      : this.t('office.since', { from: since });
  }
}
