import { MongoClient } from 'mongodb';
import { Store } from '../store/store';
import { expire } from './maintenance';
import { MongoServer } from './server';

describe('documents with an end', () => {
  it('are deleted when their time has come, arrays by their earliest date, and not while a transaction writes them', async () => {
    const server = new MongoServer(new Store(undefined), { replicaSet: 'rs0' });
    const client = await new MongoClient(await server.listen({ port: 0 })).connect();
    const things = client.db('spec').collection<{ _id: string; until?: unknown }>('things');
    await things.createIndex({ until: 1 }, { expireAfterSeconds: 60 });
    const now = Date.now();
    const ago = (seconds: number) => new Date(now - seconds * 1000);
    await things.insertMany([
      { _id: 'old', until: ago(61) },
      { _id: 'held', until: ago(3600) },
      { _id: 'list', until: [ago(-3600), ago(120)] },
      { _id: 'young', until: ago(59) },
      { _id: 'never' },
      { _id: 'no date', until: 5 },
    ]);
    const session = client.startSession();
    session.startTransaction();
    await things.updateOne({ _id: 'held' }, { $set: { until: null } }, { session });
    await expire(server.context, now);
    await session.commitTransaction();
    await session.endSession();
    const left = await things.find().sort({ _id: 1 }).toArray();
    expect(left.map(({ _id }) => _id)).toEqual(['held', 'never', 'no date', 'young']);
    await client.close();
    await server.close();
  });
});
