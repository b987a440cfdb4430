import { Component, computed, inject, signal } from '@angular/core';
import type { BodyId } from '@passerelle/contracts/ids';
import { meetingPaths } from '@passerelle/contracts/meetings';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Icon } from '../../../ui/icon/icon';
import { MeetingStore } from '../meeting-page/meeting-store';
import { FollowUpApi } from '../follow-up-api';
import { meetingsTexts } from '../meetings-texts';
import { ActionRow } from './action-row';
import { DecisionRow } from './decision-row';

/** After the meeting: what was decided, and who does what until when. */
@Component({
  selector: 'pa-record-tab',
  imports: [ActionRow, DecisionRow, Icon],
  templateUrl: './record-tab.html',
  styleUrl: './record-tab.scss',
})
export class RecordTab {
  private readonly followUps = inject(FollowUpApi);
  protected readonly dates = inject(Dates);
  protected readonly store = inject(MeetingStore);
  protected readonly t = injectTexts(meetingsTexts);
  protected readonly paths = meetingPaths;
  protected readonly busy = signal(false);

  protected readonly mayDecide = computed(() => {
    const meeting = this.store.meeting();
    return !!meeting?.mine.mayManage && ['convened', 'open', 'closed'].includes(meeting.state);
  });
  protected readonly mayAct = computed(() => this.store.meeting()?.mine.mayWrite ?? false);

  protected add(kind: 'decision' | 'action', bodyId: BodyId): void {
    const meetingId = this.store.id();
    void this.followUps
      .begin({ kind, bodyId, text: '', ...(meetingId && { meetingId }) })
      .then((done) => done && this.store.reload('record'));
  }
}
