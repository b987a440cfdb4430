import { CdkDrag, CdkDragHandle, CdkDropList, type CdkDragDrop } from '@angular/cdk/drag-drop';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AgendaItem } from '@passerelle/contracts/meetings';
import { agendaMinutes, meetingMinutes, timedAgenda } from '@passerelle/rules/meetings/agenda';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { MeetingApi } from '../meeting-api';
import { MeetingStore } from '../meeting-page/meeting-store';
import { meetingsTexts } from '../meetings-texts';
import { sourceLink } from '../follow-up/source-link';
import { AgendaItemForm } from './agenda-item-form';

/** The agenda with its hours: dragged by hand, or moved with two buttons. */
@Component({
  selector: 'pa-agenda-editor',
  imports: [AgendaItemForm, CdkDrag, CdkDragHandle, CdkDropList, EmptyState, Icon, RouterLink],
  templateUrl: './agenda-editor.html',
  styleUrl: './agenda-editor.scss',
})
export class AgendaEditor {
  private readonly api = inject(MeetingApi);
  private readonly announcer = inject(LiveAnnouncer);
  protected readonly dates = inject(Dates);
  protected readonly store = inject(MeetingStore);
  protected readonly t = injectTexts(meetingsTexts);

  /** The item that is being written; `new` for one more. */
  protected readonly writing = signal<AgendaItem | 'new' | undefined>(undefined);
  protected readonly mayEdit = computed(() => {
    const meeting = this.store.meeting();
    return !!meeting?.mine.mayManage && ['drafted', 'convened', 'open'].includes(meeting.state);
  });
  protected readonly rows = computed(() => {
    const meeting = this.store.meeting();
    if (!meeting) return [];
    return timedAgenda(meeting.agenda, meeting.start).map(({ item, start }) => ({
      item,
      time: this.dates.time(start, meeting.zone),
      source: item.source && sourceLink(meeting.bodyId, item.source),
    }));
  });
  protected readonly totals = computed(() => {
    const meeting = this.store.meeting();
    if (!meeting) return undefined;
    const [planned, length] = [agendaMinutes(meeting.agenda), meetingMinutes(meeting)];
    const values = { planned: hours(planned), length: hours(length) };
    const over = planned > length;
    const text = over
      ? this.t('agenda.over', { ...values, over: hours(planned - length) })
      : this.t('agenda.fits', values);
    return { over, text };
  });

  protected dropped({ item, currentIndex }: CdkDragDrop<unknown, unknown, AgendaItem>): void {
    void this.place(item.data, currentIndex);
  }

  protected async place(item: AgendaItem, index: number): Promise<void> {
    const moved = await this.store.act('agenda', (id) => this.api.moveItem(id, item.id, index));
    if (moved)
      void this.announcer.announce(this.t('agenda.moved', { title: item.title, place: index + 1 }));
  }

  protected remove(item: AgendaItem): void {
    void this.store.act('agenda', (id) => this.api.removeItem(id, item.id));
  }
}

/** "2 h 05", "45 min". */
function hours(minutes: number): string {
  const rest = minutes % 60;
  if (minutes < 60) return `${minutes}\u00a0min`;
  return `${Math.floor(minutes / 60)}\u202fh${rest ? `\u202f${String(rest).padStart(2, '0')}` : ''}`;
}
