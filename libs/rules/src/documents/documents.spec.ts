import fc from 'fast-check';
import { comparisonOf } from './comparison';
import { extensionOf, freeName, nameKey, renamed } from './names';
import { hasWords, previewOf } from './previews';
import { arrived, freeIn, givenUp, removed, reserved, type SpaceUse } from './quota';
import { DEEPEST, mayHoldFolder, trailOf, whyNotMove, within, type TreeFolder } from './tree';

describe('names in a folder', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });

  it.each([
    ['Note.PDF', '.pdf'],
    ['archive.tar.gz', '.gz'],
    ['.bashrc', ''],
    ['Compte rendu', ''],
    ['Fin de phrase. Suite', ''],
  ])('%j ends in %j', (given, extension) => expect(extensionOf(given)).toBe(extension));

  it('are the same in upper and lower case, composed or not', () => {
    expect(nameKey('RÉUNION.pdf')).toBe(nameKey('Re\u0301union.PDF'));
  });

  it('are free, keep their extension and stay as given when nobody has them', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), name, (others, given) => {
        const taken = new Set(others.map(nameKey));
        const free = freeName(given, taken);
        expect(taken.has(nameKey(free))).toBe(false);
        expect(extensionOf(free)).toBe(extensionOf(given));
        if (!taken.has(nameKey(given))) expect(free).toBe(given);
      }),
    );
  });

  it('count on from the second', () => {
    const taken = new Set(['note.pdf', 'note (2).pdf']);
    expect(freeName('Note.pdf', taken)).toBe('Note (3).pdf');
  });

  it('of documents keep what says their kind', () => {
    expect(renamed('Note.pdf', 'Budget')).toBe('Budget.pdf');
    expect(renamed('Note.pdf', 'Budget.PDF')).toBe('Budget.PDF');
    expect(renamed('Note.pdf', 'Budget.exe')).toBe('Budget.exe.pdf');
  });
});

describe('the tree of folders', () => {
  const orders = fc.array(fc.tuple(fc.nat(15), fc.option(fc.nat(15), { freq: 6 })), {
    maxLength: 60,
  });
  const top: TreeFolder[] = Array.from({ length: 16 }, (_, n) => ({ id: `${n}`, parentId: null }));

  it('has no cycle and no folder too deep, whatever is moved where', () => {
    fc.assert(
      fc.property(orders, (moves) => {
        let folders = top;
        for (const [id, parent] of moves) {
          const to = parent === null ? null : `${parent}`;
          if (whyNotMove(folders, `${id}`, to)) continue;
          folders = folders.map((one) => (one.id === `${id}` ? { ...one, parentId: to } : one));
        }
        for (const { id } of folders) {
          const trail = trailOf(folders, id);
          expect(trail[0]!.parentId).toBeNull();
          expect(trail.at(-1)!.id).toBe(id);
          expect(trail.length).toBeLessThanOrEqual(DEEPEST);
        }
      }),
    );
  });

  it('would have cycles if nobody asked first', () => {
    const folders: TreeFolder[] = [
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'a' },
    ];
    expect(trailOf(folders, 'a')[0]!.parentId).not.toBeNull();
  });

  it('moves a folder with all that it holds', () => {
    const folders: TreeFolder[] = [
      { id: 'a', parentId: null },
      { id: 'b', parentId: 'a' },
      { id: 'c', parentId: 'b' },
      { id: 'd', parentId: null },
    ];
    expect(within(folders, 'a')).toEqual(new Set(['a', 'b', 'c']));
    expect(whyNotMove(folders, 'a', 'c')).toBe('inside-itself');
    expect(whyNotMove(folders, 'a', 'a')).toBe('inside-itself');
    expect(whyNotMove(folders, 'a', 'd')).toBeUndefined();
  });

  it('ends at its deepest level', () => {
    const line = Array.from({ length: DEEPEST }, (_, n) => ({
      id: `${n}`,
      parentId: n === 0 ? null : `${n - 1}`,
    }));
    expect(mayHoldFolder(line, `${DEEPEST - 2}`)).toBe(true);
    expect(mayHoldFolder(line, `${DEEPEST - 1}`)).toBe(false);
    const other = [...line, { id: 'x', parentId: null }];
    expect(whyNotMove(other, '0', 'x')).toBe('too-deep');
    expect(whyNotMove(other, 'x', `${DEEPEST - 1}`)).toBe('too-deep');
  });
});

describe('the space of a body', () => {
  const LIMIT = 1000;
  const step = fc.record({
    what: fc.constantFrom('announce', 'arrive', 'give up', 'remove'),
    size: fc.integer({ min: 1, max: 400 }),
    which: fc.nat(),
  });

  it('never holds more than its limit, and its sums are those of the files', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let use: SpaceUse = { used: 0, reserved: 0 };
        const [underWay, kept]: [number[], number[]] = [[], []];
        const take = (list: number[], which: number) =>
          list.length > 0 ? list.splice(which % list.length, 1)[0] : undefined;
        for (const { what, size, which } of steps) {
          if (what === 'announce') {
            const next = reserved(use, size, LIMIT);
            if (!next) expect(size).toBeGreaterThan(freeIn(use, LIMIT));
            else [use] = [next, underWay.push(size)];
            continue;
          }
          const one = take(what === 'remove' ? kept : underWay, which);
          if (one === undefined) continue;
          if (what === 'arrive') [use] = [arrived(use, one), kept.push(one)];
          if (what === 'give up') use = givenUp(use, one);
          if (what === 'remove') use = removed(use, one);
        }
        const sum = (list: number[]) => list.reduce((all, one) => all + one, 0);
        expect(use).toEqual({ used: sum(kept), reserved: sum(underWay) });
        expect(use.used + use.reserved).toBeLessThanOrEqual(LIMIT);
      }),
    );
  });
});

describe('two versions of a text', () => {
  const text = fc
    .array(fc.constantFrom('l’eau', ' ', '\n', 'est', 'un bien', 'commun', '.', 'é', '\r\n'), {
      maxLength: 40,
    })
    .map((words) => words.join(''));
  const only = (stretches: ReturnType<typeof comparisonOf>, other: 'added' | 'removed') =>
    stretches
      .filter(({ kind }) => kind !== other)
      .map((one) => one.text)
      .join('');

  it('come back to the letter from their comparison', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const stretches = comparisonOf(before, after);
        expect(only(stretches, 'added')).toBe(before);
        expect(only(stretches, 'removed')).toBe(after);
        for (const [at, { kind }] of stretches.entries())
          expect(stretches[at + 1]?.kind).not.toBe(kind);
      }),
    );
  });

  it('differ by words inside a line', () => {
    expect(comparisonOf('Le tarif est de 10 francs.\n', 'Le tarif est de 12 francs.\n')).toEqual([
      { kind: 'same', text: 'Le tarif est de ' },
      { kind: 'removed', text: '10' },
      { kind: 'added', text: '12' },
      { kind: 'same', text: ' francs.\n' },
    ]);
  });
});

it.each([
  ['image/png', 'image', false],
  ['application/pdf', 'pdf', false],
  ['text/csv', 'text', true],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'page', true],
  ['application/vnd.oasis.opendocument.text', 'none', false],
])('a content of type %s is shown as %s', (type, kind, words) => {
  expect(previewOf(type)).toBe(kind);
  expect(hasWords(type)).toBe(words);
});
