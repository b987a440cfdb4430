import {
  Component,
  DOCUMENT,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { SessionId, type EventId } from '@passerelle/contracts/ids';
import type { TimeZone } from '@passerelle/contracts/primitives';
import type { Programme } from '@passerelle/contracts/programmes';
import type { SignUp, SignUpCount } from '@passerelle/contracts/sign-ups';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Icon } from '../../../ui/icon/icon';
import { eventsTexts } from '../events-texts';
import { clockWords, slotWords, type Clock } from '../programme/clock-words';
import { placeState } from '../programme/fullness';
import { growing } from '../programme/growing';
import { openedSession } from '../programme/opened-session';
import { Printing } from '../programme/printing';
import type { Entry } from '../programme/programme-entries';
import { sheetOf, type Block } from '../programme/timetable-layout';
import { isArrow, neighbour } from './neighbour';

/** Pixels of a block below which it has one line only, and from which it shows who speaks. */
const ONE_LINE = 40;
const WITH_SPEAKERS = 96;

/** One day as a sheet of paper: rooms side by side, hours downwards, the present as a line. */
@Component({
  selector: 'pa-timetable',
  imports: [Icon],
  templateUrl: './timetable.html',
  styleUrl: './timetable.scss',
  host: { '(click)': 'follow($event)', '(keydown)': 'move($event)' },
})
export class Timetable {
  private readonly languages = inject(Languages);
  private readonly document = inject(DOCUMENT);
  protected readonly t = injectTexts(eventsTexts);
  private readonly scroller = viewChild<ElementRef<HTMLElement>>('scroller');

  readonly eventId = input.required<EventId>();
  readonly entries = input.required<readonly Entry[]>();
  readonly rooms = input.required<Programme['rooms']>();
  readonly clock = input.required<Clock>();
  readonly zone = input.required<TimeZone>();
  /** Whose time the hours are, in words. */
  readonly whose = input.required<string>();
  readonly label = input.required<string>();
  readonly signUps = input.required<ReadonlyMap<SessionId, SignUp>>();
  readonly counts = input.required<ReadonlyMap<SessionId, SignUpCount>>();
  readonly now = input.required<number>();
  readonly question = input.required<string>();
  readonly opened = output<SessionId>();

  protected readonly sheet = computed(() =>
    sheetOf(this.entries(), this.rooms(), this.zone(), this.t('noRoom')),
  );
  protected readonly columns = growing(
    computed(() => this.sheet()?.columns ?? []),
    { of: this.question, first: 6, portion: 1, whole: inject(Printing).now },
  );
  /** Pixels from the upper edge, while the day runs. */
  protected readonly nowAt = computed(() => {
    const sheet = this.sheet();
    const now = this.now();
    if (!sheet || now < sheet.from || now >= sheet.until) return undefined;
    return Math.round(((now - sheet.from) / 60_000) * sheet.scale);
  });

  constructor() {
    afterNextRender(() => {
      const at = this.nowAt();
      if (at !== undefined) this.scroller()?.nativeElement.scrollTo({ top: Math.max(0, at - 120) });
    });
  }

  protected hour(clock: string): string {
    return clockWords(clock, this.languages.current());
  }

  protected hours(entry: Entry): string {
    return slotWords(entry.clocks, this.clock(), this.languages.current());
  }

  protected size({ height }: Block): string {
    return height < ONE_LINE ? 'line' : height < WITH_SPEAKERS ? 'short' : 'tall';
  }

  protected place(entry: Entry) {
    return placeState(this.counts().get(entry.id), this.signUps().get(entry.id));
  }

  protected follow(event: MouseEvent): void {
    const id = openedSession(event);
    if (id) this.opened.emit(id);
  }

  protected move(event: KeyboardEvent): void {
    const focused = (event.target as HTMLElement).dataset['session'];
    const id = SessionId.safeParse(focused).data;
    if (!id || !isArrow(event.key)) return;
    const next = neighbour(this.columns(), id, event.key);
    const link = next && this.document.getElementById(`bloc-${next}`);
    if (!link) return;
    event.preventDefault();
    link.focus();
  }
}
