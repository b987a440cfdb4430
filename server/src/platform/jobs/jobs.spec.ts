import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { startApp, type SpecApp } from '../../../test/app-for-specs';
import { JobRecord } from './job.schema';
import { Jobs } from './jobs';

/** Waits until the condition holds; gives up after twenty seconds. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('the condition did not come true within twenty seconds');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('jobs', () => {
  let spec: SpecApp;
  let other: SpecApp;
  let done: string[];
  beforeEach(async () => {
    spec = await startApp();
    other = await spec.beside();
    done = [];
  });
  afterEach(async () => {
    await other.close();
    await spec.close();
  });

  const both = () => [spec, other].map(({ app }) => app.get(Jobs));
  const defineOnBoth = (work: (key: string) => Promise<void>) =>
    both().forEach((jobs) => jobs.define('spec', work));

  it('are done once, whichever of two servers asks and however often', async () => {
    defineOnBoth(async (key) => void done.push(key));
    const keys = Array.from({ length: 10 }, (_, n) => `key ${n}`);
    await Promise.all(keys.flatMap((key) => both().map((jobs) => jobs.ask('spec', key))));
    await Promise.all(both().map((jobs) => jobs.start()));
    await until(() => done.length >= keys.length);
    await both()[0]!.ask('spec', 'key 0');
    await both()[1]!.ask('spec', 'the last');
    await until(() => done.includes('the last'));
    expect([...done].sort()).toEqual([...keys, 'the last'].sort());
  });

  it('wait for a server that does them', async () => {
    defineOnBoth(async (key) => void done.push(key));
    await both()[0]!.ask('spec', 'one');
    expect(done).toEqual([]);
    await both()[1]!.start();
    await until(() => done.length > 0);
    expect(done).toEqual(['one']);
  });

  it('that run are finished before their server stops', async () => {
    let running = false;
    let finish = () => {};
    both()[0]!.define('spec', async (key) => {
      running = true;
      await new Promise<void>((resolve) => (finish = resolve));
      done.push(key);
    });
    await both()[0]!.start();
    await both()[0]!.ask('spec', 'slow');
    await until(() => running);
    const stopped = both()[0]!.onModuleDestroy();
    finish();
    await stopped;
    expect(done).toEqual(['slow']);
  });

  it('of a server that died are done by another, and not before it is sure to be dead', async () => {
    defineOnBoth(async (key) => void done.push(key));
    const [jobs] = both() as [Jobs];
    for (const key of ['of the dead', 'of the living']) await jobs.ask('spec', key);
    const stored = spec.app.get<Model<JobRecord>>(getModelToken(JobRecord.name)).collection;
    const takenAgo = (minutes: number, key: string) =>
      stored.updateOne(
        { 'data.key': key },
        { $set: { nextRunAt: null, lockedAt: new Date(Date.now() - minutes * 60_000) } },
      );
    await takenAgo(6, 'of the dead');
    await takenAgo(4, 'of the living');
    await jobs.ask('spec', 'another');
    await jobs.start();
    await until(() => done.length > 1);
    expect([...done].sort()).toEqual(['another', 'of the dead']);
  });

  it('that fail are tried again after a pause', async () => {
    const [jobs] = both() as [Jobs];
    jobs.define('spec', async (key) => {
      done.push(key);
      throw new Error('not today');
    });
    await jobs.ask('spec', 'one');
    await jobs.start();
    const stored = spec.app.get<Model<JobRecord>>(getModelToken(JobRecord.name)).collection;
    const again = () => stored.findOne({ failCount: 1, lockedAt: null });
    await until(async () => !!(await again()));
    const { nextRunAt, lastRunAt } = (await again()) as unknown as Record<string, Date>;
    expect(nextRunAt!.getTime() - lastRunAt!.getTime()).toBeGreaterThanOrEqual(5_000);
    expect(done).toEqual(['one']);
  });

  it('that come again and again are one job, whatever the number of servers', async () => {
    let running = 0;
    for (const jobs of both())
      jobs.every(1, 'spec', async (key) => {
        running += 1;
        await new Promise((resolve) => setTimeout(resolve, 300));
        done.push(`${key} ${running}`);
        running -= 1;
      });
    await Promise.all(both().map((jobs) => jobs.start()));
    await until(() => done.length > 2);
    expect(new Set(done)).toEqual(new Set(['every 1 seconds 1']));
  });
});
