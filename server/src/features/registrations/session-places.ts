import { Injectable } from '@nestjs/common';
import type { EventId, PersonId, SessionId, SignUpId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import type { Session } from '@passerelle/contracts/sessions';
import { judgeSignUp, type HeldSession } from '@passerelle/rules/registrations/sign-up-check';
import { rankOf } from '@passerelle/rules/registrations/waiting-list';
import { Clock } from '../../platform/clock/clock';
import type { Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { ProgrammeService } from '../events/programme.service';
import type { Ledger } from './ledger';
import { LedgerRepository } from './ledger.repository';
import { SessionPlacesMoved, type SignUpMove } from './registration.events';
import { RegistrationRepository } from './registration.repository';
import { SignUpRepository, type StoredSignUp } from './sign-up.repository';
import type { StoredRegistration } from './stored-registration';

/** Somebody wants a place, or gives one back. */
export type PlaceRequest =
  | { readonly kind: 'sign-up'; readonly id: SignUpId; readonly personId: PersonId }
  | { readonly kind: 'leave'; readonly id: SignUpId };

/** A sign-up, and its place in line if it waits. */
export interface Placed {
  readonly signUp: StoredSignUp;
  readonly rank?: number | undefined;
}

/** What happened to a session's places in one transaction; published after it. */
export interface PlacesOutcome {
  readonly answers: readonly (Placed | Refusal)[];
  readonly moved?: SessionPlacesMoved;
}

/** What a batch of sign-ups is judged against. */
interface Scene {
  readonly now: Instant;
  readonly session: Session;
  readonly ledger: Ledger;
  readonly registrations: ReadonlyMap<PersonId, StoredRegistration>;
  readonly holding: ReadonlyMap<PersonId, readonly HeldSession[]>;
  /** Sign-ups that are known: stored before, or made in this batch. */
  readonly known: Map<SignUpId, StoredSignUp>;
  readonly arrived: StoredSignUp[];
}

/** Takes and gives places of one session, in a transaction that the caller opens. */
@Injectable()
export class SessionPlaces {
  constructor(
    private readonly programme: ProgrammeService,
    private readonly registrations: RegistrationRepository,
    private readonly signUps: SignUpRepository,
    private readonly ledgers: LedgerRepository,
    private readonly clock: Clock,
  ) {}

  /** Requests are served in their order. */
  async serve(
    eventId: EventId,
    sessionId: SessionId,
    requests: readonly PlaceRequest[],
    tx: Transaction,
  ): Promise<PlacesOutcome> {
    const session = await this.programme.one(eventId, sessionId, tx);
    if (!session) throw new Refusal('request/not-found');
    const scene = await this.scene(session, requests, tx);
    const { ledger, known, arrived, now } = scene;
    if (session.capacity !== undefined)
      ledger.enter({ kind: 'capacity-set', capacity: session.capacity });
    const answers = requests.map((request) =>
      request.kind === 'leave' ? leave(request.id, scene) : signUp(request, scene),
    );
    const people = arrived.map(({ personId }) => scene.registrations.get(personId as PersonId)!);
    const isFirst =
      (await this.registrations.touch(people, tx)) &&
      (await this.ledgers.save(eventId, ledger, arrived.map(atEnd(scene)), now, tx));
    if (!isFirst) throw new Refusal('request/stale');
    const final = answers.map((answer) =>
      answer instanceof Refusal
        ? answer
        : { signUp: atEnd(scene)(known.get(answer)!), rank: rankOf(ledger.places, answer) },
    );
    return { answers: final, ...(ledger.isChanged && { moved: moved(eventId, scene) }) };
  }

  private async scene(
    session: Session,
    requests: readonly PlaceRequest[],
    tx: Transaction,
  ): Promise<Scene> {
    const people = requests.flatMap((one) => (one.kind === 'sign-up' ? [one.personId] : []));
    const found = await this.registrations.held(session.eventId, people, tx);
    const earlier = await this.signUps.named(
      requests.map(({ id }) => id),
      tx,
    );
    const held = await this.signUps.heldBy(
      found.map(({ id }) => id),
      tx,
    );
    const concerned = new Map([...held, ...earlier].map((one) => [one.id, one]));
    const { ledger, line } = await this.open(session, requests, [...concerned.values()], tx);
    return {
      now: this.clock.instant(),
      session,
      ledger,
      registrations: new Map(found.map((one) => [one.personId as PersonId, one])),
      holding: await this.holding(session.eventId, found, held, tx),
      known: knownOf(session, [...line, ...held], earlier),
      arrived: [],
    };
  }

  /** Each one who leaves, and each place that is added, may promote one who waits. */
  private async open(
    { id, capacity = 0 }: Session,
    requests: readonly PlaceRequest[],
    concerned: readonly StoredSignUp[],
    tx: Transaction,
  ) {
    const counters = await this.ledgers.counters(id, tx);
    const leaving = requests.filter(({ kind }) => kind === 'leave').length;
    const most = leaving + Math.max(0, capacity - counters.capacity);
    return this.ledgers.open(id, concerned, counters, most, tx);
  }

  /** What holds each person already: other workshops, and sessions where they speak or chair. */
  private async holding(
    eventId: EventId,
    registrations: readonly StoredRegistration[],
    signUps: readonly StoredSignUp[],
    tx: Transaction,
  ): Promise<Map<PersonId, HeldSession[]>> {
    const people = registrations.map(({ personId }) => personId as PersonId);
    const sessions = await this.programme.sessionsNamed(
      [...new Set(signUps.map(({ sessionId }) => sessionId))],
      tx,
    );
    const byId = new Map(sessions.map((session) => [session.id, session]));
    const holding = new Map<PersonId, HeldSession[]>(people.map((person) => [person, []]));
    const hold = (personId: PersonId, session: Session | undefined) => {
      if (session && !session.cancelled)
        holding.get(personId)?.push({ ...session, title: session.title.fr });
    };
    for (const { personId, sessionId } of signUps) hold(personId as PersonId, byId.get(sessionId));
    for (const one of await this.programme.sessionsHeldBy(eventId, people, tx))
      hold(one.personId, one.session);
    return holding;
  }
}

/** Sign-ups of this session, and whatever bears an id that was asked for. */
function knownOf(
  { id }: Session,
  read: readonly StoredSignUp[],
  earlier: readonly StoredSignUp[],
): Map<SignUpId, StoredSignUp> {
  const here = read.filter(({ sessionId }) => sessionId === id);
  return new Map([...here, ...earlier].map((one) => [one.id, one]));
}

function signUp(
  { id, personId }: Extract<PlaceRequest, { kind: 'sign-up' }>,
  scene: Scene,
): SignUpId | Refusal {
  const { known, registrations, session, now } = scene;
  const registration = registrations.get(personId);
  const earlier = known.get(id);
  if (earlier)
    return earlier.personId === personId && earlier.sessionId === session.id
      ? id
      : new Refusal('request/key-reused');
  const already = [...known.values()].find(
    (one) => one.held && one.registrationId === registration?.id,
  );
  if (already) return already.id;
  const held = scene.holding.get(personId) ?? [];
  const verdict = judgeSignUp({ now, session, registration: registration?.status, held });
  if (!verdict.ok || !registration)
    return verdict.ok
      ? new Refusal('registration/needed')
      : new Refusal(verdict.code, verdict.params);
  const order = scene.ledger.enter({ kind: 'signed-up', signUpId: id });
  if (order === undefined) return new Refusal('request/key-reused');
  const { eventId, id: sessionId } = session;
  const made: StoredSignUp = {
    id,
    eventId,
    sessionId,
    registrationId: registration.id,
    personId,
    status: scene.ledger.changes.get(id)!,
    held: true,
    order,
    at: now,
  };
  known.set(id, made);
  scene.arrived.push(made);
  return id;
}

/** Giving back twice is giving back once. */
function leave(id: SignUpId, { known, ledger }: Scene): SignUpId | Refusal {
  const signUp = known.get(id);
  if (!signUp) return new Refusal('request/not-found');
  ledger.enter({ kind: 'left', signUpId: id });
  return id;
}

/** A sign-up as it is when the whole batch is through. */
function atEnd({ ledger, now }: Scene) {
  return ({ held, ...signUp }: StoredSignUp): StoredSignUp => {
    const became = ledger.changes.get(signUp.id);
    const status = became ?? signUp.status;
    const isHeld = status !== 'cancelled' && (held ?? became !== undefined);
    return {
      ...signUp,
      status,
      ...(isHeld && { held: true }),
      ...(became === 'confirmed' && { confirmedAt: now }),
    };
  };
}

function moved(eventId: EventId, { session, ledger, known, arrived, now }: Scene) {
  const isNew = new Set(arrived.map(({ id }) => id));
  const moves = [...ledger.changes].map(([signUpId, became]): SignUpMove => {
    const { registrationId, personId } = known.get(signUpId)!;
    const promoted = became === 'confirmed' && !isNew.has(signUpId);
    return { signUpId, registrationId, became, promoted, ...(personId && { personId }) };
  });
  const { capacity, confirmed, waiting } = ledger.places;
  const count = { capacity, confirmed: confirmed.length, waiting: waiting.length };
  return new SessionPlacesMoved(now, undefined, eventId, session.id, count, moves);
}
