import { isDoc, type Doc, type Value } from '../bson/value';
import { Binary } from 'bson';
import { decode } from '../bson/decode';
import { encode } from '../bson/encode';

/** What one numbered statement of a session answered when it was done. */
export interface RememberedStatement {
  lsid: Doc;
  number: bigint;
  /** Position of the statement in its command. -1: the commit of a transaction. */
  statement: number;
  reply: Doc;
}

/** What is remembered with the commit of a numbered transaction. */
export const commitOf = (name: { lsid: Doc; number: bigint }): RememberedStatement => ({
  lsid: name.lsid,
  number: name.number,
  statement: COMMIT_STATEMENT,
  reply: new Map<string, Value>(),
});

interface SessionMemory {
  lsid: Doc;
  number: bigint;
  statements: Map<number, Doc>;
  /** Milliseconds since 1970. */
  used: number;
}

export const COMMIT_STATEMENT = -1;

/** Sessions are forgotten half an hour after their last write, as MongoDB does. */
const LIFETIME = 30 * 60_000;

/**
 * Replies of retryable writes, one session's newest number at a time. A statement is remembered in the same journal
 * record as its write, so a retry after a crash is answered and not done again.
 */
export class RetryMemory {
  private readonly sessions = new Map<string, SessionMemory>();

  /** The newest number seen of a session; -1 when there is none. */
  newest(lsid: Doc): bigint {
    return this.sessions.get(sessionKey(lsid))?.number ?? -1n;
  }

  recall(lsid: Doc, number: bigint, statement: number): Doc | undefined {
    const memory = this.sessions.get(sessionKey(lsid));
    return memory?.number === number ? memory.statements.get(statement) : undefined;
  }

  remember(done: RememberedStatement, now = Date.now()): void {
    const key = sessionKey(done.lsid);
    let memory = this.sessions.get(key);
    if (!memory || memory.number < done.number) {
      memory = { lsid: done.lsid, number: done.number, statements: new Map(), used: now };
    } else if (memory.number > done.number) return;
    memory.used = now;
    memory.statements.set(done.statement, done.reply);
    this.sessions.delete(key);
    this.sessions.set(key, memory);
  }

  forgetOld(now = Date.now()): void {
    for (const [key, memory] of this.sessions) {
      if (now - memory.used <= LIFETIME) return;
      this.sessions.delete(key);
    }
  }

  *all(): Generator<{ done: RememberedStatement; used: number }> {
    for (const { lsid, number, statements, used } of this.sessions.values()) {
      for (const [statement, reply] of statements) {
        yield { done: { lsid, number, statement, reply }, used };
      }
    }
  }
}

/** A session id as a map key. */
export function sessionKey(lsid: Doc): string {
  const id = lsid.get('id');
  return id instanceof Binary ? id.toString('hex') : String(id);
}

export function encodeStatement(done: RememberedStatement, used: number): Uint8Array {
  return encode(
    new Map<string, Value>([
      ['lsid', done.lsid],
      ['number', done.number],
      ['statement', done.statement],
      ['reply', done.reply],
      ['used', new Date(used)],
    ]),
  );
}

export function decodeStatement(bytes: Uint8Array): { done: RememberedStatement; used: number } {
  const stored = decode(bytes);
  const lsid = stored.get('lsid');
  const reply = stored.get('reply');
  const used = stored.get('used');
  return {
    done: {
      lsid: isDoc(lsid) ? lsid : new Map(),
      number: BigInt(Number(stored.get('number'))),
      statement: Number(stored.get('statement')),
      reply: isDoc(reply) ? reply : new Map(),
    },
    used: used instanceof Date ? used.getTime() : 0,
  };
}
