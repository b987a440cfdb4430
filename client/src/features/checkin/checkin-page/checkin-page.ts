import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import {
  Gate,
  type CheckInAnswer,
  type CheckInFacts,
  type CheckedIn,
  type Presented,
  type Roster,
} from '@passerelle/contracts/checkin';
import type { EventId, RegistrationId } from '@passerelle/contracts/ids';
import { TicketCode } from '@passerelle/contracts/registrations';
import { keep, kept } from '../../../platform/device/kept';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { newId } from '../../../platform/ids/new-id';
import { Live } from '../../../platform/live/live';
import { LiveRooms } from '../../../platform/live/live-rooms';
import { asProblem } from '../../../platform/problems/problem-error';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { EventApi } from '../../events/event-api';
import { CheckInApi } from '../checkin-api';
import { checkinTexts } from '../checkin-texts';
import { GateAnswer, type GateWord } from '../gate-answer/gate-answer';
import { RosterSearch } from '../roster-search/roster-search';
import { TicketCamera } from '../ticket-camera/ticket-camera';

/** The gate: a ticket is scanned, typed or found by name, and the answer is read from afar. */
@Component({
  selector: 'pa-checkin-page',
  imports: [GateAnswer, Icon, Notice, Page, RosterSearch, RouterLink, Skeleton, TicketCamera],
  templateUrl: './checkin-page.html',
  styleUrl: './checkin-page.scss',
})
export class CheckInPage {
  private readonly api = inject(CheckInApi);
  private readonly languages = inject(Languages);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('code');
  protected readonly t = injectTexts(checkinTexts);
  readonly eventId = input.required<EventId>();

  private readonly event = inject(EventApi).event(() => this.eventId());
  protected readonly reads = this.api.roster(() => this.eventId());
  protected readonly roster = linkedSignal<Roster | undefined>(() =>
    this.reads.hasValue() ? this.reads.value() : undefined,
  );
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly gate = signal(kept('gate') ?? this.t('gate.first'));
  protected readonly word = signal<GateWord | undefined>(undefined);
  protected readonly pending = signal(0);
  protected readonly zone = computed(() =>
    this.event.hasValue() ? this.event.value().zone : 'UTC',
  );
  protected readonly heading = computed(() =>
    this.event.hasValue()
      ? this.t('title', { event: this.languages.pick(this.event.value().name) })
      : this.t('checkin'),
  );
  protected readonly share = computed(() => {
    const roster = this.roster();
    return roster && roster.expected > 0 ? (100 * roster.present) / roster.expected : 0;
  });

  constructor() {
    let entered = false;
    inject(LiveRooms).stay(
      () => `gates:${this.eventId()}`,
      () => {
        if (entered) this.reads.reload();
        entered = true;
      },
    );
    inject(Live)
      .line<object, CheckInFacts>()
      .facts('event:checked-in')
      .pipe(takeUntilDestroyed())
      .subscribe((fact) => this.heard(fact));
    afterNextRender(() => this.field()?.nativeElement.focus());
  }

  protected nameGate(event: Event): void {
    const name = (event.target as HTMLInputElement).value;
    this.gate.set(name);
    if (Gate.safeParse(name).success) keep('gate', name);
  }

  /** A scanner types the code and presses Enter; the field is empty again for the next one. */
  protected typed(event: SubmitEvent, field: HTMLInputElement): void {
    event.preventDefault();
    const code = TicketCode.safeParse(field.value.replace(/[\s-]/g, ''));
    field.value = '';
    field.focus();
    if (code.success) void this.present({ by: 'code', code: code.data });
    else this.word.set({ kind: 'problem', problem: UNKNOWN });
  }

  protected scanned(code: TicketCode): void {
    void this.present({ by: 'code', code });
  }

  protected found(registrationId: RegistrationId): void {
    void this.present({ by: 'name', registrationId });
  }

  protected async undo(answer: CheckInAnswer): Promise<void> {
    try {
      await this.api.undo(this.eventId(), answer.checkInId);
      this.word.set({ kind: 'undone', name: answer.arrival.name });
      this.field()?.nativeElement.focus();
    } catch (error) {
      this.word.set({ kind: 'problem', problem: asProblem(error) });
    }
  }

  private async present(presented: Presented): Promise<void> {
    this.pending.update((count) => count + 1);
    const gate = Gate.safeParse(this.gate()).data ?? this.t('gate.first');
    try {
      const checkIn = { id: newId('chk'), presented, gate };
      const answer = await this.api.checkIn(this.eventId(), checkIn);
      this.word.set({ kind: 'answer', answer });
    } catch (error) {
      this.word.set({ kind: 'problem', problem: asProblem(error) });
    } finally {
      this.pending.update((count) => count - 1);
    }
  }

  private heard({ eventId, registrationId, checkIn, present }: CheckedIn): void {
    if (eventId !== this.eventId()) return;
    this.roster.update(
      (roster) =>
        roster && {
          ...roster,
          present,
          entries: roster.entries.map((entry) =>
            entry.registrationId === registrationId ? { ...entry, checkIn } : entry,
          ),
        },
    );
  }
}

/** What cannot be a code of ours need not be asked. */
const UNKNOWN = {
  type: 'about:blank',
  code: 'checkin/unknown-ticket',
  status: 404,
  title: 'checkin/unknown-ticket',
};
