import type { Doc } from '../bson/value';
import type { Transaction } from '../store/transaction';
import type { Connection } from './connection';
import type { Reply } from './reply';
import type { ServerContext } from './server-context';
import type { Session } from './sessions';
import type { Snapshot } from './snapshots';

/** A command under way, with everything it may use. */
export interface Invocation {
  name: string;
  body: Doc;
  database: string;
  /** Documents sent beside the body, as bytes. */
  sequences: ReadonlyMap<string, Buffer[]>;
  connection: Connection;
  context: ServerContext;
  session?: Session;
  transaction?: Transaction;
  /** What a read outside of a transaction goes back to; its `transaction` is then only for reading. */
  snapshot?: Snapshot;
  /** Set for a numbered write outside a transaction: its statements are remembered under it. */
  retry?: { lsid: Doc; number: bigint };
  /** Milliseconds since 1970 when `maxTimeMS` runs out. */
  deadline?: number;
  /** A fail point ordered the connection to be cut instead of an answer. */
  cut?: boolean;
}

/** One command of the protocol. A new one is a file in `commands/` and a line in the registry. */
export interface Command {
  /** The first is the real name, the others are older spellings. */
  names: readonly string[];
  /** The answer waits until everything written is safe. */
  writes?: boolean;
  /** May carry a transaction number outside a transaction. */
  retryable?: boolean;
  inTransaction?: boolean;
  /** The fields of its own; others are refused. Undefined: any. */
  fields?: readonly string[];
  run(invocation: Invocation): Reply | Promise<Reply>;
}
