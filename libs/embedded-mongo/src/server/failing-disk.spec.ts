import { fdatasync, rmSync, writevSync } from 'node:fs';
import { MongoClient } from 'mongodb';
import { temporaryDirectory } from '../launch/spec-process';
import type { JournalDisk } from '../store/journal-disk';
import { Store } from '../store/store';
import type { StoreOptions } from '../store/store-options';
import { MongoServer } from './server';

describe('a disk that fails', () => {
  const closers: (() => Promise<void>)[] = [];

  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  async function serverOn(directory: string, options: StoreOptions): Promise<MongoClient> {
    const server = new MongoServer(new Store(directory, options), { replicaSet: 'rs0' });
    const client = await new MongoClient(await server.listen({ port: 0 })).connect();
    closers.unshift(async () => {
      await client.close();
      await server.close();
    });
    return client;
  }

  function disk(state: { full: boolean }): JournalDisk {
    return {
      writev: (fd, pieces) => {
        if (state.full)
          throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        return writevSync(fd, pieces);
      },
      datasync: fdatasync,
    };
  }

  it('is never answered with an acknowledgement, then everything can still be read', async () => {
    const directory = temporaryDirectory();
    const state = { full: false };
    const problems: string[] = [];
    const client = await serverOn(directory, {
      disk: disk(state),
      onProblem: (sentence) => problems.push(sentence),
    });
    const things = client.db('spec').collection<{ _id: number }>('things');
    await things.insertOne({ _id: 1 });
    state.full = true;
    const writes = Array.from({ length: 20 }, (_, n) => things.insertOne({ _id: 100 + n }));
    const outcomes = await Promise.allSettled(writes);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ code: 14031, codeName: 'OutOfDiskSpace' });
    }
    state.full = false;
    await expect(things.insertOne({ _id: 3 })).rejects.toThrow(
      /read-only until it is started again/,
    );
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1 });
    expect(problems).toEqual([
      expect.stringContaining('cannot be written (no space left on device)'),
    ]);
    await closers.shift()?.();
    const again = await serverOn(directory, {});
    expect(await again.db('spec').collection('things').find().toArray()).toEqual([{ _id: 1 }]);
    rmSync(directory, { recursive: true, force: true });
  });

  it('lets a write with j:true, and every write under sync "always", wait for the disk itself', async () => {
    const directory = temporaryDirectory();
    let syncs = 0;
    const counting: JournalDisk = {
      writev: writevSync,
      datasync: (fd, done) => {
        syncs++;
        fdatasync(fd, done);
      },
    };
    const client = await serverOn(directory, { disk: counting, syncEvery: 3_600_000 });
    const things = client.db('spec').collection('things');
    await things.insertOne({});
    expect(syncs).toBe(0);
    await things.insertOne({}, { writeConcern: { w: 1, j: true } });
    expect(syncs).toBe(1);
    await closers.shift()?.();
    const always = await serverOn(directory, { disk: counting, sync: 'always' });
    await always.db('spec').collection('things').insertOne({});
    await always
      .db('spec')
      .collection('things')
      .updateOne({}, { $set: { a: 1 } });
    expect(syncs).toBe(3);
    rmSync(directory, { recursive: true, force: true });
  });
});
