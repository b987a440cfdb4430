import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MeetingId, OrganisationId, PersonId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { newId } from '../../../platform/ids/new-id';
import { asProblem } from '../../../platform/problems/problem-error';
import { Notice } from '../../../ui/notice/notice';
import { Sheet } from '../../../ui/sheet/sheet';
import type { FollowUpWish } from '../follow-up-api';
import { MeetingApi } from '../meeting-api';
import { meetingsTexts } from '../meetings-texts';

/** Longest title: one line. */
const TITLE = 300;

/** Turns what was said into an agenda item, a decision or an action. Filled in already: one press and it is done. */
@Component({
  selector: 'pa-follow-up-sheet',
  imports: [FormsModule, Notice, Sheet],
  templateUrl: './follow-up-sheet.html',
})
export class FollowUpSheet {
  private readonly api = inject(MeetingApi);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(meetingsTexts);
  readonly wish = input.required<FollowUpWish>();
  readonly closed = output<boolean>();

  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly busy = signal(false);
  private readonly ids = { item: newId('agi'), decision: newId('dec'), action: newId('act') };
  private readonly meetings = this.api.list(() => this.wish().bodyId);
  private readonly actions = this.api.actions(() =>
    this.wish().kind === 'action' ? this.wish().bodyId : undefined,
  );
  /** Meetings that can still take one: the next first. */
  protected readonly choices = computed(() => {
    const all = this.meetings.hasValue() ? (this.meetings.value()?.meetings ?? []) : [];
    const states = this.wish().kind === 'agenda-item' ? AGENDA : RECORD;
    return all.filter(({ state }) => states.includes(state)).reverse();
  });
  protected readonly owners = computed(() =>
    this.actions.hasValue() ? (this.actions.value()?.owners ?? []) : [],
  );
  protected readonly text = linkedSignal(() => {
    const { kind, text } = this.wish();
    return kind === 'decision' ? text : text.replace(/\s+/g, ' ').slice(0, TITLE);
  });
  protected readonly meetingId = linkedSignal<string>(() => {
    const { meetingId, kind } = this.wish();
    const next = kind === 'action' ? '' : (this.choices()[0]?.id ?? '');
    return meetingId ?? next;
  });
  protected readonly owner = linkedSignal<string>(() => this.owners()[0]?.organisation.id ?? '');
  protected readonly due = signal('');
  protected readonly minutes = signal(15);
  protected readonly nowhere = computed(
    () => this.wish().kind !== 'action' && this.meetings.hasValue() && this.choices().length === 0,
  );

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy() || this.text().trim() === '') return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await this.make();
      this.closed.emit(true);
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  private async make(): Promise<void> {
    const { kind, source, bodyId } = this.wish();
    const meetingId = MeetingId.safeParse(this.meetingId()).data;
    const [text, from] = [this.text().trim(), source && { source }];
    if (kind === 'action') {
      const personId = PersonId.safeParse(this.owner()).data;
      const organisationId = OrganisationId.safeParse(this.owner()).data;
      await this.api.addAction(bodyId, {
        ...{ id: this.ids.action, title: text, ...from },
        ...(personId && { personId }),
        ...(organisationId && { organisationId }),
        ...(meetingId && { meetingId }),
        ...(this.due() && { due: this.due() }),
      });
    } else if (meetingId && kind === 'decision') {
      await this.api.decide(meetingId, { id: this.ids.decision, text, ...from });
    } else if (meetingId) {
      const item = { id: this.ids.item, title: text, minutes: this.minutes(), ...from };
      await this.api.addItem(meetingId, { ...item, kind: 'discussion' });
    }
  }
}

const AGENDA: readonly string[] = ['drafted', 'convened', 'open'];
const RECORD: readonly string[] = ['convened', 'open', 'closed'];
