import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { aDocument } from '../load/documents';
import type { OperationsRound } from '../load/driver';
import type { OperationName } from '../load/operations';
import { measuringCpu } from '../method/cpu';
import { figureOf, type Figure } from '../method/figure';
import { memoryOf } from '../method/memory';
import { startWorker, type Worker } from '../method/processes';
import { shown } from '../method/report';
import { median } from '../method/rounds';
import { startDatabase, temporaryDirectory, type Database } from '../world/database';
import type { Bench } from './bench';

const OPERATIONS: readonly OperationName[] = [
  'findOne',
  'find50',
  'updateOne',
  'insertOne',
  'transaction',
];
const AT_ONCE = 32;
const BATCH = 1_000;
const TIMES = 600;

/** One size. CPU of an operation in microseconds, by round. */
interface Size {
  readonly documents: number;
  readonly cpu: Readonly<Record<string, readonly number[]>>;
  readonly memoryPerDocument: number;
  readonly diskPerDocument: number;
}

async function fill(driver: Worker, documents: number): Promise<void> {
  await driver.ask('index', { collection: 'things', key: { group: 1 } });
  for (let start = 0; start < documents; start += BATCH) {
    const length = Math.min(BATCH, documents - start);
    const batch = Array.from({ length }, (_, index) => aDocument(start + index));
    await driver.ask('fill', { collection: 'things', documents: batch });
  }
}

const bytesIn = (directory: string) =>
  readdirSync(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);

async function operate(
  driver: Worker,
  { pid }: Database,
  stored: number,
  rounds: number,
  times: number,
) {
  const cpu: Record<string, number[]> = {};
  for (const operation of OPERATIONS) {
    cpu[operation] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const plan = { operation, times, atOnce: AT_ONCE, round, stored };
      const measured = await measuringCpu({ database: pid }, () =>
        driver.ask<OperationsRound>('operate', plan),
      );
      if (round > 0) cpu[operation].push((measured.cpu.database * 1000) / times);
    }
  }
  return cpu;
}

/** Memory is read after a new start, when nothing of the filling is left in it. */
async function measure(documents: number, rounds: number, times: number): Promise<Size> {
  const directory = temporaryDirectory();
  const driver = startWorker('driver');
  let database = await startDatabase(directory.path);
  try {
    const empty = memoryOf(database.pid);
    await driver.ask('connect', database.uri);
    await fill(driver, documents);
    await database.stop();
    const diskPerDocument = bytesIn(directory.path) / documents;
    database = await startDatabase(directory.path);
    const memoryPerDocument = (memoryOf(database.pid) - empty) / documents;
    const cpu = await operate(driver, database, documents, rounds, times);
    return { documents, cpu, memoryPerDocument, diskPerDocument };
  } finally {
    await driver.stop();
    await database.stop();
    directory.remove();
  }
}

/** The largest size against the smallest: 1 is an operation that costs the same whatever is stored. */
function growthOf(operation: OperationName, smallest: Size, largest: Size): Figure {
  const before = smallest.cpu[operation] ?? [];
  const rounds = (largest.cpu[operation] ?? []).map((product, at) => ({
    product,
    baseline: before[at] ?? NaN,
  }));
  const target = { ratio: 1.5, is: 'at-most' } as const;
  return figureOf(rounds, {
    label: `${operation}, 4× against 1×`,
    unit: 'µs',
    of: (cpu) => cpu,
    target,
  });
}

/** How the database grows: what an operation costs, and what a document takes, at one, two and four times the size. */
export const databaseGrowth: Bench = {
  name: 'database-growth',
  async run({ rounds, documents, quick }) {
    const most = quick ? 4_000 : documents;
    const sizes: Size[] = [];
    for (const parts of [4, 2, 1])
      sizes.push(
        await measure(Math.floor(most / parts / 100) * 100, rounds, quick ? TIMES / 10 : TIMES),
      );
    const [smallest, , largest] = sizes as [Size, Size, Size];
    const shownFor = (of: (size: Size) => number) =>
      sizes.map((size) => shown(of(size))).join(', ');
    const costs = OPERATIONS.map((operation): [string, string] => [
      `${operation} in µs`,
      shownFor(({ cpu }) => median(cpu[operation] ?? [])),
    ]);
    return {
      name: 'database-growth',
      title: `B12 Embedded database at ${shownFor((size) => size.documents)} documents: CPU of an operation (“bare”: at the smallest size)`,
      figures: OPERATIONS.map((operation) => growthOf(operation, smallest, largest)),
      beside: {
        ...Object.fromEntries(costs),
        'memory of a document, bytes': shownFor((size) => size.memoryPerDocument),
        'disk of a document, bytes': shownFor((size) => size.diskPerDocument),
      },
      checked: 'every answer has as many documents as were asked for, with the right numbers',
      rounds: sizes,
    };
  },
};
