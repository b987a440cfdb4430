import { DOCUMENT, Component, computed, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import type { ChatFacts } from '@passerelle/contracts/chat';
import type { DiscussionFacts } from '@passerelle/contracts/discussions';
import { auditTime, filter, fromEvent, merge } from 'rxjs';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Live } from '../../../platform/live/live';
import { LiveRooms } from '../../../platform/live/live-rooms';
import { asProblem } from '../../../platform/problems/problem-error';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Notice } from '../../../ui/notice/notice';
import { Aside } from '../../../ui/page/aside';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { EventApi } from '../../events/event-api';
import { HomeApi } from '../home-api';
import { homeTexts } from '../home-texts';
import { MyBodies } from '../my-bodies/my-bodies';
import { NextDates } from '../next-dates/next-dates';
import { upcoming } from '../next-dates/upcoming';
import { WaitingList } from '../waiting-list/waiting-list';

/** While facts pour in, what waits is read again at most this often, in milliseconds. */
const REREAD_EVERY = 800;
/** Bodies whose discussions are listened to from here, at most. */
const HEARD_BODIES = 12;

/** The first page of the day: what waits for me, my next dates, my bodies. */
@Component({
  selector: 'pa-home-page',
  imports: [
    ...[Aside, EmptyState, MyBodies, NextDates, Notice, Page, RouterLink, Skeleton, WaitingList],
  ],
  templateUrl: './home-page.html',
  styleUrl: './home-page.scss',
})
export class HomePage {
  private readonly dates = inject(Dates);
  private readonly live = inject(Live);
  private readonly rooms = inject(LiveRooms);
  private readonly document = inject(DOCUMENT);
  protected readonly me = inject(Session).me;
  protected readonly t = injectTexts(homeTexts);
  protected readonly reads = inject(HomeApi).home();
  private readonly events = inject(EventApi).list();

  protected readonly today = computed(() =>
    this.t('today', { day: this.dates.day(new Date().toISOString()) }),
  );
  /** "Bonjour, Aïssatou": the first word of the name, as one greets. */
  protected readonly given = computed(() => this.me()?.name.split(' ')[0] ?? '');
  protected readonly home = computed(() =>
    this.reads.hasValue() ? this.reads.value() : undefined,
  );
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly next = computed(() => {
    const all = this.events.hasValue() ? this.events.value() : [];
    return upcoming(all, new Date().toISOString()).slice(0, 3);
  });

  constructor() {
    const line = this.live.line<object, ChatFacts & DiscussionFacts>();
    const seen = fromEvent(this.document, 'visibilitychange').pipe(
      filter(() => this.document.visibilityState === 'visible'),
    );
    merge(
      line.facts('chat:unread-changed'),
      line.facts('chat:read-moved'),
      line.facts('discussion:started'),
      line.facts('discussion:replied'),
      line.facts('discussion:mentioned'),
      line.facts('discussion:read-moved'),
      this.live.opened,
      seen,
    )
      .pipe(auditTime(REREAD_EVERY), takeUntilDestroyed())
      .subscribe(() => this.reads.reload());
    for (let nth = 0; nth < HEARD_BODIES; nth += 1) this.rooms.stay(() => this.roomOf(nth));
  }

  private roomOf(nth: number): string | undefined {
    const bodies = [...new Set(this.me()?.seats.map((seat) => seat.bodyId))];
    return bodies[nth] && `body:${bodies[nth]}`;
  }
}
