import { Inject, Injectable } from '@nestjs/common';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { MeetingId } from '@passerelle/contracts/ids';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import { SETTINGS, type Settings } from '../../platform/config/settings';
import type { Caller } from '../../platform/permissions/caller';
import { MeetingAccess } from './meeting.access';

/** A meeting for somebody's calendar: the same UID for ever, a sequence that grows with the notice. */
@Injectable()
export class MeetingCalendarService {
  constructor(
    private readonly access: MeetingAccess,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async ics(caller: Caller | undefined, id: MeetingId): Promise<string> {
    const { meeting, body } = await this.access.require(caller, 'meetings:read', id);
    const follows = mayInBody(caller?.standing, 'meetings:follow', body);
    const base = this.settings.BASE_URL;
    const calendar = ical({ name: meeting.title, method: ICalCalendarMethod.PUBLISH });
    calendar.createEvent({
      id: `${id}@passerelle`,
      sequence: meeting.revision,
      summary: `${body.name.fr} : ${meeting.title}`,
      start: new Date(meeting.start),
      end: new Date(meeting.end),
      status: meeting.state === 'drafted' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      location: meeting.place ?? null,
      description: meeting.agenda.map(({ title }, index) => `${index + 1}. ${title}`).join('\n'),
      ...(follows && meeting.link
        ? { url: meeting.link }
        : base && { url: `${base}/instances/${body.id}/reunions/${id}` }),
    });
    return calendar.toString();
  }
}
