import type { EventId, RoomId, SessionId, SpeakerId, TrackId } from '@passerelle/contracts/ids';
import type { Session } from '@passerelle/contracts/sessions';
import { idOf } from '@passerelle/test-kit/ids';
import { aStoredEvent } from '../../../test/sample-programme';
import { aScheduleFile } from '../../../test/sample-schedule';
import { readSchedule } from './exchange/read-schedule';
import type { Schedule, ScheduleSession } from './exchange/schedule';
import type { WholeProgramme } from './exchange/whole-programme';
import { planImport, type ImportPlan } from './plan-import';

const EVENT = aStoredEvent(idOf<EventId>('eve', 1));
const EMPTY: WholeProgramme = { event: EVENT, rooms: [], tracks: [], speakers: [], sessions: [] };

let last = 0;
const ids = {
  room: () => idOf<RoomId>('roo', (last += 1)),
  track: () => idOf<TrackId>('trk', (last += 1)),
  speaker: () => idOf<SpeakerId>('spk', (last += 1)),
  session: () => idOf<SessionId>('ses', (last += 1)),
};

const file = readSchedule(aScheduleFile());
const plan = (schedule: Schedule, whole: WholeProgramme) => planImport(schedule, whole, ids);

/** The programme after a first import, with what was written here by hand afterwards. */
function imported(change: Partial<Session> = {}): WholeProgramme {
  const { rooms, tracks, speakers, sessions } = plan(file, EMPTY);
  const [opening, ...others] = sessions.added;
  return {
    event: EVENT,
    rooms: rooms.added,
    tracks: tracks.added,
    speakers: speakers.added,
    sessions: [{ ...opening!, ...change }, ...others],
  };
}

/** The file, with the opening changed. */
function withOpening(change: Partial<ScheduleSession>): Schedule {
  const [opening, ...others] = file.sessions;
  return { ...file, sessions: [{ ...opening!, ...change }, ...others] };
}

function changedBy({ sessions }: ImportPlan): readonly Session[] {
  return sessions.changed;
}

describe('planning an import', () => {
  it('changes nothing when the file says what is stored', () => {
    const { rooms, tracks, speakers, sessions } = plan(file, imported());
    for (const { added, changed } of [rooms, tracks, speakers, sessions])
      expect([added, changed]).toEqual([[], []]);
    expect(sessions).toMatchObject({ unchanged: 3, cancelled: [] });
  });

  it('keeps what was written here and the file does not know', () => {
    const written = {
      title: { fr: 'Ouverture', en: 'Opening' },
      capacity: 40,
      interpretation: ['en', 'ar'],
    };
    expect(changedBy(plan(file, imported(written)))).toEqual([]);
    const [renamed] = changedBy(plan(withOpening({ title: 'Accueil' }), imported(written)));
    expect(renamed).toMatchObject({ ...written, title: { fr: 'Accueil', en: 'Opening' } });
  });

  it.each<[string, Partial<ScheduleSession>, number]>([
    ['title', { title: 'Accueil' }, 1],
    ['time', { start: '2026-10-05T06:30:00.000Z' }, 1],
    ['length', { minutes: 45 }, 1],
    ['room', { room: 'Salle 2' }, 1],
    ['description', { description: 'Un autre texte.' }, 0],
    ['language', { language: 'en' }, 0],
  ])('sees another %s, and grows SEQUENCE when calendars show it', (_what, change, by) => {
    const [session] = changedBy(plan(withOpening(change), imported()));
    expect(session?.sequence).toBe(by);
  });

  it('takes the room away when the file names none any more', () => {
    const roomless = { ...file.sessions[0]!, room: undefined };
    const schedule = { ...file, sessions: [roomless, ...file.sessions.slice(1)] };
    const [session] = changedBy(plan(schedule, imported()));
    expect(session).toBeDefined();
    expect(session?.roomId).toBeUndefined();
  });

  it('cancels what left the file once, and never what was made here', () => {
    const without = { ...file, sessions: file.sessions.slice(1) };
    const [gone] = plan(without, imported()).sessions.cancelled;
    expect(gone).toMatchObject({ title: { fr: 'Ouverture' }, cancelled: true, sequence: 1 });
    const again = imported({ cancelled: true, sequence: 1 });
    expect(plan(without, again).sessions.cancelled).toEqual([]);
    const whole = imported();
    const ours = { ...whole.sessions[0]!, externalId: undefined };
    const made = { ...whole, sessions: [ours, ...whole.sessions.slice(1)] };
    expect(plan(without, made).sessions.cancelled).toEqual([]);
  });
});
