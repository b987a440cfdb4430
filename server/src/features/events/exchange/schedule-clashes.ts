import { clashes } from '@passerelle/rules/events/slots';
import type { ImportLog, Said } from './import-log';
import type { Schedule, ScheduleSession } from './schedule';

function tell(
  sessions: readonly ScheduleSession[],
  keysOf: (session: ScheduleSession) => readonly string[],
  said: (key: string) => Said,
  log: ImportLog,
): void {
  const groups = new Map<string, ScheduleSession[]>();
  for (const session of sessions) {
    for (const key of keysOf(session)) groups.set(key, [...(groups.get(key) ?? []), session]);
  }
  for (const [key, group] of groups) {
    for (const [one, other] of clashes(group)) {
      const { fr, en } = said(key);
      log.warn(`session ${one.number}, session ${other.number}`, fr, en);
    }
  }
}

/** Rooms that are taken twice and people who would have to be in two places: kept as they are, and told. */
export function tellClashes(
  { sessions, people }: Pick<Schedule, 'sessions' | 'people'>,
  log: ImportLog,
): void {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  tell(
    sessions,
    ({ room }) => (room ? [room] : []),
    (room) => ({
      fr: `la salle ${room} est prise deux fois à la même heure`,
      en: `the room ${room} is taken twice at the same time`,
    }),
    log,
  );
  tell(
    sessions,
    ({ people: on }) => on,
    (id) => ({
      fr: `${names.get(id)} est dans deux séances à la même heure`,
      en: `${names.get(id)} is in two sessions at the same time`,
    }),
    log,
  );
}
