import type { Document, Timestamp } from 'bson';
import { batches } from '../client/cursor';
import { CommandRefused, type WireConnection } from '../client/wire-connection';

const INVALID_OPTIONS = 72;
const NOT_A_REPLICA_SET = 123;
const SNAPSHOT_TOO_OLD = 239;
const SNAPSHOT_UNAVAILABLE = 246;

/** Documents of a batch; the server ends one earlier at 16 MB, and what is in memory at once is a few of them. */
const BATCH = 1000;

/** Reads collections as of the moment of the first read. */
export class SnapshotReader {
  readonly outside: string[] = [];
  private moment: Timestamp | undefined;

  constructor(
    private readonly connection: WireConnection,
    private readonly snapshot: boolean,
  ) {}

  async *read(database: string, name: string, capped: boolean): AsyncGenerator<Buffer[]> {
    if (!this.snapshot) return yield* this.plain(database, name);
    try {
      yield* this.asOfThen(database, name);
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      const { code } = error;
      if (!capped || (code !== INVALID_OPTIONS && code !== SNAPSHOT_UNAVAILABLE))
        throw sentence(error);
      this.outside.push(`${database}.${name}`);
      yield* this.plain(database, name);
    }
  }

  private async *asOfThen(database: string, name: string): AsyncGenerator<Buffer[]> {
    const at = this.moment && { atClusterTime: this.moment };
    const readConcern = { level: 'snapshot', ...at };
    for await (const batch of this.find(database, name, { readConcern })) {
      this.moment ??= batch.atClusterTime;
      yield batch.documents;
    }
  }

  private async *plain(database: string, name: string): AsyncGenerator<Buffer[]> {
    for await (const { documents } of this.find(database, name, {})) yield documents;
  }

  private find(database: string, name: string, more: Document) {
    const command = { find: name, filter: {}, batchSize: BATCH, noCursorTimeout: true, ...more };
    return batches(this.connection, database, command, name);
  }
}

function sentence(error: CommandRefused): Error {
  if (error.code === NOT_A_REPLICA_SET)
    return new Error(
      'This server is not a replica set and keeps no snapshots: stop what writes to it, then dump with --no-snapshot.',
    );
  if (error.code === SNAPSHOT_TOO_OLD || error.code === SNAPSHOT_UNAVAILABLE)
    return new Error(
      `The server no longer keeps the moment of this dump (${error.message}): dump again, with less at once or with a longer minSnapshotHistoryWindowInSeconds.`,
    );
  return error;
}
