import { fork } from 'node:child_process';
import { join } from 'node:path';
import { aDocument } from '../load/documents';
import { figureOf, type Figure } from '../method/figure';
import { owned, root, startWorker } from '../method/processes';
import { shown } from '../method/report';
import { interleave, median, type Round } from '../method/rounds';
import { startDatabase, temporaryDirectory } from '../world/database';
import type { Bench } from './bench';

/** Documents sent to the database at once. */
const BATCH = 1_000;

/** From the start of a process to its answer, in milliseconds, and the bytes that it read. */
interface Side {
  readonly elapsed: number;
  readonly bytes?: number;
}

type Rounds = Round<Side, Side>[];

/** Puts documents into a new database and closes it cleanly. */
async function fill(directory: string, documents: number): Promise<void> {
  const database = await startDatabase(directory);
  const driver = startWorker('driver');
  await driver.ask('connect', database.uri);
  await driver.ask('index', { collection: 'things', key: { group: 1 } });
  for (let start = 0; start < documents; start += BATCH) {
    const length = Math.min(BATCH, documents - start);
    const batch = Array.from({ length }, (_, index) => aDocument(start + index));
    await driver.ask('fill', { collection: 'things', documents: batch });
  }
  await driver.stop();
  await database.stop();
}

async function restart(directory: string): Promise<Side> {
  const database = await startDatabase(directory);
  await database.stop();
  return { elapsed: database.started };
}

/** A process that reads the same files and sums them up, and does nothing with them. */
function readAndSum(directory: string): Promise<Side> {
  const start = performance.now();
  const child = owned(fork(join(root, 'bench/dist/read-and-sum.mjs'), [directory]));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`read-and-sum ended with code ${code}`)));
    child.once('message', ({ bytes }: { bytes: number }) =>
      resolve({ elapsed: performance.now() - start, bytes }),
    );
  });
}

/** @throws Error when a document is missing after all those starts */
async function requireAll(directory: string, documents: number): Promise<void> {
  const database = await startDatabase(directory);
  const driver = startWorker('driver');
  try {
    await driver.ask('connect', database.uri);
    const found = await driver.ask<number>('count', { collection: 'things', filter: {} });
    if (found !== documents) throw new Error(`${found} of ${documents} documents are there`);
  } finally {
    await driver.stop();
    await database.stop();
  }
}

async function measure(documents: number, count: number): Promise<Rounds> {
  const directory = temporaryDirectory();
  try {
    await fill(directory.path, documents);
    const rounds = await interleave<Side, Side>(
      count,
      () => restart(directory.path),
      () => readAndSum(directory.path),
    );
    await requireAll(directory.path, documents);
    return rounds;
  } finally {
    directory.remove();
  }
}

function figure(rounds: Rounds, documents: number, isLargest: boolean): Figure {
  return figureOf(rounds, {
    label: `${shown(documents)} documents`,
    unit: 'ms',
    of: ({ elapsed }) => elapsed,
    ...(isLargest && { target: { ratio: 4, is: 'at-most' } }),
  });
}

/** B13: the embedded database starts again, at one, two and four times the size. */
export const databaseRestart: Bench = {
  name: 'database-restart',
  async run({ rounds: wanted, documents, quick }) {
    const most = quick ? 4_000 : documents;
    const sizes = [Math.ceil(most / 4), Math.ceil(most / 2), most];
    const rounds: Record<string, Rounds> = {};
    for (const size of sizes) rounds[size] = await measure(size, wanted);
    const starts = sizes.map((size) => median(rounds[size]!.map(({ product }) => product.elapsed)));
    const bytes = sizes.map((size) => rounds[size]![0]?.baseline.bytes ?? 0);
    return {
      name: 'database-restart',
      title: 'B13 Embedded database: starting again, against reading and summing up the same bytes',
      figures: sizes.map((size) => figure(rounds[size]!, size, size === most)),
      beside: {
        growth: `1× ${shown(starts[0]!)} ms, 2× ${shown(starts[1]!)} ms, 4× ${shown(starts[2]!)} ms`,
        'bytes on disk': bytes.map((size) => `${shown(size / 2 ** 20)} MB`).join(', '),
      },
      checked: `all ${shown(most)} documents are there after ${wanted + 1} starts`,
      rounds,
    };
  },
};
