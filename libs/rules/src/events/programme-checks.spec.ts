import type { RoomId, SessionId, SpeakerId } from '@passerelle/contracts/ids';
import { checkProgramme, obstaclesTo, type PlacedSession } from './programme-checks';

const hall = 'roo_hall' as RoomId;
const annex = 'roo_annex' as RoomId;
const awa = 'spk_awa' as SpeakerId;
const linh = 'spk_linh' as SpeakerId;
const days = [
  { day: '2027-05-12', from: '2027-05-12T06:00:00.000Z', until: '2027-05-12T22:00:00.000Z' },
];
const rooms = [
  { id: hall, name: 'Grande salle', capacity: 300 },
  { id: annex, name: 'Annexe', capacity: 30 },
];

function session(id: string, clock: string, more: Partial<PlacedSession> = {}): PlacedSession {
  return {
    id: `ses_${id}` as SessionId,
    kind: 'talk',
    start: `2027-05-12T${clock}:00.000Z`,
    minutes: 60,
    ...more,
  };
}

const faultsOf = (...sessions: PlacedSession[]) => checkProgramme({ days, rooms, sessions });

describe('the checks of a programme', () => {
  it('find nothing where sessions follow one another in a room and with a speaker', () => {
    const faults = faultsOf(
      session('a', '09:00', { roomId: hall, speakerIds: [awa] }),
      session('b', '10:00', { roomId: hall, speakerIds: [awa] }),
    );
    expect(faults).toEqual([]);
  });

  it('name both sessions that stand in one room at one time', () => {
    const faults = faultsOf(
      session('a', '09:00', { roomId: hall }),
      session('b', '09:59', { roomId: hall }),
      session('c', '09:30', { roomId: annex }),
      session('d', '09:30'),
    );
    expect(faults).toEqual([
      { kind: 'room-overlap', roomId: hall, sessionIds: ['ses_a', 'ses_b'] },
    ]);
  });

  it('count a chair as somebody who is in the room', () => {
    const faults = faultsOf(
      session('a', '09:00', { roomId: hall, chairIds: [linh] }),
      session('b', '09:30', { roomId: annex, speakerIds: [linh, awa] }),
    );
    expect(faults).toEqual([
      { kind: 'speaker-double-booked', speakerId: linh, sessionIds: ['ses_a', 'ses_b'] },
    ]);
  });

  it('leave out what is cancelled', () => {
    const faults = faultsOf(
      session('a', '09:00', { roomId: hall, speakerIds: [awa], cancelled: true }),
      session('b', '09:30', { roomId: hall, speakerIds: [awa] }),
    );
    expect(faults).toEqual([]);
  });

  it('tell of a session outside the days and of a workshop larger than its room', () => {
    const faults = faultsOf(
      session('late', '21:30'),
      session('big', '09:00', { roomId: annex, capacity: 31 }),
      session('fits', '10:00', { roomId: annex, capacity: 30 }),
    );
    expect(faults).toEqual([
      { kind: 'outside-days', sessionId: 'ses_late' },
      {
        kind: 'capacity-over-room',
        sessionId: 'ses_big',
        roomId: annex,
        capacity: 31,
        seats: 30,
      },
    ]);
  });

  it('say what stands in the way of a move, the room first', () => {
    const others = [
      session('a', '09:00', { roomId: hall, speakerIds: [awa] }),
      session('b', '09:00', { roomId: annex, speakerIds: [linh] }),
      session('c', '11:00', { roomId: hall }),
    ];
    const moved = session('m', '09:30', { roomId: hall, speakerIds: [awa, linh] });
    expect(obstaclesTo(moved, others)).toEqual([
      { session: others[0] },
      { session: others[1], speakerId: linh },
    ]);
    expect(obstaclesTo({ ...moved, start: '2027-05-12T10:00:00.000Z' }, others)).toEqual([]);
    expect(obstaclesTo(others[0]!, others)).toEqual([]);
  });
});
