import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { ScheduleRefused } from './import-log';
import type { RawDay, RawSchedule, RawSession } from './raw-schedule';

/** Real programmes are six deep. */
const DEEPEST = 24;

/** The instruction that our own files carry for what the format has no place for. */
export const INSTRUCTION = 'passerelle';

type Attributes = Readonly<Record<string, string>>;
interface Open {
  readonly name: string;
  readonly attributes: Attributes;
  text: string;
}

const SESSION_FIELDS: ReadonlySet<string> = new Set([
  'date',
  'start',
  'end',
  'duration',
  'room',
  'title',
  'subtitle',
  'abstract',
  'description',
  'track',
  'type',
  'language',
  'slug',
  'url',
] satisfies (keyof RawSession)[]);

const CONFERENCE_FIELDS: Readonly<Record<string, keyof RawSchedule>> = {
  title: 'title',
  acronym: 'acronym',
  venue: 'venue',
  city: 'city',
  start: 'firstDay',
  end: 'lastDay',
  days: 'dayCount',
  day_change: 'dayChange',
  base_url: 'baseUrl',
  time_zone_name: 'zone',
};

/** Reads `schedule.xml` of frab, pentabarf and their descendants, element by element, without building a tree. */
class XmlReader {
  readonly raw: RawSchedule = { days: [], rooms: [], tracks: [], sessions: [] };
  readonly #open: Open[] = [];
  #day: RawDay | undefined;
  #gridRoom: string | undefined;
  #session: RawSession | undefined;
  #sawConference = false;

  constructor(private readonly parser: SaxesParser) {}

  begin({ name, attributes }: SaxesTagPlain): void {
    const parent = this.#open.at(-1)?.name;
    if (this.#open.length === 0 && name !== 'schedule') {
      this.#refuse(
        `l’élément racine est <${name}>, et non <schedule>`,
        `the root is <${name}>, not <schedule>`,
      );
    }
    if (this.#open.length >= DEEPEST) {
      this.#refuse('éléments imbriqués trop profondément', 'elements nested too deep');
    }
    this.#open.push({ name, attributes, text: '' });
    if (name === 'day' && parent === 'schedule') this.#beginDay(attributes);
    if (name === 'room' && !this.#session) this.#beginRoom(attributes);
    if (name === 'event' && !this.#session) this.#beginSession(attributes);
    if (name === 'conference') this.#sawConference = true;
  }

  text(text: string): void {
    const open = this.#open.at(-1);
    if (open) open.text += text;
  }

  end(): void {
    const closed = this.#open.pop()!;
    const parent = this.#open.at(-1);
    if (this.#session) this.#endInSession(closed, parent?.name);
    else if (closed.name === 'room') this.#gridRoom = undefined;
    else if (closed.name === 'day') this.#day = undefined;
    else if (parent?.name === 'conference') this.#endInConference(closed);
    else if (closed.name === 'version' && parent?.name === 'schedule') {
      this.raw.version = closed.text;
    } else if (closed.name === 'track' && parent?.name === 'tracks') {
      this.raw.tracks.push(closed.text);
    }
  }

  instruction(body: string): void {
    const value = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(body)?.[1];
    this.raw.zone ??= value('zone');
    this.raw.plain = value('text') === 'plain';
  }

  finished(): RawSchedule {
    if (!this.#sawConference) {
      this.#refuse('il n’y a pas d’élément <conference>', 'there is no <conference> element');
    }
    return this.raw;
  }

  #refuse(fr: string, en: string): never {
    throw new ScheduleRefused({ fr, en }, this.parser.line);
  }

  #beginDay(attributes: Attributes): void {
    const { date, start, end } = attributes;
    this.#day = { where: `line ${this.parser.line}`, date, start, end };
    this.raw.days.push(this.#day);
  }

  #beginRoom(attributes: Attributes): void {
    this.#gridRoom = attributes['name'];
    if (this.#gridRoom) this.raw.rooms.push({ name: this.#gridRoom });
  }

  #beginSession({ id, guid }: Attributes): void {
    this.#session = {
      where: `line ${this.parser.line}${id ? `, session ${id}` : ''}`,
      id,
      guid,
      day: this.#day?.date,
      gridRoom: this.#gridRoom,
      persons: [],
      links: [],
    };
  }

  #endInSession({ name, attributes, text }: Open, parent: string | undefined): void {
    const session = this.#session!;
    if (name === 'event') {
      this.raw.sessions.push(session);
      this.#session = undefined;
    } else if (parent === 'persons' && name === 'person') {
      session.persons.push({ id: attributes['id'], name: text });
    } else if (name === 'link' || name === 'attachment') {
      session.links.push({ href: attributes['href'] ?? '', label: text });
    } else if (parent === 'recording') {
      if (name === 'license') session.license = text;
      if (name === 'optout') session.optOut = text;
    } else if (parent === 'event' && SESSION_FIELDS.has(name)) {
      Object.assign(session, { [name]: text });
    }
  }

  #endInConference({ name, text }: Open): void {
    const field = CONFERENCE_FIELDS[name];
    if (field && text.trim()) Object.assign(this.raw, { [field]: text.trim() });
  }
}

/** Throws {@link ScheduleRefused} with the line for anything that is not well-formed, and for every DTD that declares. */
export function readScheduleXml(text: string): RawSchedule {
  const parser = new SaxesParser();
  const reader = new XmlReader(parser);
  parser.on('error', ({ message }) => {
    const en = message.replace(/^\d+:\d+: /, '');
    throw new ScheduleRefused(
      { fr: `ce n’est pas du XML bien formé (${en})`, en: `this is not well-formed XML (${en})` },
      parser.line,
    );
  });
  parser.on('doctype', (doctype) => {
    if (!/ENTITY|SYSTEM|PUBLIC|\[/i.test(doctype)) return;
    throw new ScheduleRefused(
      {
        fr: 'le fichier déclare des entités ou en appelle d’extérieures',
        en: 'the file declares entities or calls outside ones',
      },
      parser.line,
    );
  });
  parser.on('opentag', (tag) => reader.begin(tag));
  parser.on('closetag', () => reader.end());
  parser.on('text', (piece) => reader.text(piece));
  parser.on('cdata', (piece) => reader.text(piece));
  parser.on('processinginstruction', ({ target, body }) => {
    if (target === INSTRUCTION) reader.instruction(body);
  });
  parser.write(text).close();
  return reader.finished();
}
