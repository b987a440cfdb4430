import { Service, effect, inject, signal } from '@angular/core';
import { LIVE_PATH } from '@passerelle/contracts/live';
import { Observable, Subject } from 'rxjs';
import type { Socket } from 'socket.io-client';
import { Session } from '../session/session';
import { ask } from './ask';
import type { LiveLine } from './live-line';

export type LiveState = 'closed' | 'connecting' | 'open' | 'down';

/** Longest pause between two attempts after the server refused the line, in milliseconds. */
const LONGEST_PAUSE = 30_000;

/** The one socket of this tab. Fetched and opened by the first feature that needs it, closed with the session. */
@Service()
export class Live {
  private readonly session = inject(Session);
  readonly #state = signal<LiveState>('closed');
  readonly #opened = new Subject<void>();
  #socket: Promise<Socket> | undefined;
  #refusals = 0;

  readonly state = this.#state.asReadonly();
  /** Each time the line opens, the first time included: say your last sequence and get the rest. */
  readonly opened: Observable<void> = this.#opened.asObservable();

  constructor() {
    effect(() => {
      if (!this.session.signedIn()) void this.close();
    });
  }

  /** `inject(Live).line<ChatCommands, ChatFacts>()` */
  line<Commands, Facts>(): LiveLine<Commands, Facts> {
    return {
      ask: async (name, payload) => ask(await this.socket(), name, payload),
      facts: (name) => this.heard(name),
    };
  }

  private heard<T>(name: string): Observable<T> {
    return new Observable<T>((listener) => {
      const told = (fact: T) => listener.next(fact);
      const socket = this.socket();
      void socket.then((line) => !listener.closed && line.on(name as string, told));
      return () => void socket.then((line) => line.off(name as string, told));
    });
  }

  private socket(): Promise<Socket> {
    this.#socket ??= import('socket.io-client').then(({ io }) => this.watched(io(settings())));
    return this.#socket;
  }

  private watched(socket: Socket): Socket {
    this.#state.set('connecting');
    socket.on('connect', () => {
      this.#refusals = 0;
      this.#state.set('open');
      this.#opened.next();
    });
    socket.on('disconnect', (reason) => {
      this.#state.set('down');
      if (reason === 'io server disconnect') void this.knockAgain(socket);
    });
    socket.on('connect_error', () => {
      this.#state.set('down');
      if (!socket.active) void this.knockAgain(socket);
    });
    return socket;
  }

  /** The server refused or cut the line: renew the session, then try again, slower each time. */
  private async knockAgain(socket: Socket): Promise<void> {
    const pause = Math.min(LONGEST_PAUSE, 500 * 2 ** this.#refusals++);
    await new Promise((resume) => setTimeout(resume, pause));
    const renewed = await this.session.refresh().catch(() => true);
    if (renewed && this.session.signedIn()) socket.connect();
    else this.session.ended('expired');
  }

  private async close(): Promise<void> {
    const socket = await this.#socket;
    this.#socket = undefined;
    socket?.disconnect();
    this.#state.set('closed');
  }
}

function settings() {
  return { path: LIVE_PATH, transports: ['websocket', 'polling'], withCredentials: true };
}
