import { Injectable } from '@nestjs/common';
import type { EventId, PersonId, RegistrationId } from '@passerelle/contracts/ids';
import type { DelegationDraft } from '@passerelle/contracts/registrations';
import {
  judgeDelegation,
  judgeRegistration,
  type EventPlaces,
} from '@passerelle/rules/registrations/registration-check';
import { Clock } from '../../platform/clock/clock';
import { Transactions, type Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { EventService } from '../events/event.service';
import { EventPlacesRepository, type StoredDelegation } from './event-places.repository';
import { Gathering } from './gathering';
import { RegistrationRepository } from './registration.repository';
import type { StoredRegistration } from './stored-registration';

/** One person, or a delegation that gets all its places or none. */
export interface Request {
  readonly registrations: readonly StoredRegistration[];
  readonly delegation?: { readonly stored: StoredDelegation; readonly draft: DelegationDraft };
}

export interface Registered {
  readonly registrations: readonly StoredRegistration[];
  /** False for a retry of a request that was granted before. */
  readonly isNew: boolean;
}

/** What a batch of requests is judged against; grows with each that is granted. */
interface Scene {
  readonly places: EventPlaces;
  /** Confirmed people before the batch, as stored. */
  readonly before: number | undefined;
  confirmed: number;
  readonly registered: Set<PersonId>;
}

const NAMES = (registrations: readonly StoredRegistration[]) =>
  new Map(registrations.map(({ id, name }) => [id, name]));

/** Gives places at an event, in order of arrival, never more than there are. */
@Injectable()
export class Registering {
  private readonly gathering = new Gathering<Request, Registered>((eventId, requests) =>
    this.transactions.run((tx) => this.registerAll(eventId as EventId, requests, tx)),
  );

  constructor(
    private readonly events: EventService,
    private readonly registrations: RegistrationRepository,
    private readonly places: EventPlacesRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  register(eventId: EventId, request: Request): Promise<Registered> {
    return this.gathering.do(eventId, request);
  }

  private async registerAll(
    eventId: EventId,
    requests: readonly Request[],
    tx: Transaction,
  ): Promise<(Registered | Refusal)[]> {
    const scene = await this.scene(eventId, requests, tx);
    const ids = requests.flatMap(({ registrations }) => registrations.map(({ id }) => id));
    const known = await this.registrations.named(ids, tx);
    const granted: Request[] = [];
    const answers: (Registered | Refusal)[] = [];
    for (const request of requests) {
      const earlier = await this.earlier(request, known, tx);
      const answer = earlier ?? this.judge(request, scene);
      answers.push(answer);
      if (earlier || answer instanceof Refusal) continue;
      granted.push(request);
      for (const registration of request.registrations) known.set(registration.id, registration);
    }
    const taken = granted.reduce((sum, { registrations: { length } }) => sum + length, 0);
    if (!(await this.places.move(eventId, scene.before, taken, tx)))
      throw new Refusal('request/stale');
    await this.places.insert(
      granted.flatMap((request) => request.registrations),
      granted.flatMap(({ delegation }) => delegation?.stored ?? []),
      tx,
    );
    return answers;
  }

  private async scene(
    eventId: EventId,
    requests: readonly Request[],
    tx: Transaction,
  ): Promise<Scene> {
    const event = await this.events.one(eventId, tx);
    if (!event) throw new Refusal('request/not-found');
    const people = requests.flatMap((request) =>
      request.registrations.flatMap(({ personId }) => personId ?? []),
    );
    const held = await this.registrations.held(eventId, people, tx);
    const before = await this.places.confirmed(eventId, tx);
    const confirmed = before ?? 0;
    const registered = new Set(held.flatMap(({ personId }) => personId ?? []));
    return {
      before,
      confirmed,
      registered,
      places: { now: this.clock.instant(), event, confirmed, registered },
    };
  }

  /** The same command, granted before: in the store, or a moment ago in this batch. */
  private async earlier(
    { registrations, delegation }: Request,
    known: ReadonlyMap<RegistrationId, StoredRegistration>,
    tx: Transaction,
  ): Promise<Registered | Refusal | undefined> {
    const found = registrations.flatMap(({ id }) => known.get(id) ?? []);
    const isSame =
      found.length === registrations.length &&
      registrations.every(({ id, creation }) => known.get(id)?.creation === creation);
    if (isSame) return { registrations: found, isNew: false };
    const isTaken =
      found.length > 0 || (delegation && (await this.places.delegation(delegation.stored.id, tx)));
    return isTaken ? new Refusal('request/key-reused') : undefined;
  }

  private judge({ registrations, delegation }: Request, scene: Scene): Registered | Refusal {
    const places: EventPlaces = { ...scene.places, confirmed: scene.confirmed };
    const [first] = registrations;
    const verdict = delegation
      ? judgeDelegation(delegation.draft, places, NAMES(registrations))
      : judgeRegistration({ id: first!.personId as PersonId, name: first!.name }, places);
    if (!verdict.ok) return new Refusal(verdict.code, verdict.params);
    scene.confirmed += registrations.length;
    for (const { personId } of registrations) if (personId) scene.registered.add(personId);
    return { registrations, isNew: true };
  }
}
