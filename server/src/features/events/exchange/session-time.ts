import type { Instant, TimeZone } from '@passerelle/contracts/primitives';
import { dayAfter, instantOf } from '@passerelle/rules/events/civil-instants';
import { civilTime } from '@passerelle/rules/events/civil-time';
import type { ImportLog } from './import-log';
import type { RawSession } from './raw-schedule';

/** What a session without a length is given, in minutes. */
const ASSUMED_MINUTES = 30;
const LONGEST_MINUTES = 2880;
const FULL_DATE =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

export interface TimeContext {
  readonly zone: TimeZone;
  readonly dayChange: string;
  readonly log: ImportLog;
}

/** `9:05`, `09:05:00` → `09:05`; undefined for anything that no clock shows. */
export function clockTime(text: string | undefined): string | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(text?.trim() ?? '') ?? [];
  if (!hours || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

export function civilDay(text: string | undefined): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text?.trim() ?? '')?.[0];
  if (!day || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return undefined;
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? day : undefined;
}

/** `1:30`, `01:30`, `01:30:00` or `1:01:30:00` (with days) → minutes. */
export function minutesOf(duration: string | undefined): number | undefined {
  const parts = /^(?:(\d+):)?(\d{1,3}):(\d{2}):\d{2}$|^(\d{1,3}):(\d{2})$/.exec(
    duration?.trim() ?? '',
  );
  if (!parts) return undefined;
  const [days, hours, minutes] = parts[4] ? ['0', parts[4], parts[5]] : parts.slice(1, 4);
  return Number(days ?? 0) * 1440 + Number(hours) * 60 + Number(minutes);
}

function said(session: RawSession, log: ImportLog, fr: string, en: string): void {
  log.gather(session.where, { fr, en });
}

/** An instant from an ISO date; without an offset the zone's clock is meant. */
export function fullDate(text: string | undefined, zone: TimeZone): Instant | undefined {
  const [, day, clock, offset] = FULL_DATE.exec(text?.trim() ?? '') ?? [];
  if (!civilDay(day) || !clockTime(clock)) return undefined;
  if (!offset) return instantOf(day!, clock!, zone).instant;
  const spelled = offset === 'Z' || offset.includes(':') ? offset : offset.replace(/(..)$/, ':$1');
  return new Date(`${day}T${clock}:00${spelled}`).toISOString();
}

function checkClock(session: RawSession, start: Instant, { zone, log }: TimeContext): void {
  const shown = session.date!.slice(11, 16);
  const stated = clockTime(session.start);
  if (stated && stated !== shown) {
    said(
      session,
      log,
      'l’heure de début contredit la date complète : la date est retenue',
      'the start contradicts the full date: the date is kept',
    );
  }
  if (/[+-]\d{2}:?\d{2}$/.test(session.date!) && civilTime(start, zone).clock !== shown) {
    said(
      session,
      log,
      `le décalage horaire écrit n’est pas celui de ${zone} : l’instant écrit est retenu`,
      `the offset written is not that of ${zone}: the instant written is kept`,
    );
  }
}

/** When a session starts, or undefined when nothing says so. */
export function sessionStart(session: RawSession, context: TimeContext): Instant | undefined {
  const exact = fullDate(session.date, context.zone);
  if (exact) {
    checkClock(session, exact, context);
    return exact;
  }
  const clock = clockTime(session.start);
  const day = civilDay(session.day);
  if (!clock || !day) return undefined;
  const owner = clock < context.dayChange ? dayAfter(day) : day;
  const { instant, doubt } = instantOf(owner, clock, context.zone);
  if (doubt) {
    said(
      session,
      context.log,
      'cette heure n’existe pas ou existe deux fois ce jour-là (changement d’heure)',
      'this time does not exist or exists twice on that day (clocks change)',
    );
  }
  return instant;
}

/** How long a session lasts, in minutes: 1 to 2,880. */
export function sessionMinutes(session: RawSession, log: ImportLog): number {
  const stated = minutesOf(session.duration);
  const [from, until] = [minutesOf(clockTime(session.start)), minutesOf(clockTime(session.end))];
  const between = from === undefined || until === undefined ? 0 : (until - from + 1440) % 1440;
  const minutes = stated || between;
  if (minutes > 0 && minutes <= LONGEST_MINUTES) return minutes;
  said(
    session,
    log,
    `durée absente ou impossible : ${ASSUMED_MINUTES} minutes sont retenues`,
    `length missing or impossible: ${ASSUMED_MINUTES} minutes are assumed`,
  );
  return ASSUMED_MINUTES;
}
