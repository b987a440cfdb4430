import type { ImportLog } from './import-log';
import { cleanPassage, plainLine, plainPassage } from './plain-text';
import type { RawPerson } from './raw-schedule';
import type { SchedulePerson, ScheduleSession } from './schedule';

const LONGEST_NAME = 300;
const LONGEST_BIOGRAPHY = 20_000;

/** Everybody met so far, by the id in the file; who has none is known by name. */
export class People {
  readonly #met = new Map<string, SchedulePerson>();

  constructor(
    private readonly log: ImportLog,
    private readonly plain: boolean,
  ) {}

  /** The ids of those who are on one session, each once. */
  meet(persons: readonly RawPerson[], where: string): string[] {
    return [...new Set(persons.flatMap((person) => this.#one(person, where) ?? []))];
  }

  #one(raw: RawPerson, where: string): string | undefined {
    const name = plainLine(raw.name, this.plain).slice(0, LONGEST_NAME).trim();
    const id = raw.id?.trim() || (name && `name:${name}`);
    if (!id || !name) {
      this.log.gather(where, { fr: 'intervenant sans nom', en: 'speaker without a name' });
      return undefined;
    }
    const known = this.#met.get(id);
    if (known && known.name !== name) {
      this.log.gather(`person ${id}`, {
        fr: 'un même identifiant porte deux noms : le premier est retenu',
        en: 'one id stands for two names: the first is kept',
      });
    }
    if (!known) {
      const told = this.plain
        ? cleanPassage(raw.biography ?? '')
        : plainPassage(raw.biography ?? '');
      const biography = told.slice(0, LONGEST_BIOGRAPHY);
      this.#met.set(id, { id, name, ...(biography && { biography }) });
    }
    return id;
  }

  /** Those on these sessions, by first appearance. Namesakes are told: they may be one person under several ids. */
  on(sessions: readonly Pick<ScheduleSession, 'people'>[]): SchedulePerson[] {
    const ids = new Set(sessions.flatMap((session) => session.people));
    const people = [...ids].flatMap((id) => this.#met.get(id) ?? []);
    const names = Map.groupBy(people, ({ name }) => name);
    for (const [name, namesakes] of names) {
      if (namesakes.length < 2) continue;
      this.log.gather(`${name} (${namesakes.length})`, {
        fr: 'plusieurs identifiants portent le même nom : peut-être une seule personne',
        en: 'several ids stand for the same name: perhaps one person',
      });
    }
    return people;
  }
}
