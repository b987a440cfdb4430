import { randomBytes } from 'node:crypto';
import { createConnection, type Connection } from 'mongoose';
import { ChannelRecord, ChannelSchema } from '../src/features/chat/channel.schema';
import { migrate } from '../src/platform/database/migrations';
import { MIGRATIONS } from './migrations';

describe('a database of the version before', () => {
  let connection: Connection;
  beforeEach(async () => {
    const uri = process.env['MONGODB_URI']!.replace(
      /(mongodb:\/\/[^/]+)\/?[^?]*/,
      `$1/spec-${randomBytes(6).toString('hex')}`,
    );
    connection = await createConnection(uri).asPromise();
  });
  afterEach(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  it('takes several conversations of no body, and still one channel for each body', async () => {
    await connection.collection('channels').createIndex({ bodyId: 1 }, { unique: true });
    const model = connection.model(ChannelRecord.name, ChannelSchema);
    await model.init();
    expect(await migrate(connection, MIGRATIONS)).toEqual(MIGRATIONS.map(({ id }) => id));
    const begin = (_id: string, place: object) =>
      connection.collection<{ _id: string }>('channels').insertOne({ _id, ...place });
    await begin('cha_1', { circle: 'a b' });
    await begin('cha_2', { circle: 'a c' });
    for (const left of ['cha_6', 'cha_7']) await begin(left, {});
    await begin('cha_3', { bodyId: 'bod_1' });
    await expect(begin('cha_4', { bodyId: 'bod_1' })).rejects.toThrow(/E11000/);
    await expect(begin('cha_5', { circle: 'a b' })).rejects.toThrow(/E11000/);
    expect(await migrate(connection, MIGRATIONS)).toEqual([]);
  });

  it('that has no channels yet needs nothing', async () => {
    expect(await migrate(connection, MIGRATIONS)).toHaveLength(MIGRATIONS.length);
  });
});
