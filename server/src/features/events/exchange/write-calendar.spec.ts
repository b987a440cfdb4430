import type { EventId, RoomId, SessionId, SpeakerId, TrackId } from '@passerelle/contracts/ids';
import type { Session } from '@passerelle/contracts/sessions';
import { programmeToSchedule } from './programme-to-schedule';
import { readSchedule } from './read-schedule';
import { vtimezone } from './vtimezone';
import type { WholeProgramme } from './whole-programme';
import { writeCalendar, type CalendarOptions } from './write-calendar';
import { writeScheduleXml } from './write-schedule-xml';

const session = (id: string, more: Partial<Session> = {}): Session => ({
  id: `ses_${id}` as SessionId,
  eventId: 'eve_1' as EventId,
  kind: 'workshop',
  title: { fr: 'Atelier de l’eau', en: 'Water workshop' },
  abstract: { fr: 'Une ligne ; une autre,\net la suite\r\nBEGIN:VEVENT' },
  start: '2027-03-28T00:30:00.000Z',
  minutes: 60,
  roomId: 'roo_1' as RoomId,
  trackId: 'trk_1' as TrackId,
  interpretation: [],
  speakerIds: ['spk_1' as SpeakerId],
  chairIds: ['spk_2' as SpeakerId],
  cancelled: false,
  links: [],
  sequence: 3,
  ...more,
});

const whole = (...sessions: Session[]): WholeProgramme => ({
  event: {
    id: 'eve_1' as EventId,
    name: { fr: 'Congrès', en: 'Congress' },
    place: { city: 'Lille', venue: 'Palais' },
    zone: 'Europe/Paris',
    days: [],
    status: 'published',
    public: true,
    themes: [],
    sdgs: [],
    revision: 7,
  },
  rooms: [{ id: 'roo_1' as RoomId, name: 'Salle bleue', capacity: 30 }],
  tracks: [{ id: 'trk_1' as TrackId, name: { fr: 'Eau', en: 'Water' } }],
  speakers: [
    { id: 'spk_1' as SpeakerId, name: 'Awa Exemple' },
    { id: 'spk_2' as SpeakerId, name: 'Linh Imaginée' },
  ],
  sessions,
});

const options: CalendarOptions = {
  language: 'fr',
  now: '2027-01-02T03:04:05.000Z',
  host: 'reseau.example',
  addressOf: ({ id }) => `https://reseau.example/s/${id}`,
};

/** Lines unfolded, as a reader sees them. */
function linesOf(calendar: string): string[] {
  return calendar.replace(/\r\n[ \t]/g, '').split('\r\n');
}
const french = linesOf(writeCalendar(whole(session('a')), options));

describe('the calendar of a programme', () => {
  it('names each session for ever, with its sequence and the time it was written in UTC', () => {
    expect(french).toContain('UID:ses_a@reseau.example');
    expect(french).toContain('SEQUENCE:3');
    expect(french).toContain('DTSTAMP:20270102T030405Z');
    expect(french).toContain('STATUS:CONFIRMED');
  });

  it('shows the event’s clock in the night that it jumps', () => {
    expect(french).toContain('DTSTART;TZID=Europe/Paris:20270328T013000');
    expect(french).toContain('DTEND;TZID=Europe/Paris:20270328T033000');
  });

  it('brings the zone with it: each change around the event', () => {
    const zone = french.slice(
      french.indexOf('BEGIN:VTIMEZONE'),
      french.indexOf('END:VTIMEZONE') + 1,
    );
    expect(zone.join('\n')).toContain(
      'BEGIN:DAYLIGHT\nDTSTART:20270328T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT',
    );
    expect(zone.join('\n')).toContain(
      'BEGIN:STANDARD\nDTSTART:20271031T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD',
    );
  });

  it('is French or English', () => {
    const english = linesOf(writeCalendar(whole(session('a')), { ...options, language: 'en' }));
    expect(french).toContain('SUMMARY:Atelier de l’eau');
    expect(french).toContain('CATEGORIES:Eau');
    expect(english).toContain('SUMMARY:Water workshop');
    expect(english).toContain('CATEGORIES:Water');
    expect(english.join()).toContain('Speakers: Awa Exemple');
    expect(french.join()).toContain('Modération : Linh Imaginée');
  });

  it('says where, and escapes what people wrote, so that a text cannot become an entry', () => {
    expect(french).toContain('LOCATION:Salle bleue\\, Palais\\, Lille');
    expect(french.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
    expect(french.join('\n')).toContain('Une ligne \\; une autre\\,\\net la suite\\nBEGIN:VEVENT');
  });

  it('keeps a cancelled session as cancelled, under the same name', () => {
    const lines = linesOf(
      writeCalendar(whole(session('a', { cancelled: true, sequence: 4 })), options),
    );
    expect(lines).toContain('UID:ses_a@reseau.example');
    expect(lines).toContain('SEQUENCE:4');
    expect(lines).toContain('STATUS:CANCELLED');
    expect(lines).toContain('SUMMARY:ANNULÉ : Atelier de l’eau');
  });

  it('folds no line over 75 octets and ends each with CR LF', () => {
    const raw = writeCalendar(whole(session('a', { title: { fr: 'é'.repeat(200) } })), options);
    const physical = raw.split('\r\n');
    expect(Math.max(...physical.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(raw.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  });

  it('may be empty', () => {
    const lines = linesOf(writeCalendar(whole(), options));
    expect(lines).toContain('BEGIN:VCALENDAR');
    expect(lines).not.toContain('BEGIN:VEVENT');
  });
});

describe('the zone in a calendar', () => {
  it('that never changes has one offset', () => {
    const zone = vtimezone(
      'Asia/Kathmandu',
      '2027-05-12T00:00:00.000Z',
      '2027-05-13T00:00:00.000Z',
    );
    expect(zone.match(/BEGIN:STANDARD/g)).toHaveLength(1);
    expect(zone).toContain('TZOFFSETTO:+0545');
    expect(zone).not.toContain('DAYLIGHT');
  });
});

describe('a stored programme that is exported', () => {
  it('goes out without its cancelled sessions and comes back as it is', () => {
    const stored = whole(session('a'), session('b', { cancelled: true }));
    const schedule = programmeToSchedule(stored, 'en');
    expect(schedule.sessions).toHaveLength(1);
    const again = readSchedule(writeScheduleXml(schedule));
    expect(again.sessions[0]).toMatchObject({
      id: schedule.sessions[0]!.id,
      kind: 'workshop',
      title: 'Water workshop',
      room: 'Salle bleue',
      track: 'Water',
      start: '2027-03-28T00:30:00.000Z',
    });
    expect(again.people.map(({ name }) => name)).toEqual(['Awa Exemple', 'Linh Imaginée']);
    expect(again).toMatchObject({ zone: 'Europe/Paris', title: 'Congress' });
  });

  it('gives back what an imported file said, as long as it is still true', () => {
    const source = { number: 6561, slug: 'de-la-bas', type: 'Atelier pratique' };
    const kept = programmeToSchedule(
      { ...whole(), sessions: [{ ...session('a', { externalId: 'guid-1' }), source }] },
      'fr',
    );
    expect(kept.sessions[0]).toMatchObject({ id: 'guid-1', ...source });
    const edited = programmeToSchedule(
      { ...whole(), sessions: [{ ...session('a', { kind: 'visit' }), source }] },
      'fr',
    );
    expect(edited.sessions[0]).toMatchObject({ kind: 'visit', type: 'visit' });
  });
});
