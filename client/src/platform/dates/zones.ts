import type { Instant, Language, TimeZone } from '@passerelle/contracts/primitives';

/** The zone of this device. */
export function ownZone(): TimeZone {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The civil day of an instant in a zone, as `2027-05-12`. */
export function dayIn(instant: Instant, zone: TimeZone): string {
  const { year, month, day } = partsIn(instant, zone);
  return `${year}-${month}-${day}`;
}

/** Minutes since midnight of an instant in a zone: where it stands on a timetable. */
export function minuteIn(instant: Instant, zone: TimeZone): number {
  const { hour, minute } = partsIn(instant, zone);
  return Number(hour) * 60 + Number(minute);
}

/** True when clocks in both zones show the same day and time at that instant. */
export function sameClock(instant: Instant, one: TimeZone, other: TimeZone): boolean {
  return (
    dayIn(instant, one) === dayIn(instant, other) &&
    minuteIn(instant, one) === minuteIn(instant, other)
  );
}

/** The place a zone is named after: `America/Port-au-Prince` → `Port-au-Prince`. */
export function placeOf(zone: TimeZone): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** "heure de Dakar", "heure d’Abidjan", "heure du Caire"; "Dakar time". */
export function timeOf(place: string, language: Language): string {
  if (language === 'en') return `${place} time`;
  if (/^Le /.test(place)) return `heure du ${place.slice(3)}`;
  if (/^Les /.test(place)) return `heure des ${place.slice(4)}`;
  return /^[aeiouyàâäéèêëîïôöùûü]/i.test(place) ? `heure d’${place}` : `heure de ${place}`;
}

function partsIn(instant: Instant, zone: TimeZone): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(
    format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
}
