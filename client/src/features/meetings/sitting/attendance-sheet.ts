import { Component, computed, inject } from '@angular/core';
import type { Attendee } from '@passerelle/contracts/attendance';
import { meetingPaths } from '@passerelle/contracts/meetings';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { newId } from '../../../platform/ids/new-id';
import { Icon } from '../../../ui/icon/icon';
import { MeetingApi } from '../meeting-api';
import { MeetingStore } from '../meeting-page/meeting-store';
import { meetingsTexts } from '../meetings-texts';

/** Who signed for each half-day, the quorum, and every line that was ever written. */
@Component({
  selector: 'pa-attendance-sheet',
  imports: [Icon],
  templateUrl: './attendance-sheet.html',
  styleUrl: './attendance-sheet.scss',
})
export class AttendanceSheet {
  private readonly api = inject(MeetingApi);
  protected readonly dates = inject(Dates);
  protected readonly store = inject(MeetingStore);
  protected readonly t = injectTexts(meetingsTexts);
  protected readonly paths = meetingPaths;

  protected readonly manages = computed(() => {
    const meeting = this.store.meeting();
    return !!meeting?.mine.mayManage && ['convened', 'open', 'closed'].includes(meeting.state);
  });
  /** I am on the sheet, the meeting sits, and I have not signed for this half-day. */
  protected readonly toSign = computed(() => {
    const sheet = this.store.attendance();
    const mine = sheet?.attendees.find(({ person }) => person.id === this.store.me());
    const current = sheet?.current;
    if (!mine || !current) return undefined;
    return mine.signed.some(({ halfDay }) => halfDay === current) ? undefined : { mine, current };
  });
  protected readonly log = computed(() => {
    const sheet = this.store.attendance();
    const zone = this.store.meeting()?.zone;
    const names = new Map(sheet?.attendees.map(({ person }) => [person.id, person.name] as const));
    return (sheet?.log ?? []).map((line) => ({
      id: line.id,
      text: this.t(`attendance.log.${line.what}`, {
        name: names.get(line.personId) ?? this.t('somebody'),
        halfDay: this.name(line.halfDay),
        by: line.by.name,
        time: this.dates.time(line.at, zone),
        day: this.dates.shortDay(line.at, zone),
      }),
    }));
  });

  protected name(halfDay: string): string {
    const [day, half] = halfDay.split(' ');
    return this.t(half === 'am' ? 'attendance.am' : 'attendance.pm', {
      day: this.dates.shortDay(day ?? ''),
    });
  }

  protected signedAt({ signed }: Attendee, halfDay: string): string | undefined {
    const at = signed.find((one) => one.halfDay === halfDay)?.at;
    return at && this.dates.time(at, this.store.meeting()?.zone);
  }

  protected sign({ person }: Attendee, halfDay: string, signed: boolean): void {
    const line = { id: newId('ate'), personId: person.id, halfDay };
    void this.store.act('attendance', (id) => this.api.sign(id, line, signed));
  }
}
