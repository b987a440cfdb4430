import { computed, inject, signal, type Signal } from '@angular/core';
import type { EventId, SessionId } from '@passerelle/contracts/ids';
import type { MyEvent } from '@passerelle/contracts/registrations';
import {
  signUpPaths,
  type SignUp,
  type SignUpCount,
  type SignUpsChanged,
} from '@passerelle/contracts/sign-ups';
import { newId } from '../../platform/ids/new-id';
import { Session } from '../../platform/session/session';
import { followEvent } from '../events/event-live-api';
import { RegistrationApi } from './registration-api';
import { SignUpApi } from './sign-up-api';
import { Withdrawals } from './withdrawals-api';

/** My registration at an event and my places in its sessions, kept true while the page is open. */
export class MyPlaces {
  private readonly signUpApi = inject(SignUpApi);
  private readonly withdrawals = inject(Withdrawals);
  private readonly mine;
  private readonly fullness;
  readonly #revision = signal(0);
  readonly #promoted = signal<SignUp | undefined>(undefined);

  /** The newest revision of the event that was heard of. */
  readonly revision = this.#revision.asReadonly();
  /** My sign-up that got its place from the waiting list while this page was open. */
  readonly promoted = this.#promoted.asReadonly();
  readonly registration;
  /** By session; what is being given back is not there. */
  readonly signUps: Signal<ReadonlyMap<SessionId, SignUp>>;
  readonly counts: Signal<ReadonlyMap<SessionId, SignUpCount>>;
  /** False until it is known whether I am registered. */
  readonly known: Signal<boolean>;

  constructor(private readonly eventId: () => EventId) {
    const session = inject(Session);
    this.mine = inject(RegistrationApi).mine(() => (session.signedIn() ? eventId() : undefined));
    this.fullness = this.signUpApi.counts(eventId);
    this.known = computed(() => !session.signedIn() || this.mine.hasValue());
    this.registration = computed(() => this.read()?.registration);
    this.signUps = computed(() =>
      bySession(this.read()?.signUps ?? [], this.withdrawals.pending()),
    );
    this.counts = computed(
      () => new Map((this.fullness.value() ?? []).map((count) => [count.sessionId, count])),
    );
    this.listen();
  }

  private read(): MyEvent | undefined {
    return this.mine.hasValue() ? this.mine.value() : undefined;
  }

  /** @throws ProblemError when another session holds me at that time, or the session has started. */
  async signUp(sessionId: SessionId): Promise<SignUp> {
    const draft = { id: newId('sgn') };
    const signUp = await this.signUpApi.signUp(this.eventId(), sessionId, draft);
    this.keep(signUp);
    return signUp;
  }

  /** Gives the place back, or leaves the line; `done` says so, with "Annuler". False when it was taken back. */
  async leave(signUp: SignUp, done: string): Promise<boolean> {
    const left = await this.withdrawals.withdraw(signUpPaths.one(signUp.id), done);
    if (left) this.keep({ ...signUp, status: 'cancelled' });
    return left;
  }

  reload(): void {
    this.mine.reload();
    this.fullness.reload();
  }

  private listen(): void {
    let known = false;
    followEvent(this.eventId, {
      caughtUp: (revision) => {
        this.#revision.set(revision);
        // What was told while the line was down is read again.
        if (known) this.reload();
        known = true;
      },
      programmeChanged: ({ revision }) => this.#revision.set(revision),
      signUpsChanged: (count) => this.count(count),
      mySignUpChanged: ({ signUp }) => this.moved(signUp),
    });
  }

  private moved(signUp: SignUp): void {
    const before = this.read()?.signUps.find(({ id }) => id === signUp.id);
    this.keep(signUp);
    if (before?.status === 'waiting' && signUp.status === 'confirmed') this.#promoted.set(signUp);
  }

  private keep(signUp: SignUp): void {
    this.mine.update((mine) => {
      if (!mine) return mine;
      const others = mine.signUps.filter(({ id }) => id !== signUp.id);
      const kept = signUp.status === 'cancelled' ? others : [...others, signUp];
      return { ...mine, signUps: kept };
    });
  }

  private count({ sessionId, capacity, confirmed, waiting }: SignUpsChanged): void {
    this.fullness.update((counts) => [
      ...(counts ?? []).filter((count) => count.sessionId !== sessionId),
      { sessionId, capacity, confirmed, waiting },
    ]);
  }
}

/** Call inside a component: `protected readonly places = myPlaces(() => this.eventId())`. */
export function myPlaces(eventId: () => EventId): MyPlaces {
  return new MyPlaces(eventId);
}

function bySession(
  signUps: readonly SignUp[],
  pending: ReadonlySet<string>,
): ReadonlyMap<SessionId, SignUp> {
  const held = signUps.filter(({ id }) => !pending.has(signUpPaths.one(id)));
  return new Map(held.map((signUp) => [signUp.sessionId, signUp]));
}
