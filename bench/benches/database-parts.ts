import { join } from 'node:path';
import type { EngineOperation } from '../baselines/engine-alone';
import { aDocument, STORED } from '../load/documents';
import type { OperationsRound } from '../load/driver';
import { measuringCpu } from '../method/cpu';
import { figureOf, type Figure } from '../method/figure';
import { startWorker, type Worker } from '../method/processes';
import { shown } from '../method/report';
import { median } from '../method/rounds';
import { startDatabase, temporaryDirectory, type Database } from '../world/database';
import type { Bench, Scale } from './bench';

interface Kind {
  readonly operation: EngineOperation;
  readonly label: string;
  readonly times: number;
  /** Documents in the answer. */
  readonly documents: 1 | 50;
}

const KINDS: readonly Kind[] = [
  { operation: 'insertOne', label: 'insert of one document', times: 2_000, documents: 1 },
  { operation: 'findOne', label: 'find of one document', times: 2_000, documents: 1 },
  { operation: 'updateOne', label: 'update of one document', times: 2_000, documents: 1 },
  { operation: 'find50', label: 'indexed find of 50', times: 600, documents: 50 },
];
const AT_ONCE = 32;

/** CPU of one operation in microseconds: the database, an echo of the same bytes, the engine without a socket. */
interface Parts {
  readonly whole: number;
  readonly echo: number;
  readonly engine: number;
}

interface World {
  readonly database: Database;
  readonly driver: Worker;
  readonly echo: Worker;
  readonly engine: Worker;
}

async function measure(world: World, kind: Kind, round: number, quick: boolean): Promise<Parts> {
  const { operation, documents } = kind;
  const times = quick ? kind.times / 10 : kind.times;
  const plan = { operation, times, atOnce: AT_ONCE, round };
  const { cpu } = await measuringCpu(
    { database: world.database.pid, echo: world.echo.pid },
    async () => {
      await world.driver.ask<OperationsRound>('operate', { ...plan, stored: STORED });
      await world.driver.ask('echo', { times, atOnce: AT_ONCE, documents });
    },
  );
  const engine = await world.engine.ask<number>('operate', plan);
  const each = (milliseconds: number) => (milliseconds * 1000) / times;
  return { whole: each(cpu.database), echo: each(cpu.echo), engine: each(engine) };
}

async function begin(directory: string): Promise<World> {
  const database = await startDatabase(join(directory, 'database'));
  const [driver, echo, engine] = ['driver', 'bare-echo', 'engine-alone'].map(startWorker) as [
    Worker,
    Worker,
    Worker,
  ];
  await driver.ask('connect', database.uri);
  await driver.ask('index', { collection: 'things', key: { group: 1 } });
  const documents = Array.from({ length: STORED }, (_, number) => aDocument(number));
  await driver.ask('fill', { collection: 'things', documents });
  await echo.ask('listen', join(directory, 'echo.sock'));
  await driver.ask('connectEcho', join(directory, 'echo.sock'));
  await engine.ask('open', join(directory, 'engine'));
  return { database, driver, echo, engine };
}

function figures(kind: Kind, measured: readonly Parts[]): Figure[] {
  const against = (part: 'echo' | 'engine', name: string): Figure => {
    const rounds = measured.map((parts) => ({ product: parts.whole, baseline: parts[part] }));
    return figureOf(rounds, { label: `${kind.label}, ${name}`, unit: 'µs', of: (side) => side });
  };
  return [against('echo', 'bare echo'), against('engine', 'engine alone')];
}

async function measureAll(
  world: World,
  { rounds, quick }: Scale,
): Promise<Record<string, Parts[]>> {
  const measured: Record<string, Parts[]> = {};
  for (const kind of KINDS) {
    await measure(world, kind, 0, quick);
    const parts: Parts[] = [];
    for (let round = 1; round <= rounds; round += 1)
      parts.push(await measure(world, kind, round, quick));
    measured[kind.operation] = parts;
  }
  return measured;
}

/** B12, taken apart: what of an operation is the engine, and what a bare echo of the same bytes would cost already. */
export const databaseParts: Bench = {
  name: 'database-parts',
  async run(scale) {
    const directory = temporaryDirectory();
    const world = await begin(directory.path);
    try {
      const measured = await measureAll(world, scale);
      const sum = (kind: Kind) =>
        median(
          (measured[kind.operation] ?? []).map(({ whole, echo, engine }) => whole - echo - engine),
        );
      return {
        name: 'database-parts',
        title:
          'B12 Embedded database, taken apart: its CPU against a bare BSON echo over such a socket, and its engine without one',
        figures: KINDS.flatMap((kind) => figures(kind, measured[kind.operation] ?? [])),
        beside: {
          'neither echo nor engine': KINDS.map(
            (kind) => `${kind.operation} ${shown(sum(kind))} µs`,
          ).join(', '),
        },
        checked:
          'every answer of the database, the echo and the engine has as many documents as were asked for',
        rounds: measured,
      };
    } finally {
      for (const { stop } of [world.driver, world.echo, world.engine]) await stop();
      await world.database.stop();
      directory.remove();
    }
  },
};
