import { crc32 } from 'node:zlib';
import type { DatabaseSync, StatementSync } from 'node:sqlite';

interface Row {
  number: number;
  sum: number;
  payload: Uint8Array;
}

/** A snapshot on its way, and the first record that is not in it. */
export interface BegunSnapshot {
  snapshot: number;
  record: number;
}

/** The rows: numbered without gaps, each with its checksum. */
export class SqliteShelf {
  private state: BegunSnapshot;
  private next: number;
  private readonly insertRecord: StatementSync;
  private readonly insertPart: StatementSync;

  constructor(
    private readonly database: DatabaseSync,
    private readonly damaged: (what: string) => Error,
  ) {
    this.state = database
      .prepare('SELECT snapshot, record FROM state')
      .get() as unknown as BegunSnapshot;
    const { last } = database.prepare('SELECT max(number) AS last FROM records').get() as {
      last: number | null;
    };
    this.next = Math.max((last ?? 0) + 1, this.state.record);
    this.insertRecord = database.prepare('INSERT INTO records VALUES (?, ?, ?)');
    this.insertPart = database.prepare('INSERT INTO parts VALUES (?, ?, ?, ?)');
    this.removeOld();
  }

  get hasSnapshot(): boolean {
    return this.state.snapshot > 0;
  }

  /** Errors: what `damaged` makes, for a row that is missing or altered. */
  snapshot(): Generator<Buffer> {
    const rows = this.database.prepare(
      'SELECT number, sum, payload FROM parts WHERE snapshot = ? ORDER BY number',
    );
    return this.whole('part of its snapshot', rows.iterate(this.state.snapshot), 0);
  }

  records(): Generator<Buffer> {
    const rows = this.database.prepare('SELECT number, sum, payload FROM records ORDER BY number');
    return this.whole('record', rows.iterate(), this.state.record);
  }

  add(payloads: readonly Buffer[]): void {
    for (const payload of payloads) this.insertRecord.run(this.next++, crc32(payload), payload);
  }

  addParts(snapshot: number, first: number, payloads: readonly Buffer[]): void {
    for (const [at, payload] of payloads.entries())
      this.insertPart.run(snapshot, first + at, crc32(payload), payload);
  }

  beginSnapshot(): BegunSnapshot {
    return { snapshot: this.state.snapshot + 1, record: this.next };
  }

  /** From the end of this transaction on the snapshot counts. */
  point(begun: BegunSnapshot): void {
    this.database
      .prepare('UPDATE state SET snapshot = ?, record = ?')
      .run(begun.snapshot, begun.record);
    this.state = begun;
  }

  /** Removes what no longer counts, and a snapshot that was cut short. */
  removeOld(): void {
    this.database.prepare('DELETE FROM records WHERE number < ?').run(this.state.record);
    this.database.prepare('DELETE FROM parts WHERE snapshot <> ?').run(this.state.snapshot);
  }

  /** A transaction that changes nothing is not brought to the disk: this one always does. */
  touch(): void {
    this.database.exec('UPDATE state SET turn = turn + 1');
  }

  private *whole(kind: string, rows: Iterable<unknown>, first: number): Generator<Buffer> {
    let expected = first;
    for (const row of rows) {
      const { number, sum, payload } = row as Row;
      if (number !== expected) throw this.damaged(`${kind} ${expected} is missing`);
      if (crc32(payload) !== sum) throw this.damaged(`${kind} ${number} is altered`);
      expected++;
      yield Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
    }
  }
}
