import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { PersonId } from '@passerelle/contracts/ids';
import { meetingPaths, type ReplyKind } from '@passerelle/contracts/meetings';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Icon } from '../../../ui/icon/icon';
import { Segments } from '../../../ui/tabs/segments';
import { AgendaEditor } from '../agenda/agenda-editor';
import { MeetingApi } from '../meeting-api';
import { meetingsTexts } from '../meetings-texts';
import { MeetingStore } from './meeting-store';

/** Before the meeting: where and when, whether one comes, and what is to be spoken of. */
@Component({
  selector: 'pa-notice-tab',
  imports: [AgendaEditor, FormsModule, Icon, Segments],
  templateUrl: './notice-tab.html',
  styleUrl: './notice-tab.scss',
})
export class NoticeTab {
  private readonly api = inject(MeetingApi);
  protected readonly dates = inject(Dates);
  protected readonly store = inject(MeetingStore);
  protected readonly t = injectTexts(meetingsTexts);
  protected readonly paths = meetingPaths;

  protected readonly choosing = signal(false);
  protected readonly answers = computed(() => [
    { value: 'confirmed', label: this.t('reply.confirmed') },
    { value: 'declined', label: this.t('reply.declined') },
    { value: 'alternate', label: this.t('reply.alternate') },
  ]);
  protected readonly end = computed(() => {
    const meeting = this.store.meeting();
    return meeting && this.dates.time(meeting.end, meeting.zone);
  });
  /** People of my city who are convened, too, or who could come instead of me. */
  protected readonly colleagues = computed(() => {
    const convened = this.store.meeting()?.convened ?? [];
    const own = convened.find(({ person }) => person.id === this.store.me())?.organisation.id;
    return convened.filter(
      ({ organisation, person }) => organisation.id === own && person.id !== this.store.me(),
    );
  });
  protected readonly tally = computed(() => {
    const convened = this.store.meeting()?.convened ?? [];
    const count = (reply: ReplyKind | undefined) =>
      convened.filter((one) => one.reply === reply).length;
    return {
      ...{ confirmed: count('confirmed'), declined: count('declined') },
      ...{ alternate: count('alternate'), silent: count(undefined) },
    };
  });

  protected reply(value: string): void {
    this.choosing.set(value === 'alternate');
    if (value === 'alternate') return;
    const reply = value === 'confirmed' ? 'confirmed' : 'declined';
    void this.store.act('replies', (id) => this.api.reply(id, { reply }));
  }

  protected async sendInstead(personId: string): Promise<void> {
    const alternateId = PersonId.safeParse(personId).data;
    if (!alternateId) return;
    const sent = await this.store.act('replies', (id) =>
      this.api.reply(id, { reply: 'alternate', alternateId }),
    );
    if (sent) this.choosing.set(false);
  }
}
