import fc from 'fast-check';
import type { AmendmentChange, ClashKind } from '@passerelle/contracts/amendments';
import { clashesOf, isIdentical, relation } from './clashes';
import { amend, dice } from './sample-edits';
import {
  addArticle,
  ame,
  article,
  erase,
  insert,
  paragraph,
  replace,
  rewrite,
  shift,
  tabled,
  WATER,
} from './sample-texts';

const CENT = 'Les États consacrent un pour cent à l’eau.';
const deux = replace(21, CENT.replace('un', 'deux'));

describe('two amendments to one text', () => {
  it.each<[string, AmendmentChange, AmendmentChange, ClashKind | undefined]>([
    ['the same words', deux, replace(21, CENT.replace('un', 'deux')), 'identical'],
    [
      'the same words, typeset otherwise',
      deux,
      replace(21, CENT.replace('un', 'deux').replace('’', "'")),
      'identical',
    ],
    [
      'the same addition under other ids',
      insert(1, [paragraph(50, 'x')]),
      insert(1, [paragraph(60, 'x')]),
      'identical',
    ],
    ['other words for one word', deux, replace(21, CENT.replace('un', 'trois')), 'exclusive'],
    [
      'other words at two ends of a sentence',
      deux,
      replace(21, CENT.replace('l’eau', 'la santé')),
      'same-passage',
    ],
    ['a deletion and other words', erase(21), deux, 'exclusive'],
    ['a deletion of the article and other words in it', erase(20), deux, 'exclusive'],
    ['a deletion of the article and of its sub-paragraph', erase(20), erase(21), 'exclusive'],
    [
      'an article said anew and an addition in it',
      rewrite(10, 'x', [paragraph(11, 'y')]),
      insert(12, [paragraph(50, 'z')]),
      'exclusive',
    ],
    [
      'an article said anew twice',
      rewrite(10, 'x', [paragraph(11, 'y')]),
      rewrite(10, 'x', [paragraph(11, 'z')]),
      'exclusive',
    ],
    [
      'an article said anew and one more after it',
      rewrite(10, 'x', [paragraph(11, 'y')]),
      addArticle(10, article(50, 'z', paragraph(51, 'w'))),
      'same-passage',
    ],
    [
      'an article said anew and moved',
      rewrite(10, 'x', [paragraph(11, 'y')]),
      shift(10, 20),
      'same-passage',
    ],
    [
      'an article said anew and a sub-paragraph moved into it',
      rewrite(10, 'x', [paragraph(11, 'y')]),
      shift(21, 11),
      'exclusive',
    ],
    [
      'a deletion and one more article after it',
      erase(20),
      addArticle(20, article(50, 'z', paragraph(51, 'w'))),
      'same-passage',
    ],
    [
      'a deletion and an addition after it',
      erase(11),
      insert(11, [paragraph(50, 'z')]),
      'same-passage',
    ],
    [
      'a deletion of the article and an addition at its head',
      erase(20),
      insert(20, [paragraph(50, 'z')]),
      'exclusive',
    ],
    [
      'two additions at one place',
      insert(1, [paragraph(50, 'x')]),
      insert(1, [paragraph(60, 'y')]),
      'same-place',
    ],
    ['two moves of one article', shift(10, 20), shift(10, 30), 'same-place'],
    ['other words and a move', deux, shift(21, 10), 'same-passage'],
    ['neighbours', replace(11, 'x'), replace(12, 'y'), undefined],
    ['far apart', deux, erase(1), undefined],
    ['one that cannot be made', replace(99, 'x'), erase(1), undefined],
  ])('%s', (_what, one, other, expected) => {
    expect(relation(WATER, one, other)).toBe(expected);
    expect(relation(WATER, other, one)).toBe(expected);
  });

  it('stand to each other the same way from either side', () => {
    fc.assert(
      fc.property(dice, dice, (a, b) => {
        const one = amend(WATER, a, 5000);
        const other = amend(WATER, b, 6000);
        expect(relation(WATER, one, other)).toBe(relation(WATER, other, one));
        expect(isIdentical(one, other)).toBe(isIdentical(other, one));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the clashes of a list', () => {
  it('are found once each, the earlier tabled first, whatever the order of the list', () => {
    const list = [tabled(3, erase(20)), tabled(1, deux), tabled(2, erase(1)), tabled(4, deux)];
    const expected = [
      { between: [ame(1), ame(3)], kind: 'exclusive' },
      { between: [ame(1), ame(4)], kind: 'identical' },
      { between: [ame(3), ame(4)], kind: 'exclusive' },
    ];
    const byPair = (clashes: ReturnType<typeof clashesOf>) =>
      [...clashes].sort((a, b) => (a.between.join() < b.between.join() ? -1 : 1));
    expect(byPair(clashesOf(WATER, list))).toEqual(expected);
    expect(byPair(clashesOf(WATER, list.toReversed()))).toEqual(expected);
  });

  it('are those of all pairs: looking at neighbours only misses none', () => {
    fc.assert(
      fc.property(fc.array(dice, { minLength: 2, maxLength: 8 }), (rolls) => {
        const list = rolls.map((roll, n) => tabled(n + 1, amend(WATER, roll, 1000 * (n + 2))));
        const pairs = list.flatMap((one, n) => list.slice(n + 1).map((other) => [one, other]));
        const all = pairs.filter(([one, other]) => relation(WATER, one.change, other.change));
        expect(clashesOf(WATER, list)).toHaveLength(all.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
