import type { EventDay } from '@passerelle/contracts/events';
import type { Instant, TimeZone } from '@passerelle/contracts/primitives';
import { eventDays, LONGEST_EVENT } from '@passerelle/rules/events/days';
import type { ImportLog } from './import-log';
import type { RawDay, RawSchedule } from './raw-schedule';
import { civilDay, fullDate, type TimeContext } from './session-time';

function boundary(
  text: string | undefined,
  fallback: Instant,
  { where }: RawDay,
  { zone, log }: TimeContext,
): Instant {
  if (!text?.trim()) return fallback;
  const exact = fullDate(text, zone);
  if (exact) return exact;
  log.gather(where, {
    fr: 'le début ou la fin de la journée n’est pas une date avec une heure',
    en: 'the start or the end of the day is not a date with a time',
  });
  return fallback;
}

function dayFrom(raw: RawDay, context: TimeContext): EventDay | undefined {
  const day = civilDay(raw.date);
  if (!day) {
    context.log.gather(raw.where, {
      fr: 'journée sans date valable',
      en: 'day without a valid date',
    });
    return undefined;
  }
  const [whole] = eventDays(day, day, context.zone, context.dayChange);
  const from = boundary(raw.start, whole!.from, raw, context);
  const until = boundary(raw.end, whole!.until, raw, context);
  if (from < until) return { day, from, until };
  context.log.gather(raw.where, {
    fr: 'la journée finit avant de commencer : ses heures sont ignorées',
    en: 'the day ends before it starts: its hours are ignored',
  });
  return whole;
}

function checkAnnounced(raw: RawSchedule, days: readonly EventDay[], log: ImportLog): void {
  const tell = (fr: string, en: string, announced?: string, found?: string) => {
    if (!announced || !found || announced === found) return;
    log.warn(
      'conference',
      `${fr} : ${announced} selon l’annonce, ${found} selon les journées`,
      `${en}: ${announced} as announced, ${found} as the days say`,
    );
  };
  tell('premier jour', 'first day', civilDay(raw.firstDay), days[0]?.day);
  tell('dernier jour', 'last day', civilDay(raw.lastDay), days.at(-1)?.day);
  tell('nombre de jours', 'number of days', raw.dayCount, String(days.length));
}

/** No two days own the same instant: one that runs into the next ends where the next starts. */
function disjoint(days: readonly EventDay[], log: ImportLog): EventDay[] {
  return days.map((day, index) => {
    const next = days[index + 1];
    if (!next || day.until <= next.from) return day;
    log.gather(day.day, {
      fr: 'la journée déborde sur la suivante : elle s’arrête à son début',
      en: 'the day runs into the next: it ends where that one starts',
    });
    return { ...day, until: next.from };
  });
}

/** Days as the file lists them, in order, each date once; from the announced span when it lists none. */
export function scheduleDays(raw: RawSchedule, context: TimeContext): EventDay[] {
  const listed = new Map<string, EventDay>();
  for (const one of raw.days) {
    const day = dayFrom(one, context);
    if (day && !listed.has(day.day)) listed.set(day.day, day);
  }
  const days = [...listed.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
  if (!days.length) return announcedDays(raw, context.zone);
  checkAnnounced(raw, days, context.log);
  return disjoint(days.slice(0, LONGEST_EVENT), context.log);
}

function announcedDays(raw: RawSchedule, zone: TimeZone): EventDay[] {
  const first = civilDay(raw.firstDay);
  return first ? eventDays(first, civilDay(raw.lastDay) ?? first, zone) : [];
}
