import type { Credential } from '../sign-in/scram';
import type { Store } from '../store/store';
import type { CursorTable } from './cursors';
import type { FailPoints } from './fail-points';
import type { SessionTable } from './sessions';
import type { SnapshotTable } from './snapshots';

export interface ServerSettings {
  /** Name of the replica set; undefined: a standalone server, without transactions for most clients. */
  replicaSet?: string;
  /** Test commands such as `configureFailPoint`. */
  testCommands?: boolean;
  /** Milliseconds an idle transaction may hold its claims. */
  transactionLifetime?: number;
  /** Milliseconds between two looks for expired documents. */
  expiryInterval?: number;
  /** Whoever connects must show this password; undefined: nobody signs in. */
  credential?: Credential;
}

/** What the commands of one server share. */
export interface ServerContext {
  store: Store;
  cursors: CursorTable;
  sessions: SessionTable;
  snapshots: SnapshotTable;
  failPoints: FailPoints;
  settings: ServerSettings;
  /** Host and port, or the path of the socket: what `hello` calls this server. */
  address: string;
  started: Date;
  /** How often each command was called. */
  calls: Map<string, number>;
  connections(): number;
}
