import { Injectable } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { MeetingId } from '@passerelle/contracts/ids';
import type { Paper as PaperKind } from '@passerelle/contracts/meetings';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import { civilTime, dayName } from '@passerelle/rules/events/civil-time';
import { agendaMinutes, meetingMinutes, timedAgenda } from '@passerelle/rules/meetings/agenda';
import { Paper } from '../../platform/paper/paper';
import type { Caller } from '../../platform/permissions/caller';
import { AttendanceService } from './attendance.service';
import { MeetingAccess } from './meeting.access';
import type { StoredMeeting } from './meeting.repository';
import { MinutesService } from './minutes.service';
import { ATTENDANCE_PAPER, MINUTES_PAPER, NOTICE_PAPER } from './paper-templates';
import { RecordService } from './record.service';

const KINDS = {
  'in-person': 'Sur place',
  remote: 'À distance',
  hybrid: 'Sur place et à distance',
};
const AGENDA_KINDS = {
  information: 'Pour information',
  discussion: 'Pour discussion',
  decision: 'Pour décision',
};
const STATES = { open: 'À faire', done: 'Faite', dropped: 'Abandonnée' };

/** The papers of a meeting in French, as they are sent, signed and kept. */
@Injectable()
export class MeetingPaperService {
  constructor(
    private readonly access: MeetingAccess,
    private readonly attendance: AttendanceService,
    private readonly records: RecordService,
    private readonly minutes: MinutesService,
    private readonly paper: Paper,
  ) {}

  async pdf(caller: Caller | undefined, id: MeetingId, kind: PaperKind): Promise<Buffer> {
    const right = kind === 'attendance' ? 'meetings:follow' : 'meetings:read';
    const { meeting, body } = await this.access.require(caller, right, id);
    if (kind === 'notice') return this.paper.pdf(NOTICE_PAPER, noticeData(meeting, body));
    if (kind === 'attendance')
      return this.paper.pdf(ATTENDANCE_PAPER, await this.attendanceData(meeting, body));
    return this.paper.pdf(MINUTES_PAPER, await this.minutesData(caller, meeting, body));
  }

  private async attendanceData(meeting: StoredMeeting, body: Body) {
    const { halfDays, attendees } = await this.attendance.sheet(meeting, body);
    const clock = (at: string) => clockOf(at, meeting.zone);
    return {
      ...head(meeting, body, 'Feuille d’émargement'),
      halfDays: halfDays.map(({ halfDay }) => halfDayName(halfDay)),
      quorum: halfDays.map(
        ({ halfDay, quorum: { present, eligible, needed, reached } }) =>
          `${halfDayName(halfDay)} : ${reached ? 'quorum atteint' : 'quorum non atteint'}, ` +
          `${present} sièges votants sur ${eligible} (${needed} requis).`,
      ),
      rows: attendees.map(({ person, organisation, signed }) => [
        person.name,
        organisation.name,
        ...halfDays.map(({ halfDay }) => {
          const at = signed.find((one) => one.halfDay === halfDay)?.at;
          return at ? `signé à ${clock(at)}` : '—';
        }),
      ]),
    };
  }

  private async minutesData(caller: Caller | undefined, meeting: StoredMeeting, body: Body) {
    const { decisions, actions } = await this.records.page(caller, meeting, body);
    const { approval } = meeting;
    const reads = !!approval || mayInBody(caller?.standing, 'meetings:follow', body);
    const title = approval ? 'Procès-verbal' : 'Compte rendu (non approuvé)';
    return {
      ...head(meeting, body, title),
      decisions: decisions.map(({ number, text }) => ({ number: String(number), text })),
      actions: actions.map((action) => [
        action.title,
        action.organisation?.name ?? action.person?.name ?? '—',
        action.due ? dayName(action.due, 'fr') : '—',
        STATES[action.state],
      ]),
      minutesTitle: title,
      blocks: reads ? await this.minutes.blocks(meeting) : [],
      ending: approval ? `Approuvé. Empreinte du texte (SHA-256) : ${approval.hash}` : '',
    };
  }
}

function clockOf(at: string, zone: string): string {
  const [hours, minutes] = civilTime(at, zone).clock.split(':');
  return `${Number(hours)}\u202fh\u202f${minutes}`;
}

function halfDayName(halfDay: string): string {
  const [day, half] = halfDay.split(' ') as [string, string];
  return `${dayName(day, 'fr')}, ${half === 'am' ? 'matin' : 'après-midi'}`;
}

function head(meeting: StoredMeeting, body: Body, kind: string) {
  const { title, zone, start, end, place } = meeting;
  const where = zone.split('/').at(-1)!.replaceAll('_', ' ');
  const hours = `${clockOf(start, zone)} – ${clockOf(end, zone)} (heure du fuseau ${where})`;
  return {
    ...{ documentTitle: `${kind} : ${title}`, body: body.name.fr, title, subtitle: kind },
    facts: [
      ['Date :', `${dayName(civilTime(start, zone).day, 'fr')}, ${hours}`],
      ['Forme :', KINDS[meeting.kind]],
      ...(place ? [['Lieu :', place]] : []),
    ],
  };
}

function noticeData(meeting: StoredMeeting, body: Body) {
  const { agenda, start, zone } = meeting;
  return {
    ...head(meeting, body, 'Convocation'),
    agenda: timedAgenda(agenda, start).map(({ item, start: from }, index) => ({
      ...{ time: clockOf(from, zone), number: String(index + 1), title: item.title },
      about: [AGENDA_KINDS[item.kind], `${item.minutes} min`, item.presenter]
        .filter(Boolean)
        .join(' · '),
    })),
    total: `Durée prévue : ${agendaMinutes(agenda)} minutes sur ${meetingMinutes(meeting)}.`,
  };
}
