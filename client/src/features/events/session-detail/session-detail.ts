import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EventId, SessionId } from '@passerelle/contracts/ids';
import type { Speaker } from '@passerelle/contracts/sessions';
import { endOf } from '@passerelle/rules/events/slots';
import { Dates } from '../../../platform/dates/dates';
import { sameClock } from '../../../platform/dates/zones';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { asProblem } from '../../../platform/problems/problem-error';
import { Avatar } from '../../../ui/avatar/avatar';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import type { MyPlaces } from '../../registrations/my-places-api';
import { EventApi } from '../event-api';
import { eventsTexts } from '../events-texts';
import { SignUpPanel } from '../sign-up-panel/sign-up-panel';
import { paragraphsOf } from './paragraphs';

/** One session: when on both clocks, where, who, what, and my place in it. Stands in a sheet or on a page of its own. */
@Component({
  selector: 'pa-session-detail',
  imports: [Avatar, Icon, Notice, RouterLink, SignUpPanel, Skeleton],
  templateUrl: './session-detail.html',
  styleUrl: './session-detail.scss',
})
export class SessionDetail {
  protected readonly dates = inject(Dates);
  protected readonly languages = inject(Languages);
  protected readonly t = injectTexts(eventsTexts);

  readonly eventId = input.required<EventId>();
  readonly sessionId = input.required<SessionId>();
  readonly places = input.required<MyPlaces>();
  /** In a sheet the title is shown here, and a link leads to the page. */
  readonly inSheet = input(false);

  protected readonly reads = inject(EventApi).session(
    () => this.eventId(),
    () => this.sessionId(),
  );
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly page = computed(() =>
    this.reads.hasValue() ? this.reads.value() : undefined,
  );
  protected readonly about = computed(() => {
    const page = this.page();
    if (!page) return undefined;
    const { session, event } = page;
    const until = endOf(session);
    const mine = this.dates.mine();
    return {
      day: this.dates.day(session.start, event.zone),
      from: this.dates.time(session.start, event.zone),
      until: this.dates.time(until, event.zone),
      mine: sameClock(session.start, event.zone, mine)
        ? undefined
        : {
            day: this.dates.day(session.start, mine),
            from: this.dates.time(session.start, mine),
            until: this.dates.time(until, mine),
          },
    };
  });
  protected readonly texts = computed(() => {
    const session = this.page()?.session;
    return [session?.abstract, session?.description].flatMap((text) =>
      text
        ? [{ lang: this.languages.langOf(text), lines: paragraphsOf(this.languages.pick(text)) }]
        : [],
    );
  });
  protected readonly spoken = computed(() => {
    const session = this.page()?.session;
    const names = new Intl.DisplayNames(this.languages.current(), { type: 'language' });
    const name = (code: string) => names.of(code) ?? code;
    return (
      session && {
        language: session.language && name(session.language),
        interpretation: session.interpretation.map(name).join(', '),
      }
    );
  });
  protected readonly people = computed(() => {
    const page = this.page();
    const chairs: readonly Speaker[] = page?.chairs ?? [];
    const speakers: readonly Speaker[] = page?.speakers ?? [];
    return [
      ...chairs.map((person) => ({ person, chairs: true })),
      ...speakers.map((person) => ({ person, chairs: false })),
    ];
  });
}
