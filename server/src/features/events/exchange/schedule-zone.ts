import { TimeZone } from '@passerelle/contracts/primitives';
import type { ImportLog } from './import-log';
import type { RawSchedule } from './raw-schedule';

/** `Europe/Brussels` for "Brussels", when exactly one zone is named after that city. */
function zoneNamedAfter(city: string): TimeZone | undefined {
  const wanted = city.trim().toLowerCase().replace(/\s+/g, '_');
  const found = Intl.supportedValuesOf('timeZone').filter(
    (zone) => zone.split('/').at(-1)!.toLowerCase() === wanted,
  );
  return found.length === 1 ? found[0] : undefined;
}

/** The zone that has the offset of the file's own dates all year round; whole hours only. */
function zoneOfOffset(dates: readonly string[]): TimeZone | undefined {
  const offsets = dates.map((date) => /(Z|[+-]\d{2}:?\d{2})$/.exec(date)?.[1]);
  const offset = offsets[0]?.replace(':', '');
  if (!offset || offsets.some((other) => other?.replace(':', '') !== offset)) return undefined;
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})$/.exec(offset) ?? [];
  if (!sign || minutes !== '00' || hours === '00') return undefined;
  return `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`;
}

/**
 * The zone of a programme: the one that the file names; else the one asked for; else a guess, which is told:
 * the city's, then that of the dates' offset, then UTC.
 */
export function scheduleZone(
  raw: RawSchedule,
  wanted: TimeZone | undefined,
  log: ImportLog,
): TimeZone {
  if (raw.zone) {
    if (TimeZone.safeParse(raw.zone).success) return raw.zone;
    log.warn('conference', `fuseau inconnu : ${raw.zone}`, `unknown time zone: ${raw.zone}`);
  }
  if (wanted) return wanted;
  const guess =
    (raw.city && zoneNamedAfter(raw.city)) ??
    zoneOfOffset(raw.sessions.flatMap(({ date }) => date ?? [])) ??
    'UTC';
  log.warn(
    'conference',
    `le fichier ne nomme pas de fuseau horaire : ${guess} est retenu, à vérifier`,
    `the file names no time zone: ${guess} is used, please check`,
  );
  return guess;
}
