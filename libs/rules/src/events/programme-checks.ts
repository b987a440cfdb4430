import type { EventDay } from '@passerelle/contracts/events';
import type { RoomId, SessionId, SpeakerId } from '@passerelle/contracts/ids';
import type { Room, Session } from '@passerelle/contracts/sessions';
import { boundsOf, clashes, overlaps } from './slots';

/** What the checks look at; a whole {@link Session} fits, and so does a row of the programme. */
export type PlacedSession = Pick<
  Session,
  'id' | 'start' | 'minutes' | 'roomId' | 'capacity' | 'kind'
> & {
  readonly speakerIds?: readonly SpeakerId[] | undefined;
  readonly chairIds?: readonly SpeakerId[] | undefined;
  readonly cancelled?: boolean | undefined;
};

export type ProgrammeFault =
  | { kind: 'room-overlap'; roomId: RoomId; sessionIds: readonly [SessionId, SessionId] }
  | {
      kind: 'speaker-double-booked';
      speakerId: SpeakerId;
      sessionIds: readonly [SessionId, SessionId];
    }
  | { kind: 'outside-days'; sessionId: SessionId }
  | {
      kind: 'capacity-over-room';
      sessionId: SessionId;
      roomId: RoomId;
      capacity: number;
      seats: number;
    };

/** Speakers and chairs, each once. */
export function peopleOn(session: PlacedSession): SpeakerId[] {
  return [...new Set([...(session.speakerIds ?? []), ...(session.chairIds ?? [])])];
}

function gathered<K>(
  sessions: readonly PlacedSession[],
  keysOf: (session: PlacedSession) => readonly K[],
): Map<K, PlacedSession[]> {
  const groups = new Map<K, PlacedSession[]>();
  for (const session of sessions) {
    for (const key of keysOf(session)) {
      const group = groups.get(key);
      if (group) group.push(session);
      else groups.set(key, [session]);
    }
  }
  return groups;
}

function isWithin(session: PlacedSession, days: readonly EventDay[]): boolean {
  const slot = boundsOf(session);
  return days.some(
    (day) => Date.parse(day.from) <= slot.from && slot.until <= Date.parse(day.until),
  );
}

/** Everything that is wrong in a programme. Cancelled sessions occupy nothing; a session without room clashes with none. */
export function checkProgramme(programme: {
  readonly days: readonly EventDay[];
  readonly rooms: readonly Room[];
  readonly sessions: readonly PlacedSession[];
}): ProgrammeFault[] {
  const held = programme.sessions.filter((session) => !session.cancelled);
  const seats = new Map(programme.rooms.map((room) => [room.id, room.capacity]));
  const faults: ProgrammeFault[] = [];
  for (const [roomId, group] of gathered(held, (one) => (one.roomId ? [one.roomId] : []))) {
    for (const [one, other] of clashes(group)) {
      faults.push({ kind: 'room-overlap', roomId, sessionIds: [one.id, other.id] });
    }
  }
  for (const [speakerId, group] of gathered(held, peopleOn)) {
    for (const [one, other] of clashes(group)) {
      faults.push({ kind: 'speaker-double-booked', speakerId, sessionIds: [one.id, other.id] });
    }
  }
  for (const { id, roomId, capacity, ...session } of held) {
    if (!isWithin({ id, ...session }, programme.days)) {
      faults.push({ kind: 'outside-days', sessionId: id });
    }
    const room = roomId && seats.get(roomId);
    if (roomId && room && capacity && capacity > room) {
      faults.push({ kind: 'capacity-over-room', sessionId: id, roomId, capacity, seats: room });
    }
  }
  return faults;
}

/** What keeps `moved` from standing where it is now: the sessions that hold its room or its people then. */
export function obstaclesTo(
  moved: PlacedSession,
  others: readonly PlacedSession[],
): { session: PlacedSession; speakerId?: SpeakerId }[] {
  const people = peopleOn(moved);
  return others
    .filter((other) => other.id !== moved.id && !other.cancelled && overlaps(moved, other))
    .flatMap((session): { session: PlacedSession; speakerId?: SpeakerId }[] => {
      const shared = peopleOn(session).find((speaker) => people.includes(speaker));
      if (moved.roomId && session.roomId === moved.roomId) return [{ session }];
      return shared ? [{ session, speakerId: shared }] : [];
    });
}
