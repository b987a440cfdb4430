import { SharedReads } from './shared-reads';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('SharedReads', () => {
  it('makes one read of everything that is asked for in one turn', async () => {
    const read: string[] = [];
    const reads = new SharedReads(async (key: string) => {
      read.push(key);
      return key.toUpperCase();
    });
    expect(await Promise.all(['a', 'b', 'a', 'a'].map((key) => reads.of(key)))).toEqual([
      ...['A', 'B', 'A', 'A'],
    ]);
    expect(read).toEqual(['a', 'b']);
  });

  it('never gives anybody what was stored before they asked', async () => {
    let stored = 1;
    const begun: ((value: unknown) => void)[] = [];
    const reads = new SharedReads(async () => {
      const found = stored;
      await new Promise((resolve) => begun.push(resolve));
      return found;
    });
    const early = reads.of('a');
    await turn();
    stored = 2;
    const late = reads.of('a');
    await turn();
    begun.forEach((end) => end(undefined));
    expect([await early, await late]).toEqual([1, 2]);
  });

  it('tells everybody of a read that failed, and reads again for the next', async () => {
    let tries = 0;
    const reads = new SharedReads(async () => {
      tries += 1;
      if (tries === 1) throw new Error('gone');
      return tries;
    });
    const [one, two] = await Promise.allSettled([reads.of('a'), reads.of('a')]);
    expect([one.status, two.status]).toEqual(['rejected', 'rejected']);
    expect(await reads.of('a')).toBe(2);
  });
});
