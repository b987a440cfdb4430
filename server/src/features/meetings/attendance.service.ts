import { Injectable } from '@nestjs/common';
import type { Attendance, AttendanceDraft, Attendee } from '@passerelle/contracts/attendance';
import type { Body } from '@passerelle/contracts/bodies';
import type { MeetingId } from '@passerelle/contracts/ids';
import type { Convened } from '@passerelle/contracts/meetings';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import {
  halfDayAt,
  halfDaysOf,
  quorumAt,
  standingSignatures,
} from '@passerelle/rules/meetings/attendance';
import { RECORDED } from '@passerelle/rules/meetings/states';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { PersonService } from '../people/person.service';
import { AttendanceRepository, type StoredLine } from './attendance.repository';
import { ConveningService } from './convening.service';
import { MeetingAccess } from './meeting.access';
import { MeetingChanged } from './meeting.events';
import type { StoredMeeting } from './meeting.repository';

/** The attendance sheet: who signed for which half-day, and whether the quorum is there. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly access: MeetingAccess,
    private readonly lines: AttendanceRepository,
    private readonly convening: ConveningService,
    private readonly bodies: BodyService,
    private readonly people: PersonService,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async read(caller: Caller, id: MeetingId): Promise<Attendance> {
    const { meeting, body } = await this.access.require(caller, 'meetings:follow', id);
    return this.sheet(meeting, body);
  }

  async sheet(meeting: StoredMeeting, body: Body): Promise<Attendance> {
    const [log, convened, seats] = await Promise.all([
      this.lines.log(meeting.id),
      this.convening.convened(meeting, body),
      this.bodies.currentSeats([body.id]),
    ]);
    const standing = standingSignatures(log);
    const halfDays = halfDaysOf(meeting);
    const current = halfDayAt(this.clock.instant(), meeting.zone);
    return {
      halfDays: halfDays.map((halfDay) => {
        const there = standing.filter((line) => line.halfDay === halfDay);
        const present = new Set(there.map(({ organisationId }) => organisationId));
        return { halfDay, quorum: quorumAt(meeting.start, seats, body.rule, present) };
      }),
      ...(meeting.state === 'open' && halfDays.includes(current) && { current }),
      attendees: attendeesOf(convened, standing, await this.namesOf(log)),
      log: await this.shownLog(log),
    };
  }

  sign(caller: Caller, id: MeetingId, draft: AttendanceDraft): Promise<void> {
    return this.append(caller, id, 'signed', draft);
  }

  /** Adds a line that takes the signature back; both lines stay. */
  undo(caller: Caller, id: MeetingId, draft: AttendanceDraft): Promise<void> {
    return this.append(caller, id, 'undone', draft);
  }

  private async append(
    caller: Caller,
    meetingId: MeetingId,
    what: 'signed' | 'undone',
    draft: AttendanceDraft,
  ): Promise<void> {
    const { meeting, body } = await this.access.require(caller, 'meetings:follow', meetingId);
    const at = this.clock.instant();
    const manages = mayInBody(caller.standing, 'meetings:manage', body);
    if (!manages && draft.personId !== caller.personId) throw new Refusal('request/forbidden');
    if (!RECORDED.includes(meeting.state) || !halfDaysOf(meeting).includes(draft.halfDay))
      throw new Refusal('meeting/wrong-state');
    const now = meeting.state === 'open' && halfDayAt(at, meeting.zone) === draft.halfDay;
    if (!manages && !now) throw new Refusal('meeting/not-this-half-day');
    const organisationId = await this.convening.representing(meeting, body, draft.personId);
    if (!organisationId) throw new Refusal('meeting/not-convened');
    const facts = { meetingId, organisationId, at, by: caller.personId };
    if (!(await this.lines.append(what, draft, facts))) return;
    await this.events.publish(
      new MeetingChanged(at, caller.personId, body.id, meetingId, 'attendance'),
    );
  }

  private namesOf(log: readonly StoredLine[]) {
    return this.people.cards([...new Set(log.flatMap(({ personId, by }) => [personId, by]))]);
  }

  private async shownLog(log: readonly StoredLine[]): Promise<Attendance['log']> {
    const names = await this.namesOf(log);
    return log.toReversed().map(({ id, personId, halfDay, what, at, by }) => ({
      ...{ id, personId, halfDay, what, at },
      by: names.get(by) ?? { id: by, name: '—' },
    }));
  }
}

type Names = Awaited<ReturnType<PersonService['cards']>>;

/** Everybody convened, whoever comes instead, and whoever signed and has left the body since. */
function attendeesOf(
  convened: readonly Convened[],
  standing: readonly StoredLine[],
  names: Names,
): Attendee[] {
  const rows = new Map<string, Attendee>();
  const row = (
    person: Attendee['person'],
    from: Pick<Attendee, 'organisation' | 'office' | 'hasVote'>,
  ) => {
    const { organisation, office, hasVote } = from;
    if (!rows.has(person.id))
      rows.set(person.id, { person, organisation, office, hasVote, signed: [] });
  };
  for (const one of convened) {
    row(one.person, one);
    if (one.alternate) row(one.alternate, one);
  }
  for (const { personId, organisationId, halfDay, at } of standing) {
    const person = names.get(personId) ?? { id: personId, name: '—' };
    const of = convened.find(({ organisation }) => organisation.id === organisationId);
    const organisation = of?.organisation ??
      person.organisation ?? { id: organisationId, name: '—' };
    row(person, { organisation, office: of?.office ?? 'member', hasVote: of?.hasVote ?? false });
    rows.get(personId)!.signed.push({ halfDay, at });
  }
  return [...rows.values()];
}
