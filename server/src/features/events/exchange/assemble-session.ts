import type { EventDay } from '@passerelle/contracts/events';
import { SpokenLanguage } from '@passerelle/contracts/sessions';
import { boundsOf } from '@passerelle/rules/events/slots';
import type { People } from './assemble-people';
import { freeNumber, slugOf } from './export-names';
import type { ImportLog, Said } from './import-log';
import { cleanPassage, plainLine, plainPassage } from './plain-text';
import type { RawSchedule, RawSession } from './raw-schedule';
import type { ScheduleSession } from './schedule';
import { sessionKind } from './session-kind';
import { soundLinks } from './session-links';
import { sessionMinutes, sessionStart, type TimeContext } from './session-time';

const LONGEST_LINE = 300;
const LONGEST_PASSAGE = 20_000;

export interface SessionSurroundings {
  readonly acronym: string;
  readonly days: readonly EventDay[];
  readonly time: TimeContext;
  readonly people: People;
  readonly log: ImportLog;
}

/** Makes sessions one after the other; ids, numbers and slugs stay unique over all of them. */
export class SessionMaker {
  readonly #ids = new Set<string>();
  readonly #numbers = new Set<number>();
  readonly #slugs = new Set<string>();
  readonly #plain: boolean;

  constructor(
    private readonly raw: RawSchedule,
    private readonly around: SessionSurroundings,
  ) {
    this.#plain = raw.plain ?? false;
  }

  /** Undefined when the session cannot be placed in time; that is told. */
  make(raw: RawSession): ScheduleSession | undefined {
    const { log, time, people } = this.around;
    const start = sessionStart(raw, time);
    if (!start) {
      log.gather(raw.where, {
        fr: 'séance laissée de côté : sans date ni heure valables',
        en: 'session left out: without a valid date and time',
      });
      return undefined;
    }
    const minutes = sessionMinutes(raw, log);
    this.#checkDay(raw, { start, minutes });
    const names = this.#names(raw);
    const place = this.#place(raw);
    const type = plainLine(raw.type ?? '', this.#plain);
    const recording = this.#recording(raw);
    const [url] = soundLinks(raw.url ? [{ href: raw.url, label: '' }] : [], this.#linking(raw));
    return {
      ...names,
      kind: sessionKind(type),
      type,
      title: this.#line(raw, raw.title) || this.#untitled(raw, names),
      subtitle: this.#line(raw, raw.subtitle),
      abstract: this.#passage(raw, raw.abstract),
      description: this.#passage(raw, raw.description),
      start,
      minutes,
      ...place,
      people: people.meet(raw.persons, raw.where),
      links: soundLinks(raw.links, this.#linking(raw)),
      ...(url && { url: url.href }),
      ...(recording && { recording }),
    };
  }

  #linking({ where }: RawSession) {
    const { log } = this.around;
    return { where, plain: this.#plain, log, ...(this.raw.baseUrl && { base: this.raw.baseUrl }) };
  }

  #tell(raw: RawSession, fr: string, en: string): void {
    const said: Said = { fr, en };
    this.around.log.gather(raw.where, said);
  }

  #names(raw: RawSession): Pick<ScheduleSession, 'id' | 'number' | 'slug'> {
    const stated = raw.guid?.trim() || raw.id?.trim() || '';
    let id = stated || slugOf(raw.title ?? '') || 'session';
    if (!stated) this.#tell(raw, 'séance sans identifiant', 'session without an id');
    if (this.#ids.has(id)) {
      this.#tell(raw, 'identifiant déjà pris par une autre séance', 'id taken by another session');
      for (let copy = 2; this.#ids.has(id); copy++) id = `${stated || 'session'}~${copy}`;
    }
    this.#ids.add(id);
    const number = freeNumber(raw.id?.trim() || id, this.#numbers);
    return { id, number, slug: this.#slug(raw, number) };
  }

  #slug(raw: RawSession, number: number): string {
    const stated = (raw.slug ?? '').trim();
    const kept = /^[a-z0-9_-]{1,300}$/.test(stated) && !this.#slugs.has(stated) ? stated : '';
    const title = slugOf(raw.title ?? '');
    const slug = kept || [this.around.acronym, number, title].filter(Boolean).join('-');
    this.#slugs.add(slug);
    return slug;
  }

  #place(raw: RawSession): Pick<ScheduleSession, 'room' | 'track' | 'language'> {
    const grid = this.#line(raw, raw.gridRoom);
    const own = this.#line(raw, raw.room);
    if (grid && own && grid !== own) {
      this.#tell(
        raw,
        'la séance nomme une autre salle que celle où elle figure : celle-ci est retenue',
        'the session names another room than the one it stands in: the latter is kept',
      );
    }
    const room = grid || own;
    if (!room) this.#tell(raw, 'séance sans salle', 'session without a room');
    const track = this.#line(raw, raw.track);
    const spoken = (raw.language ?? '').trim().toLowerCase().split(/[-_]/)[0]!;
    const language = SpokenLanguage.safeParse(spoken).success ? spoken : '';
    if (spoken && !language) this.#tell(raw, 'langue inconnue', 'unknown language');
    return { ...(room && { room }), ...(track && { track }), ...(language && { language }) };
  }

  #untitled(raw: RawSession, names: Pick<ScheduleSession, 'number'>): string {
    this.#tell(raw, 'séance sans titre', 'session without a title');
    return `#${names.number}`;
  }

  #line(raw: RawSession, text = ''): string {
    const line = plainLine(text, this.#plain);
    if (line.length <= LONGEST_LINE) return line;
    this.#tell(raw, 'texte d’une ligne abrégé', 'a line was shortened');
    return `${line
      .slice(0, LONGEST_LINE - 1)
      .toWellFormed()
      .trim()}…`;
  }

  #passage(raw: RawSession, text = ''): string {
    const passage = this.#plain ? cleanPassage(text) : plainPassage(text);
    if (passage.length <= LONGEST_PASSAGE) return passage;
    this.#tell(raw, 'texte trop long : abrégé', 'text too long: shortened');
    return `${passage
      .slice(0, LONGEST_PASSAGE - 1)
      .toWellFormed()
      .trim()}…`;
  }

  #recording(raw: RawSession): ScheduleSession['recording'] {
    if (raw.license === undefined && raw.optOut === undefined) return undefined;
    return {
      license: plainLine(raw.license ?? '', this.#plain),
      optOut: /^(?:true|1)$/.test(raw.optOut?.trim() ?? ''),
    };
  }

  #checkDay(raw: RawSession, slot: Pick<ScheduleSession, 'start' | 'minutes'>): void {
    const { from, until } = boundsOf(slot);
    const within = this.around.days.some(
      (day) => Date.parse(day.from) <= from && until <= Date.parse(day.until),
    );
    if (!within) {
      this.#tell(
        raw,
        'séance en dehors des jours de l’événement',
        'session outside the days of the event',
      );
    }
  }
}
