import fc from 'fast-check';
import { OrderedTree } from './ordered-tree';

const key = fc.integer({ min: 0, max: 3000 }).map((n) => String(n).padStart(4, '0'));

describe('the ordered tree', () => {
  it('answers every range as a sorted list would, upwards and downwards', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), key), { maxLength: 3000 }),
        key,
        key,
        (steps, a, b) => {
          const tree = new OrderedTree();
          const model = new Set<string>();
          for (const [add, each] of steps) {
            if (add) {
              tree.add(each, each);
              model.add(each);
            } else {
              tree.remove(each);
              model.delete(each);
            }
          }
          const [low, high] = a < b ? [a, b] : [b, a];
          const expected = [...model].filter((each) => each >= low && each < high).sort();
          expect([...tree.range(low, high)]).toEqual(expected);
          expect([...tree.range(low, high, true)]).toEqual(expected.reverse());
          expect(tree.size).toBe(model.size);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('survives that keys come and go while a range is being read', () => {
    const tree = new OrderedTree();
    for (let n = 0; n < 5000; n++) tree.add(String(n).padStart(5, '0'), String(n));
    const seen: string[] = [];
    for (const id of tree.range('', '~')) {
      seen.push(id);
      tree.remove(id.padStart(5, '0'));
    }
    expect([seen.length, new Set(seen).size, tree.size]).toEqual([5000, 5000, 0]);
  });
});
