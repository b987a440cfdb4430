import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { Service, computed, inject, signal } from '@angular/core';
import {
  Me,
  NetworkStatus,
  accountPaths,
  type SignInRequest,
} from '@passerelle/contracts/accounts';
import { firstValueFrom } from 'rxjs';
import { Api } from '../http/api';
import { asProblem } from '../problems/problem-error';
import type { Problem } from '@passerelle/contracts/problems';

/** The person left, or the server ended the sign-in. */
export type Departure = 'left' | 'expired';

/** Who is signed in on this device, and what the network tells a stranger. */
@Service()
export class Session {
  private readonly api = inject(Api);
  private readonly http = inject(HttpClient);
  readonly #me = signal<Me | undefined>(undefined);
  readonly #network = signal<NetworkStatus | undefined>(undefined);
  readonly #outage = signal<Problem | undefined>(undefined);
  readonly #departure = signal<Departure | undefined>(undefined);
  #refreshing: Promise<boolean> | undefined;
  #tabs: BroadcastChannel | undefined;

  readonly me = this.#me.asReadonly();
  readonly network = this.#network.asReadonly();
  /** Why the first questions had no answer; the shell offers to ask again. */
  readonly outage = this.#outage.asReadonly();
  /** Why somebody who was signed in no longer is. */
  readonly departure = this.#departure.asReadonly();
  readonly signedIn = computed(() => this.#me() !== undefined);

  /** Asks who is here and what this network is. Never rejects: see {@link outage}. */
  async open(): Promise<void> {
    this.listenToOtherTabs();
    try {
      const [network] = await Promise.all([
        this.api.get(accountPaths.network(), NetworkStatus),
        this.reload(),
      ]);
      this.#network.set(network);
      this.#outage.set(undefined);
    } catch (error) {
      this.#outage.set(asProblem(error));
    }
  }

  /** Reads {@link me} again: after a change of mandate or seat, or in another tab. */
  async reload(): Promise<void> {
    try {
      this.#me.set(await this.api.get(accountPaths.me(), Me));
      this.#departure.set(undefined);
    } catch (error) {
      if (asProblem(error).status !== 401) throw error;
      this.ended('expired');
    }
  }

  async signIn(request: SignInRequest): Promise<void> {
    await this.api.post(accountPaths.signIn(), request);
    await this.opened();
  }

  /** Called once the server has opened a sign-in by any other way: an invitation, the first set-up. */
  async opened(): Promise<void> {
    await this.open();
    this.#tabs?.postMessage('changed');
  }

  async signOut(): Promise<void> {
    await this.api.post(accountPaths.signOut());
    this.ended('left');
    this.#tabs?.postMessage('changed');
  }

  /** Forgets who was here; what the server knows is not touched. */
  ended(departure: Departure): void {
    if (!this.signedIn()) return;
    this.#departure.set(departure);
    this.#me.set(undefined);
  }

  /**
   * Renews the sign-in; concurrent callers share one request.
   * False when the server says that it is over; rejects when there is no answer.
   */
  refresh(): Promise<boolean> {
    this.#refreshing ??= firstValueFrom(this.http.post(accountPaths.refresh(), {}))
      .then(
        () => true,
        (error: unknown) => {
          if (error instanceof HttpErrorResponse && error.status === 401) return false;
          throw error;
        },
      )
      .finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  private listenToOtherTabs(): void {
    if (this.#tabs || typeof BroadcastChannel === 'undefined') return;
    this.#tabs = new BroadcastChannel('passerelle.session');
    this.#tabs.onmessage = () => void this.open();
  }
}
