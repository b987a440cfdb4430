import { startApp, type SpecApp } from '../../../test/app-for-specs';
import { Jobs } from './jobs';

/** Waits until the condition holds; gives up after twenty seconds. */
async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!condition()) {
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
