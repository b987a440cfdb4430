import type { MongoClient } from 'mongodb';
import { aDocument, GROUP } from './documents';

interface Thing {
  _id: number;
  group: number;
  count: number;
  text: string;
}

const things = (client: MongoClient) => client.db().collection<Thing>('things');
const storedOf = (number: number, stored: number) => (number * 7919) % stored;

/**
 * What the product asks of the database, one of each kind. `number` is another one at each call, `stored` how many
 * documents there are.
 * @throws Error when an answer is not what is stored
 */
export const OPERATIONS = {
  insertOne: async (client: MongoClient, number: number) => {
    await client.db().collection<Thing>('fresh').insertOne(aDocument(number));
  },
  findOne: async (client: MongoClient, number: number, stored: number) => {
    const _id = storedOf(number, stored);
    const found = await things(client).findOne({ _id });
    if (found?._id !== _id) throw new Error(`document ${_id} was not found`);
  },
  updateOne: async (client: MongoClient, number: number, stored: number) => {
    const { modifiedCount } = await things(client).updateOne(
      { _id: storedOf(number, stored) },
      { $inc: { count: 1 } },
    );
    if (modifiedCount !== 1) throw new Error('an update changed nothing');
  },
  find50: async (client: MongoClient, number: number, stored: number) => {
    const group = number % (stored / GROUP);
    const found = await things(client).find({ group }).toArray();
    if (found.length !== GROUP || found.some((one) => one.group !== group))
      throw new Error(`group ${group} has ${found.length} documents`);
  },
  transaction: async (client: MongoClient, number: number, stored: number) => {
    const from = storedOf(number, stored);
    const to = (from + stored / 2) % stored;
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await things(client).updateOne({ _id: from }, { $inc: { count: -1 } }, { session });
        await things(client).updateOne({ _id: to }, { $inc: { count: 1 } }, { session });
      }),
    );
  },
} as const;

export type OperationName = keyof typeof OPERATIONS;
