import { gzipSync } from 'node:zlib';
import { ulid } from 'ulid';
import { Event } from '@passerelle/contracts/events';
import { Programme } from '@passerelle/contracts/programmes';
import { Session } from '@passerelle/contracts/sessions';
import { realFile } from './example-files';
import { ScheduleRefused } from './import-log';
import { readSchedule } from './read-schedule';
import { countsOf, type Schedule } from './schedule';

const COUNTS = [
  ['fosdem-2025.xml', { sessions: 943, rooms: 29, people: 992 }],
  ['fosdem-2020.xml', { sessions: 872, rooms: 35, people: 841 }],
  ['fosdem-2007.xml', { sessions: 215, rooms: 18, people: 244 }],
  ['ccc-31c3-2014-frab.xml', { sessions: 138, rooms: 4, people: 198 }],
  ['pyconfr-2025-pretalx.json', { sessions: 75, rooms: 8, people: 81 }],
  ['aksw-lswt2021-empty.xml', { sessions: 0, rooms: 0, people: 0 }],
] as const;

/** Faults that these files have, found by other means: dates that do not exist, people in two places, odd links. */
const FAULTS: Readonly<Record<string, readonly string[]>> = {
  'fosdem-2025.xml': ['is in two sessions at the same time'],
  'fosdem-2020.xml': ['names no time zone', 'in two sessions', 'link left out'],
  'fosdem-2007.xml': ['names no time zone', 'link left out', 'several ids stand for the same name'],
  'ccc-31c3-2014-frab.xml': ['names no time zone', 'last day: 2014-12-31', 'without “https://”'],
  'pyconfr-2025-pretalx.json': ['18 sessions kept apart', 'no title', 'not confirmed'],
  'aksw-lswt2021-empty.xml': ['names no time zone', 'not a date with a time'],
};

const idOf = (prefix: string) => `${prefix}_${ulid()}`;

/** What a new event would answer for this schedule. */
function programmeOf(schedule: Schedule) {
  const eventId = idOf('eve');
  const rooms = schedule.rooms.map((room) => ({ id: idOf('roo'), ...room }));
  const tracks = schedule.tracks.map((fr) => ({ id: idOf('trk'), name: { fr } }));
  const speakers = schedule.people.map(({ id, name }) => ({ outer: id, id: idOf('spk'), name }));
  const roomIds = new Map(rooms.map(({ name, id }) => [name, id]));
  const trackIds = new Map(tracks.map(({ name, id }) => [name.fr, id]));
  const speakerIds = new Map(speakers.map(({ outer, id }) => [outer, id]));
  const sessions = schedule.sessions.map((session) => ({
    ...session,
    id: idOf('ses'),
    eventId,
    title: { fr: session.title },
    subtitle: { fr: session.subtitle },
    abstract: { fr: session.abstract },
    description: { fr: session.description },
    roomId: roomIds.get(session.room ?? ''),
    trackId: trackIds.get(session.track ?? ''),
    interpretation: [],
    speakerIds: session.people.map((outer) => speakerIds.get(outer)),
    chairIds: [],
    cancelled: false,
    sequence: 0,
    externalId: session.id,
  }));
  const event = {
    id: eventId,
    name: { fr: schedule.title },
    place: { city: schedule.city ?? 'Ville' },
    zone: schedule.zone,
    days: schedule.days,
    status: 'published',
    public: true,
    themes: [],
    sdgs: [],
    revision: 1,
    externalId: schedule.acronym,
  };
  return { event, rooms, tracks, speakers, sessions };
}

describe.each(COUNTS)('%s', (name, counts) => {
  const text = realFile(`schedules/${name}`);
  if (!text) {
    it('is absent, see above', () => expect(text).toBeUndefined());
    return;
  }
  const read = readSchedule(text);

  it(`has ${counts.sessions} sessions in ${counts.rooms} rooms with ${counts.people} people`, () => {
    expect(countsOf(read)).toEqual(counts);
  });

  it('has its real faults told, in both languages', () => {
    const told = read.warnings.map(({ reason }) => reason.en).join('\n');
    for (const fault of FAULTS[name]!) expect(told).toContain(fault);
    for (const { where, reason } of read.warnings) {
      expect(where).not.toBe('');
      expect(reason.fr).not.toBe(reason.en);
    }
  });

  it('fits the contracts: every session, text, link and room', () => {
    const { event, sessions, ...others } = programmeOf(read);
    Event.parse(event);
    for (const session of sessions) Session.parse(session);
    Programme.parse({ event, sessions: sessions.map(stripped), ...others });
  });

  it('is the same when it is read again', () => {
    expect(readSchedule(text)).toEqual(read);
  });
});

function stripped({ speakerIds, ...session }: ReturnType<typeof programmeOf>['sessions'][number]) {
  return {
    ...session,
    interpretation: undefined,
    chairIds: undefined,
    cancelled: undefined,
    speakerIds,
  };
}

describe('a programme of 943 sessions', () => {
  const text = realFile('schedules/fosdem-2025.xml');
  (text ? it : it.skip)('is one answer of at most 150 kB', () => {
    const { event, rooms, tracks, speakers, sessions } = programmeOf(readSchedule(text!));
    const answer = Programme.parse({
      event,
      rooms,
      tracks,
      speakers,
      sessions: sessions.map(stripped),
    });
    const weight = gzipSync(JSON.stringify(answer)).length;
    process.stdout.write(`the programme answer of FOSDEM 2025 weighs ${weight} bytes (gzip)\n`);
    expect(weight).toBeLessThanOrEqual(150_000);
  });
});

describe('the invalid example of the format’s own authors', () => {
  const text = realFile('schema/voc-invalid-example-winterchaos2022.json');
  (text ? it : it.skip)('is refused with the reason', () => {
    expect(() => readSchedule(text!)).toThrow(ScheduleRefused);
    expect(() => readSchedule(text!)).toThrow(/rooms belong in schedule\.conference/);
    expect(() => readSchedule(text!)).toThrow(/Winterchaos\.0\.id : .*number/);
  });
});
