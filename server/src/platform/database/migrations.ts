import type { Connection, mongo } from 'mongoose';
import { isDuplicate } from './create-once';

/** A change of stored documents that a new version needs. Its number orders it and it runs once for a database. */
export interface Migration {
  /** Four digits and what it does: `0001-add-zone-to-people`. */
  readonly id: string;
  /** Must be harmless when it runs again after a crash half-way. */
  run(connection: Connection): Promise<void>;
}

interface Applied {
  _id: string;
  state: 'running' | 'done';
  at: Date;
}

/** A migration that started this long ago and is not done belongs to a process that died, in milliseconds. */
const STALE = 10 * 60_000;
const PAUSE = 250;

/** Applies what is missing, in order. Several instances that start at once agree through the fixed id of each. */
export async function migrate(
  connection: Connection,
  migrations: readonly Migration[],
): Promise<string[]> {
  const applied = connection.getClient().db(connection.name).collection<Applied>('migrations');
  const ran: string[] = [];
  for (const migration of migrations) {
    while (!(await isDone(applied, migration.id))) {
      if (!(await claim(applied, migration.id))) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
        continue;
      }
      await migration.run(connection);
      await applied.updateOne({ _id: migration.id }, { $set: { state: 'done' } });
      ran.push(migration.id);
    }
  }
  return ran;
}

type AppliedCollection = mongo.Collection<Applied>;

async function isDone(applied: AppliedCollection, id: string): Promise<boolean> {
  return (await applied.findOne({ _id: id, state: 'done' })) !== null;
}

async function claim(applied: AppliedCollection, id: string): Promise<boolean> {
  const at = new Date();
  try {
    await applied.insertOne({ _id: id, state: 'running', at });
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const stale = {
      _id: id,
      state: 'running' as const,
      at: { $lt: new Date(at.getTime() - STALE) },
    };
    return (await applied.updateOne(stale, { $set: { at } })).modifiedCount === 1;
  }
}
