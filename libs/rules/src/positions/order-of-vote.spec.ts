import fc from 'fast-check';
import { orderOfVote, ORDER_OF_VOTE } from './order-of-vote';
import { amend, dice } from './sample-edits';
import {
  addArticle,
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
const ranks = (list: ReturnType<typeof tabled>[]) =>
  orderOfVote(WATER, list).map((group) => group.map((id) => Number(id.slice(-4))).join('+'));

describe('the order of the vote', () => {
  it('takes deletion first, then a new wording of the article, other wordings, moves and additions', () => {
    const list = [
      tabled(1, insert(10, [paragraph(50, 'x')])),
      tabled(2, shift(10, 20)),
      tabled(3, replace(10, 'Autre titre')),
      tabled(4, rewrite(10, 'x', [paragraph(11, 'y')])),
      tabled(5, erase(10)),
    ];
    expect(ranks(list)).toEqual(['5', '4', '3', '2', '1']);
  });

  it('takes the wording that is furthest from the text first', () => {
    const list = [
      tabled(1, replace(21, CENT.replace('un', 'deux'))),
      tabled(2, replace(21, 'Tout autre chose est dit ici désormais.')),
      tabled(3, replace(21, CENT.replace('États consacrent un', 'villes donnent deux'))),
    ];
    expect(ranks(list)).toEqual(['2', '3', '1']);
  });

  it('follows the text: preamble, articles, sub-paragraphs, and what comes after an article last', () => {
    const list = [
      tabled(1, addArticle(10, article(50, 'x', paragraph(51, 'y')))),
      tabled(2, erase(21)),
      tabled(3, replace(12, 'x')),
      tabled(4, addArticle(null, article(60, 'x', paragraph(61, 'y')))),
      tabled(5, erase(2)),
      tabled(6, insert(null, [paragraph(70, 'x')])),
      tabled(7, erase(10)),
      tabled(8, replace(99, 'x')),
    ];
    expect(ranks(list)).toEqual(['6', '5', '4', '7', '3', '1', '2', '8']);
  });

  it('puts identical ones together, led by the first tabled, and equals by order of tabling', () => {
    const list = [
      tabled(4, insert(21, [paragraph(50, 'x')])),
      tabled(3, erase(21)),
      tabled(2, insert(21, [paragraph(60, 'y')])),
      tabled(1, erase(21)),
    ];
    expect(ranks(list)).toEqual(['1+3', '2', '4']);
  });

  it('holds every amendment once and does not depend on the order of the list', () => {
    fc.assert(
      fc.property(fc.array(dice, { maxLength: 12 }), fc.nat(), (rolls, turn) => {
        const list = rolls.map((roll, n) => tabled(n + 1, amend(WATER, roll, 1000 * (n + 2))));
        const cut = list.length ? turn % list.length : 0;
        const turned = [...list.slice(cut), ...list.slice(0, cut)].reverse();
        expect(orderOfVote(WATER, turned)).toEqual(orderOfVote(WATER, list));
        expect(orderOfVote(WATER, list).flat().sort()).toEqual(list.map(({ id }) => id).sort());
      }),
      { numRuns: 200 },
    );
  });

  it('is published in both languages', () => {
    expect(ORDER_OF_VOTE.every(({ fr, en }) => fr.length > 0 && en.length > 0)).toBe(true);
  });
});
