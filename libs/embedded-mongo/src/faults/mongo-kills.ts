import type { Fault, FaultOptions, FaultProof, FaultReport } from './fault';
import type { EngineName } from '../store/engine';
import { KillRounds } from './kill-rounds';
import { sabotaged, type Change } from './sabotage';

const run = (options: FaultOptions): Promise<FaultReport> => new KillRounds(options).run();

/** A few kills are enough where a promise is broken on purpose. */
const proof = (
  without: string,
  finds: RegExp,
  name: string,
  changes: readonly Change[],
  engine?: EngineName,
): FaultProof => ({
  without,
  finds,
  run: (options) =>
    run({
      ...options,
      engine,
      kills: Math.min(options.kills, 6),
      parts: { ...options.parts, database: sabotaged(options.parts.database, name, changes) },
    }),
});

/** F2: what the database acknowledged is there after kill -9, whenever it comes. */
export const mongoKills: Fault = {
  id: 'mongo-kills',
  title: 'The database is killed at random moments under load',
  run,
  proofs: [
    proof(
      'waiting for the journal before the acknowledgement',
      /^acknowledged .* is lost$/,
      'hasty',
      [
        ['setImmediate(() => this.flush())', 'setTimeout(() => this.flush(), 40)'],
        ['if (!this.pending) return Promise.resolve();', 'return Promise.resolve();'],
      ],
    ),
    proof('writing a transaction as one record', /^half a transfer|records are missing/, 'halved', [
      [
        'this.record(operations, void 0, header);',
        `if (operations.length > 2) setTimeout(() => this.record(operations.splice(1)), 60);
         this.record(operations.slice(0, 1), void 0, header);`,
      ],
    ]),
    proof(
      'waiting for SQLite before the acknowledgement',
      /^acknowledged .* is lost$/,
      'hasty-sqlite',
      [
        ['setImmediate(() => this.flush())', 'setTimeout(() => this.flush(), 40)'],
        ['this.queue.length === 0 ? Promise.resolve() : this.afterFlush()', 'Promise.resolve()'],
      ],
      'sqlite',
    ),
    proof('building every index when it starts', /index .* lacks/, 'bare', [
      [
        'for (const key of index.keysOf(doc)) entries[i]',
        'for (const key of index.keysOf(doc)) if (stored.bytes.length % 5 === 0) entries[i]',
      ],
    ]),
  ],
};
