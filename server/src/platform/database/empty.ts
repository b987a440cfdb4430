import type { Connection } from 'mongoose';

/** Removes every document and keeps collections and indexes: the remains of a demo seed that was cut short. */
export async function empty(connection: Connection): Promise<void> {
  for (const model of Object.values(connection.models)) await model.deleteMany({});
}
