import type { AttendanceEntry, HalfDay, Quorum } from '@passerelle/contracts/attendance';
import type { Seat, VotingRule } from '@passerelle/contracts/bodies';
import type { OrganisationId } from '@passerelle/contracts/ids';
import type { Instant, TimeZone } from '@passerelle/contracts/primitives';
import { electorateAt } from '../ballots/electorate';
import { quorumOf } from '../ballots/tally';
import { dayAfter } from '../events/civil-instants';
import { civilTime } from '../events/civil-time';

/** When afternoons begin, in the meeting's zone. */
const NOON = '13:00';

export function halfDayAt(at: Instant, zone: TimeZone): HalfDay {
  const { day, clock } = civilTime(at, zone);
  return `${day} ${clock < NOON ? 'am' : 'pm'}`;
}

function after(halfDay: HalfDay): HalfDay {
  const [day, half] = halfDay.split(' ') as [string, string];
  return half === 'am' ? `${day} pm` : `${dayAfter(day)} am`;
}

/** Every half-day of a meeting, its end excluded: one that ends at 13:00 has no afternoon. */
export function halfDaysOf(meeting: { start: Instant; end: Instant; zone: TimeZone }): HalfDay[] {
  const last = halfDayAt(new Date(Date.parse(meeting.end) - 1).toISOString(), meeting.zone);
  const found: HalfDay[] = [];
  for (let one = halfDayAt(meeting.start, meeting.zone); one <= last; one = after(one))
    found.push(one);
  // An evening through midnight passes no noon: nobody signs twice in one night.
  return found.length === 2 && isNight(meeting) ? found.slice(0, 1) : found;
}

const HALF_A_DAY = 12 * 3_600_000;

function isNight({ start, end, zone }: { start: Instant; end: Instant; zone: TimeZone }): boolean {
  const [from, until] = [civilTime(start, zone), civilTime(end, zone)];
  return from.day !== until.day && Date.parse(end) - Date.parse(start) < HALF_A_DAY;
}

type Line = Pick<AttendanceEntry, 'personId' | 'halfDay' | 'what' | 'at'>;

/** The lines of a log, in order, that still stand: signed and not undone since. */
export function standingSignatures<T extends Line>(log: readonly T[]): T[] {
  const last = new Map<string, T>();
  for (const line of log) last.set(`${line.personId} ${line.halfDay}`, line);
  return [...last.values()].filter((line) => line.what === 'signed');
}

/** Voting seats that are present, against the rule of the body. An organisation counts once, whoever signed for it. */
export function quorumAt(
  at: Instant,
  seats: readonly Seat[],
  rule: Pick<VotingRule, 'votingOffices' | 'quorum'>,
  present: ReadonlySet<OrganisationId>,
): Quorum {
  const electors = electorateAt(at, seats, rule);
  const needed = quorumOf(electors.length, rule);
  const there = electors.filter(({ organisationId }) => present.has(organisationId)).length;
  return { present: there, needed, eligible: electors.length, reached: there >= needed };
}
