import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { temporaryDirectory } from '../launch/spec-process';
import { Store } from '../store/store';
import { MongoServer } from './server';

interface Thing {
  _id: number;
  pad: string;
}

describe('a compaction under load', () => {
  it('lets writes be acknowledged between its first and its last byte, and a copy made meanwhile holds them', async () => {
    const directory = temporaryDirectory();
    const store = new Store(directory);
    const server = new MongoServer(store, { replicaSet: 'rs0' });
    const client = await new MongoClient(await server.listen({ port: 0 })).connect();
    const things = client.db('spec').collection<Thing>('things');
    const many = Array.from({ length: 8000 }, (_, _id) => ({ _id, pad: 'x'.repeat(500) }));
    await things.insertMany(many);
    let compacting = true;
    let acknowledged = 0;
    const copy = temporaryDirectory();
    let copied = 0;
    const compaction = store
      .compact((step) => {
        if (step !== 'written') return;
        copied = acknowledged;
        cpSync(directory, copy, { recursive: true });
      })
      .finally(() => (compacting = false));
    while (compacting) {
      await things.insertOne({ _id: 10_000 + acknowledged, pad: '' });
      acknowledged++;
    }
    await compaction;
    expect(copied).toBeGreaterThan(1);
    await client.close();
    await server.close();
    rmSync(join(copy, 'server.lock'), { force: true });
    const again = new Store(copy);
    const documents = again.catalog.get('spec.things')?.documents.size ?? 0;
    expect(documents).toBeGreaterThanOrEqual(many.length + copied);
    await again.close();
    for (const path of [directory, copy]) rmSync(path, { recursive: true, force: true });
  });
});
