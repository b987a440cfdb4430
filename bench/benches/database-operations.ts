import { aDocument, STORED } from '../load/documents';
import type { OperationsRound } from '../load/driver';
import type { OperationName } from '../load/operations';
import { measuringCpu } from '../method/cpu';
import { figureOf, type Figure } from '../method/figure';
import { startWorker, type Worker } from '../method/processes';
import { shown } from '../method/report';
import { median, type Round } from '../method/rounds';
import { startDatabase, temporaryDirectory, type Database } from '../world/database';
import type { Bench, Scale } from './bench';

interface Kind {
  readonly operation: OperationName;
  readonly label: string;
  /** Most CPU of the database for one of the driver's. */
  readonly target: number;
  readonly times: number;
}

const KINDS: readonly Kind[] = [
  { operation: 'insertOne', label: 'insert of one document', target: 0.6, times: 2_000 },
  { operation: 'findOne', label: 'find of one document', target: 0.6, times: 2_000 },
  { operation: 'updateOne', label: 'update of one document', target: 0.6, times: 2_000 },
  { operation: 'find50', label: 'indexed find of 50', target: 1, times: 600 },
  { operation: 'transaction', label: 'transaction of two updates', target: 1, times: 600 },
];
const AT_ONCE = 32;

/** CPU of one operation, in microseconds. */
interface Side {
  readonly cpu: number;
}

interface Measured {
  readonly rounds: Round<Side, Side>[];
  readonly perSecond: number[];
}

/** Both sides work at the same time here: the database, and the driver that asks it. */
async function measure(
  driver: Worker,
  { pid }: Database,
  { operation, times: most }: Kind,
  { rounds: count, quick }: Scale,
): Promise<Measured> {
  const times = quick ? most / 10 : most;
  const rounds: Round<Side, Side>[] = [];
  const perSecond: number[] = [];
  for (let round = 0; round <= count; round += 1) {
    const { result, cpu } = await measuringCpu({ database: pid }, () =>
      driver.ask<OperationsRound>('operate', {
        ...{ operation, times, round },
        ...{ atOnce: AT_ONCE, stored: STORED },
      }),
    );
    if (round === 0) continue;
    rounds.push({
      product: { cpu: (cpu.database * 1000) / times },
      baseline: { cpu: (result.cpu * 1000) / times },
    });
    perSecond.push((times * 1000) / result.elapsed);
  }
  return { rounds, perSecond };
}

/** @throws Error when what is stored is not what the operations must have left */
async function requireRightCounts(driver: Worker, { rounds, quick }: Scale): Promise<string> {
  const expected = ((rounds + 1) * KINDS[0]!.times) / (quick ? 10 : 1);
  const inserted = await driver.ask<number>('count', { collection: 'fresh', filter: {} });
  if (inserted !== expected) throw new Error(`${inserted} of ${expected} inserted are there`);
  const counted = await driver.ask<number>('sum', { collection: 'things', field: 'count' });
  if (counted !== expected) throw new Error(`counters are at ${counted} instead of ${expected}`);
  return `${shown(inserted)} inserted are there, counters at ${shown(counted)}, every find as stored`;
}

/** B12: what a single operation costs the database, against what it costs the driver that asks. */
export const databaseOperations: Bench = {
  name: 'database-operations',
  async run(scale) {
    const directory = temporaryDirectory();
    const database = await startDatabase(directory.path);
    const driver = startWorker('driver');
    try {
      await driver.ask('connect', database.uri);
      await driver.ask('index', { collection: 'things', key: { group: 1 } });
      const documents = Array.from({ length: STORED }, (_, number) => aDocument(number));
      await driver.ask('fill', { collection: 'things', documents });
      const figures: Figure[] = [];
      const rates: string[] = [];
      const rounds: Record<string, unknown> = {};
      for (const kind of KINDS) {
        const measured = await measure(driver, database, kind, scale);
        const target = { ratio: kind.target, is: 'at-most' } as const;
        const of = ({ cpu }: Side) => cpu;
        figures.push(figureOf(measured.rounds, { label: kind.label, unit: 'µs', of, target }));
        rates.push(`${kind.operation} ${shown(median(measured.perSecond))}`);
        rounds[kind.operation] = measured;
      }
      return {
        name: 'database-operations',
        title: `B12 Embedded database: CPU of one operation, ${AT_ONCE} under way, against the driver’s own side (“bare”)`,
        figures,
        beside: { 'operations per second': rates.join(', ') },
        checked: await requireRightCounts(driver, scale),
        rounds,
      };
    } finally {
      await driver.stop();
      await database.stop();
      directory.remove();
    }
  },
};
