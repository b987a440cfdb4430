import { Component, computed, inject, input, output } from '@angular/core';
import type { EventId, SessionId } from '@passerelle/contracts/ids';
import type { SignUp, SignUpCount } from '@passerelle/contracts/sign-ups';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { clockWords, shiftWords, slotOn, slotWords, type Clock } from '../programme/clock-words';
import { byStart } from '../programme/day-list';
import { growing } from '../programme/growing';
import { openedSession } from '../programme/opened-session';
import { PlaceBadge } from '../programme/place-badge';
import { Printing } from '../programme/printing';
import type { Entry } from '../programme/programme-entries';
import { eventsTexts } from '../events-texts';

/** One day of the programme, hour by hour: what a phone shows, and paper. */
@Component({
  selector: 'pa-day-list',
  imports: [PlaceBadge],
  templateUrl: './day-list.html',
  styleUrl: './day-list.scss',
  host: { '(click)': 'follow($event)' },
})
export class DayList {
  private readonly languages = inject(Languages);
  private readonly printing = inject(Printing);
  protected readonly t = injectTexts(eventsTexts);

  readonly eventId = input.required<EventId>();
  readonly entries = input.required<readonly Entry[]>();
  readonly clock = input.required<Clock>();
  readonly signUps = input.required<ReadonlyMap<SessionId, SignUp>>();
  readonly counts = input.required<ReadonlyMap<SessionId, SignUpCount>>();
  /** Milliseconds since the epoch. */
  readonly now = input.required<number>();
  /** Changes when the reader asks for something else. */
  readonly question = input.required<string>();
  readonly opened = output<SessionId>();

  private readonly shown = growing(this.entries, {
    of: this.question,
    first: 24,
    portion: 10,
    whole: this.printing.now,
  });
  protected readonly groups = computed(() => {
    const language = this.languages.current();
    const clock = this.clock();
    return byStart(this.shown()).map((group) => {
      const { from, dayShift } = slotOn(group.entries[0].clocks, clock);
      return {
        ...group,
        clock: clockWords(from.clock, language),
        shift: dayShift === 0 ? '' : shiftWords(dayShift, language),
      };
    });
  });
  /** Start of the first group that is still to come or going on, while the day runs. */
  protected readonly nextStart = computed(() => {
    const now = this.now();
    const entries = this.entries();
    if (!entries.length || now < entries[0].from) return undefined;
    return entries.find((entry) => entry.from > now)?.from;
  });

  protected hours(entry: Entry): string {
    return slotWords(entry.clocks, this.clock(), this.languages.current());
  }

  protected follow(event: MouseEvent): void {
    const id = openedSession(event);
    if (id) this.opened.emit(id);
  }
}
