import type { Doc } from '../bson/value';
import { sessionKey } from '../store/retry-memory';
import type { Transaction } from '../store/transaction';

/** A client's session: its newest number, its transaction, and the order of its numbered commands. */
export class Session {
  number = -1n;
  transaction: Transaction | undefined;
  /** Milliseconds since 1970. */
  used = Date.now();
  private tail: Promise<void> = Promise.resolve();

  constructor(
    readonly key: string,
    readonly lsid: Doc,
  ) {}

  /** Numbered commands of one session run one after the other, so a retry meets the outcome of the first try. */
  async checkOut<T>(work: () => Promise<T>): Promise<T> {
    const before = this.tail;
    let free: () => void = () => undefined;
    this.tail = new Promise((resolve) => (free = resolve));
    await before;
    try {
      return await work();
    } finally {
      free();
    }
  }
}

const LIFETIME = 30 * 60_000;

export class SessionTable {
  private readonly sessions = new Map<string, Session>();

  get(lsid: Doc): Session {
    const key = sessionKey(lsid);
    let session = this.sessions.get(key);
    if (!session) this.sessions.set(key, (session = new Session(key, lsid)));
    session.used = Date.now();
    return session;
  }

  remove(lsid: Doc): Session | undefined {
    const key = sessionKey(lsid);
    const session = this.sessions.get(key);
    this.sessions.delete(key);
    return session;
  }

  all(): Session[] {
    return [...this.sessions.values()];
  }

  forgetIdle(now = Date.now()): void {
    for (const [key, session] of this.sessions) {
      const busy = session.transaction?.state === 'active';
      if (!busy && now - session.used > LIFETIME) this.sessions.delete(key);
    }
  }
}
