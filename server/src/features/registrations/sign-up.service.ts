import { Injectable } from '@nestjs/common';
import type {
  EventId,
  PersonId,
  RegistrationId,
  SessionId,
  SignUpId,
} from '@passerelle/contracts/ids';
import type { SignUp, SignUpCount, SignUpDraft } from '@passerelle/contracts/sign-ups';
import type { PlaceEntry } from '@passerelle/rules/registrations/waiting-list';
import { Transactions } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { EventService } from '../events/event.service';
import { ProgrammeService } from '../events/programme.service';
import { Gathering } from './gathering';
import { LedgerRepository } from './ledger.repository';
import { RegistrationAccess } from './registration.access';
import { SessionPlaces, type Placed, type PlaceRequest } from './session-places';
import { SignUpRepository, type StoredSignUp } from './sign-up.repository';

@Injectable()
export class SignUpService {
  private readonly gathering = new Gathering<PlaceRequest, Placed>((key, requests) =>
    this.serve(key, requests),
  );

  constructor(
    private readonly events: EventService,
    private readonly programme: ProgrammeService,
    private readonly access: RegistrationAccess,
    private readonly signUps: SignUpRepository,
    private readonly ledgers: LedgerRepository,
    private readonly places: SessionPlaces,
    private readonly transactions: Transactions,
    private readonly domainEvents: DomainEvents,
  ) {}

  /** I take a place in a workshop, or get in line. */
  async signUp(
    caller: Caller,
    eventId: EventId,
    sessionId: SessionId,
    { id }: SignUpDraft,
  ): Promise<SignUp> {
    await this.events.require(caller, 'event:read', eventId);
    const request = { kind: 'sign-up', id, personId: caller.personId } as const;
    const { signUp, rank } = await this.gathering.do(`${eventId} ${sessionId}`, request);
    return shownSignUp(signUp, rank);
  }

  /** Gives a place back; the first in line gets it at the same moment. */
  async leave(caller: Caller, id: SignUpId): Promise<void> {
    const signUp = await this.signUps.one(id);
    if (!signUp) throw new Refusal('request/not-found');
    await this.access.require(caller, 'event:change-registration', signUp.registrationId);
    const { eventId, sessionId } = signUp;
    await this.gathering.do(`${eventId} ${sessionId}`, { kind: 'leave', id });
  }

  /** How full each session is that people sign up for. */
  async counts(caller: Caller | undefined, eventId: EventId): Promise<SignUpCount[]> {
    await this.events.require(caller, 'event:read', eventId);
    const [sessions, counts] = await Promise.all([
      this.programme.sessionsWithPlaces(eventId),
      this.signUps.countsOf(eventId),
    ]);
    const known = new Map(counts.map((count) => [count.sessionId, count]));
    return sessions.map(({ id, capacity }) => ({
      sessionId: id,
      confirmed: known.get(id)?.confirmed ?? 0,
      waiting: known.get(id)?.waiting ?? 0,
      capacity: capacity!,
    }));
  }

  /** The programme changed: places that came free with it go to those who wait. An empty list means any session. */
  async follow(eventId: EventId, sessionIds: readonly SessionId[]): Promise<void> {
    const counts = await this.signUps.countsOf(eventId);
    const sessions = await this.programme.sessionsWithPlaces(eventId);
    const wanted = new Map(sessions.map(({ id, capacity }) => [id, capacity]));
    for (const { sessionId, capacity } of counts) {
      const isNamed = sessionIds.length === 0 || sessionIds.includes(sessionId);
      if (isNamed && wanted.has(sessionId) && wanted.get(sessionId) !== capacity)
        await this.serve(`${eventId} ${sessionId}`, []);
    }
  }

  /** For this feature, after its own access check: what a registration holds, with ranks. */
  async heldBy(registrationId: RegistrationId): Promise<SignUp[]> {
    const held = await this.signUps.heldBy([registrationId]);
    return Promise.all(held.map((signUp) => this.shown(signUp)));
  }

  /** Who stands in line for a session, each with their rank. */
  async line(sessionId: SessionId): Promise<{ personId: PersonId | undefined; signUp: SignUp }[]> {
    const waiting = await this.signUps.waitingFor(sessionId);
    return waiting.map((stored, index) => ({
      personId: stored.personId,
      signUp: shownSignUp(stored, index + 1),
    }));
  }

  async named(ids: readonly SignUpId[]): Promise<StoredSignUp[]> {
    return this.signUps.named(ids);
  }

  /** The log of a session's places, for whoever checks that nobody was passed over. */
  logOf(sessionId: SessionId): Promise<PlaceEntry[]> {
    return this.ledgers.logOf(sessionId);
  }

  /** Signs people up in this order, by the same rules as if each had come; for a seed. */
  async add(
    eventId: EventId,
    sessionId: SessionId,
    people: readonly { readonly id: SignUpId; readonly personId: PersonId }[],
  ): Promise<void> {
    const requests = people.map((one) => ({ kind: 'sign-up', ...one }) as const);
    const answers = await this.serve(`${eventId} ${sessionId}`, requests);
    const refusal = answers.find((answer) => answer instanceof Refusal);
    if (refusal) throw refusal;
  }

  private async serve(key: string, requests: readonly PlaceRequest[]) {
    const [eventId, sessionId] = key.split(' ') as [EventId, SessionId];
    const { answers, moved } = await this.transactions.run((tx) =>
      this.places.serve(eventId, sessionId, requests, tx),
    );
    if (moved) await this.domainEvents.publish(moved);
    return answers;
  }

  private async shown(signUp: StoredSignUp): Promise<SignUp> {
    const isWaiting = signUp.status === 'waiting';
    return shownSignUp(signUp, isWaiting ? await this.signUps.rankOf(signUp) : undefined);
  }
}

export function shownSignUp(signUp: StoredSignUp, rank?: number): SignUp {
  const { id, sessionId, registrationId, status, at } = signUp;
  return {
    id,
    sessionId,
    registrationId,
    status,
    at,
    ...(status === 'waiting' && rank && { rank }),
  };
}
