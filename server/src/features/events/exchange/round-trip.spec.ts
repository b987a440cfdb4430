import fc from 'fast-check';
import { validateXML } from 'xmllint-wasm';
import { example, realFile } from './example-files';
import { readSchedule } from './read-schedule';
import type { ImportedSchedule, Schedule } from './schedule';
import { cleanPassage, plainLine } from './plain-text';
import { writeScheduleJson } from './write-schedule-json';
import { writeScheduleXml } from './write-schedule-xml';

const xsd = realFile('schema/voc-schedule.xml.xsd');

async function faultsOf(xml: string): Promise<readonly string[]> {
  if (!xsd) return [];
  const answer = await validateXML({
    xml: { fileName: 'schedule.xml', contents: xml },
    schema: { fileName: 'schedule.xsd', contents: xsd },
    initialMemoryPages: 512,
    maxMemoryPages: 4096,
  });
  return answer.errors.map(({ rawMessage }) => rawMessage);
}

/** What `schedule.xml` has a place for: no addresses of sessions, no capacities, no biographies, no unused tracks. */
function inXml({ title, acronym, version, zone, days, rooms, people, sessions }: ImportedSchedule) {
  return {
    ...{ title, acronym, version, zone, days },
    rooms: rooms.map(({ name }) => name),
    people: people.map(({ id, name }) => ({ id, name })),
    sessions: sessions.map(({ type, kind, ...session }) => ({
      ...session,
      kind,
      type: type || kind,
      url: undefined,
    })),
  };
}

/** The same for `schedule.json`, which has a place for more, and wants an address for each session. */
function inJson({ tracks, rooms, people, sessions, ...schedule }: ImportedSchedule) {
  const { title, acronym, version, zone, days } = schedule;
  return {
    ...{ title, acronym, version, zone, days, tracks, rooms, people },
    sessions: sessions.map(({ url, type, kind, recording, ...session }) => ({
      ...session,
      kind,
      type: type || kind,
      url: url ?? `https://reseau.example/e#${session.slug}`,
      license: recording?.license ?? '',
      optOut: recording?.optOut ?? false,
    })),
  };
}

const FILES: readonly (readonly [string, string | undefined])[] = [
  ['our pentabarf example', example('pentabarf.xml')],
  ['our frab example', example('frab.xml')],
  ['our schedule.json example', example('voc.json')],
  ...['aksw-lswt2021-empty', 'fosdem-2007', 'fosdem-2020', 'fosdem-2025', 'ccc-31c3-2014-frab'].map(
    (name) => [name, realFile(`schedules/${name}.xml`)] as const,
  ),
  ['pyconfr-2025-pretalx', realFile('schedules/pyconfr-2025-pretalx.json')],
];
const PRESENT = FILES.flatMap(([name, text]) => (text ? [[name, text] as const] : []));

describe.each(PRESENT)('%s, exported again', (name, text) => {
  const read = readSchedule(text);
  const xml = writeScheduleXml(read);
  const numbered = read.people.every(({ id }) => /^[1-9]\d*$/.test(id));

  (xsd ? it : it.skip)('validates against the schema', async () => {
    expect(await faultsOf(xml)).toEqual([]);
  });

  it('is the same programme as schedule.xml', () => {
    const again = readSchedule(xml);
    const [ours, theirs] = [inXml(read), inXml(again)];
    if (numbered) expect(theirs).toEqual(ours);
    const anonymous = ({ people, sessions, ...rest }: ReturnType<typeof inXml>) => ({
      ...rest,
      people: people.map((person) => person.name),
      sessions: sessions.map((session) => ({ ...session, people: session.people.length })),
    });
    expect(anonymous(theirs)).toEqual(anonymous(ours));
    expect(writeScheduleXml(again)).toBe(xml);
  });

  it('is the same programme as schedule.json', () => {
    const json = writeScheduleJson(read, { baseUrl: 'https://reseau.example/e' });
    expect(inJson(readSchedule(json))).toEqual(inJson(read));
    expect(name).not.toBe('');
  });
});

describe('the check against the schema', () => {
  (xsd ? it : it.skip)('finds what is wrong', async () => {
    const xml = writeScheduleXml(readSchedule(example('frab.xml')));
    expect(await faultsOf(xml.replace(/id="101"/, 'id="zero"'))).not.toEqual([]);
    expect(await faultsOf(xml.replace(/id="102"/, 'id="101"'))).not.toEqual([]);
  });
});

describe('any text that people write', () => {
  const passage = fc.string({ unit: 'binary', maxLength: 60 }).map(cleanPassage);
  const line = passage.map((text) => plainLine(text, true));

  it('comes back from both formats letter by letter', () => {
    const base = readSchedule(example('frab.xml'));
    fc.assert(
      fc.property(line, passage, line, line, (title, abstract, room, name) => {
        const changed: Schedule = {
          ...base,
          rooms: [{ name: room || 'x' }],
          sessions: base.sessions.slice(0, 1).map((session) => ({
            ...session,
            title: title || 'x',
            abstract,
            room: room || 'x',
            people: ['21'],
          })),
          people: [{ id: '21', name: name || 'x' }],
        };
        const files = [
          writeScheduleXml(changed),
          writeScheduleJson(changed, { baseUrl: 'https://reseau.example/e' }),
        ];
        for (const file of files) {
          const again = readSchedule(file);
          expect(again.sessions[0]).toMatchObject({ title: title || 'x', abstract });
          expect(again.sessions[0]!.room).toBe(room || 'x');
          expect(again.people[0]!.name).toBe(name || 'x');
        }
      }),
      { numRuns: 150, examples: [['', '', '__proto__', 'constructor']] },
    );
  });
});
