import { Refusal } from '../../platform/errors/refusal';
import { Gathering } from './gathering';

/** Work that waits until the spec lets it go on. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

describe('gathering', () => {
  it('does together what arrived while the first was being done, in order of arrival', async () => {
    const first = gate();
    const batches: number[][] = [];
    const gathering = new Gathering<number, number>(async (_key, items) => {
      batches.push([...items]);
      if (batches.length === 1) await first.opened;
      return items.map((item) => item * 2);
    });
    const answers = [1, 2, 3, 4].map((item) => gathering.do('workshop', item));
    first.open();
    expect(await Promise.all(answers)).toEqual([2, 4, 6, 8]);
    expect(batches).toEqual([[1], [2, 3, 4]]);
  });

  it('never does more at once than it may, and keeps keys apart', async () => {
    const seen: string[] = [];
    const gathering = new Gathering<number, number>(async (key, items) => {
      seen.push(`${key}:${items.length}`);
      return items;
    }, 2);
    await Promise.all([
      ...[1, 2, 3, 4].map((item) => gathering.do('a', item)),
      gathering.do('b', 5),
    ]);
    expect(seen.sort()).toEqual(['a:1', 'a:1', 'a:2', 'b:1']);
  });

  it('refuses one item and grants the others', async () => {
    const gathering = new Gathering<number, number>(async (_key, items) =>
      items.map((item) => (item === 2 ? new Refusal('registration/closed') : item)),
    );
    const answers = await Promise.allSettled([1, 2, 3].map((item) => gathering.do('a', item)));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('lets nobody pay for another’s fault when a batch fails as a whole', async () => {
    const gathering = new Gathering<number, number>(async (_key, items) => {
      if (items.includes(3)) throw new Error('three is a fault');
      return items;
    });
    const answers = await Promise.allSettled(
      [1, 2, 3, 4].map((item) => gathering.do('workshop', item)),
    );
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  it('tries once more when another server was quicker', async () => {
    let tries = 0;
    const gathering = new Gathering<number, number>(async (_key, items) => {
      tries += 1;
      if (tries === 1) throw new Error('somebody else took it');
      return items;
    });
    expect(await gathering.do('workshop', 7)).toBe(7);
  });
});
