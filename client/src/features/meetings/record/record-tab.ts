import { Component, computed, inject, signal } from '@angular/core';
import { MeetingId, type BodyId } from '@passerelle/contracts/ids';
import { meetingPaths } from '@passerelle/contracts/meetings';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Notice } from '../../../ui/notice/notice';
import { Sheet } from '../../../ui/sheet/sheet';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { Icon } from '../../../ui/icon/icon';
import { MeetingApi } from '../meeting-api';
import { MinutesEditor } from '../minutes/minutes-editor';
import { MinutesText } from '../minutes/minutes-text';
import { MeetingStore } from '../meeting-page/meeting-store';
import { FollowUpApi } from '../follow-up-api';
import { meetingsTexts } from '../meetings-texts';
import { ActionRow } from './action-row';
import { DecisionRow } from './decision-row';

const RECORDED: readonly string[] = ['convened', 'open', 'closed'];

/** After the meeting: what was decided, and who does what until when. */
@Component({
  selector: 'pa-record-tab',
  imports: [...[ActionRow, DecisionRow, Icon, MinutesEditor, MinutesText, Notice, Sheet, Skeleton]],
  templateUrl: './record-tab.html',
  styleUrl: './record-tab.scss',
})
export class RecordTab {
  private readonly followUps = inject(FollowUpApi);
  protected readonly dates = inject(Dates);
  protected readonly store = inject(MeetingStore);
  protected readonly t = injectTexts(meetingsTexts);
  protected readonly paths = meetingPaths;

  protected readonly mayDecide = computed(() => {
    const meeting = this.store.meeting();
    return !!meeting?.mine.mayManage && ['convened', 'open', 'closed'].includes(meeting.state);
  });
  protected readonly mayAct = computed(() => this.store.meeting()?.mine.mayWrite ?? false);

  private readonly api = inject(MeetingApi);
  /** Written together until they are approved; then read as they were frozen. */
  protected readonly writes = computed(() => {
    const meeting = this.store.meeting();
    return !!meeting?.mine.mayFollow && RECORDED.includes(meeting.state);
  });
  private readonly minutesReads = this.api.minutes(() =>
    this.store.meeting()?.state === 'approved' ? this.store.id() : undefined,
  );
  protected readonly minutes = computed(() =>
    this.minutesReads.hasValue() ? this.minutesReads.value() : undefined,
  );
  protected readonly approving = signal(false);
  private readonly meetings = this.api.list(() =>
    this.approving() ? this.store.meeting()?.bodyId : undefined,
  );
  /** Later meetings that sit or sat: one of them approves. */
  protected readonly later = computed(() => {
    const own = this.store.meeting();
    const all = this.meetings.hasValue() ? (this.meetings.value()?.meetings ?? []) : [];
    return all.filter(
      ({ id, start, state }) =>
        own && id !== own.id && start > own.start && (state === 'open' || state === 'closed'),
    );
  });

  protected async approve(value: string): Promise<void> {
    const meetingId = MeetingId.safeParse(value).data;
    if (!meetingId) return;
    if (await this.store.act('notice', (id) => this.api.approve(id, meetingId)))
      this.approving.set(false);
  }

  protected add(kind: 'decision' | 'action', bodyId: BodyId): void {
    const meetingId = this.store.id();
    void this.followUps
      .begin({ kind, bodyId, text: '', ...(meetingId && { meetingId }) })
      .then((done) => done && this.store.reload('record'));
  }
}
