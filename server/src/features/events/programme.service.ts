import { Injectable } from '@nestjs/common';
import type { EventId, PersonId, SessionId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import type { ProgrammeSession, SessionPage } from '@passerelle/contracts/programmes';
import type { Room, Session } from '@passerelle/contracts/sessions';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import type { Transaction } from '../../platform/database/transactions';
import { BodyService } from '../bodies/body.service';
import { EventAccess } from './event.access';
import { EventRepository, type StoredEvent } from './event.repository';
import { ProgrammeChangesRepository } from './programme-changes.repository';
import { programmeRow } from './programme-row';
import { ProgrammePages, type PackedProgramme } from './programme-pages';
import { ProgrammeRepository, type StoredProgramme } from './programme.repository';

@Injectable()
export class ProgrammeService {
  constructor(
    private readonly events: EventRepository,
    private readonly programmes: ProgrammeRepository,
    private readonly changes: ProgrammeChangesRepository,
    private readonly pages: ProgrammePages,
    private readonly access: EventAccess,
    private readonly bodies: BodyService,
  ) {}

  /** The whole programme, ready to send. */
  async read(caller: Caller | undefined, id: EventId): Promise<PackedProgramme> {
    return this.pages.of(await this.access.require(caller, 'event:read', id));
  }

  async session(caller: Caller | undefined, eventId: EventId, id: SessionId): Promise<SessionPage> {
    const event = await this.access.require(caller, 'event:read', eventId);
    const session = await this.programmes.session(eventId, id);
    if (!session) throw new Refusal('request/not-found');
    const { rooms, tracks, speakers } = await this.programmes.peopleAndPlaces(eventId, session);
    const { bodyId } = session;
    // A body that the caller may not know of is not named, wherever it meets.
    const body = bodyId && (await this.bodies.allowed(caller, 'bodies:read', [bodyId])).get(bodyId);
    const [room, track] = [rooms[0], tracks[0]];
    return {
      event,
      session,
      ...(room && { room }),
      ...(track && { track }),
      speakers: session.speakerIds.flatMap((one) => speakers.find(({ id }) => id === one) ?? []),
      chairs: session.chairIds.flatMap((one) => speakers.find(({ id }) => id === one) ?? []),
      ...(body && { body: { id: body.id, name: body.name } }),
    };
  }

  /** For other features, after their own access check. */
  one(eventId: EventId, id: SessionId, tx?: Transaction): Promise<Session | undefined> {
    return this.programmes.session(eventId, id, tx);
  }

  sessionsNamed(ids: readonly SessionId[], tx?: Transaction): Promise<Session[]> {
    return this.programmes.sessionsNamed(ids, tx);
  }

  /** Where these people speak or chair. */
  sessionsHeldBy(
    eventId: EventId,
    personIds: readonly PersonId[],
    tx?: Transaction,
  ): Promise<{ personId: PersonId; session: Session }[]> {
    return this.programmes.sessionsHeldBy(eventId, personIds, tx);
  }

  /** Sessions of an event that people sign up for. */
  sessionsWithPlaces(eventId: EventId): Promise<Session[]> {
    return this.programmes.sessionsWithPlaces(eventId);
  }

  /** A session as the programme shows it. */
  row(session: Session): ProgrammeSession {
    return programmeRow(session);
  }

  /** Changes the places of a session, in the caller's transaction; gives the programme's new revision. */
  async setPlaces(
    eventId: EventId,
    id: SessionId,
    capacity: number | undefined,
    changedAt: Instant,
    tx: Transaction,
  ): Promise<number> {
    const event = await this.events.one(eventId, tx);
    if (!event || !(await this.programmes.setPlaces(eventId, id, capacity, tx)))
      throw new Refusal('request/not-found');
    const revision = await this.events.advance(event, { changedAt }, tx);
    if (revision === undefined) throw new Refusal('request/stale');
    return revision;
  }

  roomsOf(eventId: EventId): Promise<Room[]> {
    return this.programmes.roomsOf(eventId);
  }

  /** Puts a programme into an event as it is, with its history; for a seed. */
  add(event: Pick<StoredEvent, 'id'>, programme: StoredProgramme): Promise<void> {
    return this.changes.add(event.id, programme);
  }
}
