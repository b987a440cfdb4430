import { withinReach } from '@passerelle/test-kit/within-reach';
import { example } from './example-files';
import { ScheduleRefused } from './import-log';
import { readSchedule } from './read-schedule';
import { countsOf, type ImportedSchedule } from './schedule';

const english = ({ warnings }: ImportedSchedule) =>
  warnings.map(({ where, reason }) => `${where}: ${reason.en}`);

describe('a pentabarf programme of the oldest kind', () => {
  const read = readSchedule(example('pentabarf.xml'));
  const [opening, vigil, third] = read.sessions;

  it('is read with sessions straight under their day, without full dates', () => {
    expect(countsOf(read)).toEqual({ sessions: 3, rooms: 2, people: 2 });
    expect(opening).toMatchObject({ id: '0', start: '2027-03-27T08:30:00.000Z', minutes: 45 });
    expect(read).toMatchObject({ title: 'Rencontre des quais 2027', zone: 'Europe/Brussels' });
    expect(read).toMatchObject({ venue: 'Maison du port', city: 'Brussels' });
  });

  it('has its markup turned into text', () => {
    expect(opening!.abstract).toBe(
      'Bienvenue & programme, voir le plan (https://quais.example/plan).',
    );
    expect(opening!.description).toBe('• un\n• deux');
  });

  it('places what starts before the change of day in the night after, also when clocks jump', () => {
    expect(vigil).toMatchObject({ start: '2027-03-28T01:30:00.000Z', minutes: 60 });
    expect(read.days.map(({ from }) => from)).toEqual([
      '2027-03-27T04:00:00.000Z',
      '2027-03-28T03:00:00.000Z',
    ]);
  });

  it('keeps what is right beside what is wrong', () => {
    expect(third).toMatchObject({ id: '1~2', title: '#2', minutes: 30, people: ['11'] });
    expect(third).not.toHaveProperty('room');
    expect(opening!.links).toEqual([{ href: 'https://www.quais.example/carte', label: 'Carte' }]);
  });

  it('tells everything that was wrong, with the line', () => {
    expect(english(read)).toEqual([
      'conference: the file names no time zone: Europe/Brussels is used, please check',
      'conference: last day: 2027-03-29 as announced, 2027-03-28 as the days say',
      expect.stringMatching(/^line 16, session 0: link left out/),
      expect.stringMatching(/^line 16, session 0: address without “https:/),
      expect.stringMatching(/^line 37, session 1: this time does not exist or exists twice/),
      expect.stringMatching(/^line 37, session 1: speaker without a name/),
      expect.stringMatching(/^line 48, session 1: length missing or impossible/),
      expect.stringMatching(/^line 48, session 1: id taken by another session/),
      expect.stringMatching(/^line 48, session 1: session without a room/),
      expect.stringMatching(/^line 48, session 1: unknown language/),
      expect.stringMatching(/^line 48, session 1: session without a title/),
      expect.stringMatching(/^person 11: one id stands for two names/),
      expect.stringMatching(/^line 56, session 3: session left out/),
      expect.stringMatching(/^Awa Exemple \(2\): several ids stand for the same name/),
    ]);
  });

  it('takes the zone that was asked for when it names none', () => {
    const asked = readSchedule(example('pentabarf.xml'), { zone: 'America/Montreal' });
    expect(asked.zone).toBe('America/Montreal');
    expect(asked.sessions[0]!.start).toBe('2027-03-27T13:30:00.000Z');
  });
});

describe('a frab programme', () => {
  const read = readSchedule(example('frab.xml'));
  const [opening, workshop, night] = read.sessions;

  it('is read with rooms, full dates and its own zone', () => {
    expect(countsOf(read)).toEqual({ sessions: 3, rooms: 1, people: 2 });
    expect(read.rooms).toEqual([{ name: 'Amphithéâtre' }, { name: 'Salle vide' }]);
    expect(read.tracks).toEqual(['Eau', 'Jamais tenue']);
    expect(opening).toMatchObject({
      id: '0b0e0a52-3a4f-4a5e-9a3e-000000000001',
      number: 101,
      kind: 'round-table',
      title: 'Gérer l’eau & le sel <ensemble>',
      abstract: 'Premier paragraphe.\n\nDeuxième.',
      description: 'Du texte marqué.',
      people: ['21', '22'],
      url: 'https://deltas.example/101',
      recording: { license: 'CC BY 4.0', optOut: false },
    });
    expect(opening!.links.map(({ label }) => label)).toEqual(['Note', 'Diapositives']);
  });

  it('keeps the instant that a date with an offset means, in the night that has an hour twice', () => {
    expect(night).toMatchObject({ start: '2027-10-31T01:30:00.000Z', minutes: 60 });
  });

  it('believes the grid and the full date, and tells of every contradiction', () => {
    expect(workshop).toMatchObject({
      kind: 'workshop',
      room: 'Amphithéâtre',
      start: '2027-10-30T08:00:00.000Z',
      slug: 'deltas-102-atelier-des-digues',
      language: 'fr',
    });
    expect(english(read)).toEqual([
      'session 101, session 102: the room Amphithéâtre is taken twice at the same time',
      'session 101, session 102: Koffi Inventé is in two sessions at the same time',
      expect.stringMatching(/session 102: the start contradicts the full date/),
      expect.stringMatching(/session 102: the session names another room/),
    ]);
  });
});

describe('a dump of pretalx', () => {
  const read = readSchedule(example('pretalx.json'), { zone: 'Europe/Paris', title: 'Rives' });

  it('is read by its grid, with kinds, capacities and biographies', () => {
    expect(countsOf(read)).toEqual({ sessions: 3, rooms: 2, people: 2 });
    expect(read.rooms).toEqual([
      { name: 'Rive droite', capacity: 290 },
      { name: 'Rive gauche', capacity: 30 },
      { name: 'Réserve' },
    ]);
    expect(read.sessions.map(({ id, kind, start }) => [id, kind, start])).toEqual([
      ['PLEN01', 'plenary', '2027-11-05T08:00:00.000Z'],
      ['ATEL01', 'workshop', '2027-11-05T09:00:00.000Z'],
      ['PLEN01~2', 'plenary', '2027-11-06T08:00:00.000Z'],
    ]);
    expect(read.sessions[1]).toMatchObject({
      people: ['KKOF22'],
      links: [{ href: 'https://rives.example/b.pdf', label: 'Budget' }],
    });
    expect(read.people).toEqual([
      { id: 'AAWA11', name: 'Awa Exemple', biography: 'Urbaniste.' },
      { id: 'KKOF22', name: 'Koffi Inventé' },
    ]);
  });

  it('tells what stands apart from the programme, was withdrawn or waits for its speaker', () => {
    expect(english(read)).toEqual([
      'sprints: 1 sessions kept apart from the programme: not imported',
      'extra: 1 breaks without length or room: not imported',
      'session RETI01: session withdrawn or rejected: not imported',
      'session ATEL01: the speaker has not confirmed yet',
    ]);
  });
});

describe('a schedule.json', () => {
  it('is read with its zone, rooms and people', () => {
    const read = readSchedule(example('voc.json'));
    expect(countsOf(read)).toEqual({ sessions: 2, rooms: 1, people: 2 });
    expect(read).toMatchObject({ zone: 'Europe/Zurich', acronym: 'rives-2027', warnings: [] });
    expect(read.sessions[1]).toMatchObject({
      kind: 'workshop',
      people: ['2'],
      links: [{ href: 'https://rives.example/atelier', label: 'Page' }],
    });
  });
});

describe('a file that is no programme', () => {
  const refusal = (text: string): ScheduleRefused => {
    try {
      readSchedule(text);
    } catch (fault) {
      if (fault instanceof ScheduleRefused) return fault;
      throw fault;
    }
    throw new Error('it was read');
  };
  const deep = `<schedule>${'<a>'.repeat(30)}`;
  const bomb = `<!DOCTYPE schedule [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n<schedule>&b;</schedule>`;
  const outside = `<!DOCTYPE schedule SYSTEM "file:///etc/passwd"><schedule/>`;

  it.each([
    ['nothing', '', 1, 'neither an XML nor a JSON'],
    ['a calendar', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR', 1, 'neither an XML nor a JSON'],
    ['XML that breaks off', '<schedule>\n<conference>\n<title>A</title>', 3, 'not well-formed'],
    ['tags that cross', '<schedule>\n<conference></schedule>', 2, 'not well-formed'],
    ['an entity that nobody declared', '<schedule>\n\n&nbsp;</schedule>', 3, 'not well-formed'],
    ['an entity bomb', bomb, 1, 'declares entities'],
    ['an external entity', outside, 1, 'declares entities'],
    ['another document', '<rss/>', 1, 'the root is <rss>'],
    ['a schedule without conference', '<schedule></schedule>', 1, 'no <conference>'],
    ['elements without end', deep, 1, 'nested too deep'],
    ['JSON that breaks off', '{"schedule":\n{"a":\n', 3, 'not valid JSON'],
  ])('is refused with line and reason: %s', (_what, text, line, reason) => {
    const refused = refusal(text);
    expect(refused.line).toBe(line);
    expect(refused.reason.en).toContain(reason);
    expect(refused.reason.fr).not.toBe('');
  });

  it.each([
    ['another JSON', '{"events":[]}', 'no “schedule” object'],
    [
      'rooms in the wrong place',
      JSON.stringify({ schedule: { ...JSON.parse(example('voc.json')).schedule, rooms: [] } }),
      'schedule.rooms : rooms belong in schedule.conference',
    ],
    [
      'a pretalx dump whose day is none',
      JSON.stringify({ ...JSON.parse(example('pretalx.json')), schedule: { demain: {} } }),
      'schedule.demain',
    ],
  ])('is refused with the place and the reason: %s', (_what, text, reason) => {
    expect(refusal(text).reason.en).toContain(reason);
  });

  it('is refused at once, however large the bomb', () => {
    const bomb = '<schedule>'.repeat(400_000);
    expect(() => withinReach(() => readSchedule(bomb))).toThrow(ScheduleRefused);
  });
});
