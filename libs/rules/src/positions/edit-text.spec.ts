import fc from 'fast-check';
import {
  insertArticle,
  insertParagraphs,
  move,
  remove,
  rewriteArticle,
  setText,
} from './edit-text';
import { dice, editBase } from './sample-edits';
import { article, par, paragraph, WATER } from './sample-texts';
import { idsOf } from './text';

const order = (text: typeof WATER | undefined) =>
  text && idsOf(text).map((id) => Number(id.slice(-20)));

describe('edits of a text', () => {
  it('changes words and leaves ids and all other words alone', () => {
    const edited = setText(WATER, par(21), 'Autre.');
    expect(order(edited)).toEqual(order(WATER));
    expect(edited?.articles[1].paragraphs[0].text).toBe('Autre.');
    expect(edited?.articles[0]).toBe(WATER.articles[0]);
    expect(setText(WATER, par(20), 'Moyens')?.articles[1].heading).toBe('Moyens');
    expect(setText(WATER, par(1), 'Vu ;')?.recitals[0].text).toBe('Vu ;');
  });

  it.each([
    ['a recital first', insertParagraphs(WATER, null, [paragraph(5, 'x')]), [5, 1, 2]],
    ['a recital after one', insertParagraphs(WATER, par(1), [paragraph(5, 'x')]), [1, 5, 2]],
    [
      'two sub-paragraphs after one',
      insertParagraphs(WATER, par(11), [paragraph(5, 'x'), paragraph(6, 'y')]),
      [1, 2, 10, 11, 5, 6, 12],
    ],
    [
      'at the head of an article',
      insertParagraphs(WATER, par(10), [paragraph(5, 'x')]),
      [1, 2, 10, 5],
    ],
    ['an article first', insertArticle(WATER, null, article(5, 'x')), [1, 2, 5, 10]],
    [
      'an article after one',
      insertArticle(WATER, par(10), article(5, 'x')),
      [1, 2, 10, 11, 12, 5, 20],
    ],
    ['a recital moved first', move(WATER, par(2), null), [2, 1, 10]],
    [
      'an article moved last',
      move(WATER, par(10), par(30)),
      [1, 2, 20, 21, 30, 31, 32, 10, 11, 12],
    ],
    ['a sub-paragraph into another article', move(WATER, par(11), par(20)), [1, 2, 10, 12, 20, 11]],
    ['an article gone with what it holds', remove(WATER, par(10)), [1, 2, 20, 21, 30]],
    ['a sub-paragraph gone', remove(WATER, par(11)), [1, 2, 10, 12, 20]],
    [
      'an article said anew',
      rewriteArticle(WATER, par(10), { heading: 'h', paragraphs: [paragraph(12, 'x')] }),
      [1, 2, 10, 12, 20],
    ],
  ])('puts %s', (_what, text, expected) => {
    expect(order(text)?.slice(0, expected.length)).toEqual(expected);
  });

  it.each([
    ['words for an element that is not there', setText(WATER, par(99), 'x')],
    ['a paragraph after an element that is not there', insertParagraphs(WATER, par(99), [])],
    ['an article after a sub-paragraph', insertArticle(WATER, par(11), article(5, 'x'))],
    ['a recital moved into an article', move(WATER, par(1), par(11))],
    ['a sub-paragraph moved into the preamble', move(WATER, par(11), par(1))],
    ['a sub-paragraph moved to no place', move(WATER, par(11), null)],
    ['an article moved behind a recital', move(WATER, par(10), par(1))],
    ['an article moved into itself', move(WATER, par(10), par(11))],
    ['the deletion of what is not there', remove(WATER, par(99))],
    ['a rewriting of a recital', rewriteArticle(WATER, par(1), { heading: '', paragraphs: [] })],
  ])('refuses %s', (_what, text) => {
    expect(text).toBeUndefined();
  });

  it('never gives one id to two elements and never changes the id of one that stays', () => {
    fc.assert(
      fc.property(fc.array(dice, { maxLength: 12 }), (rolls) => {
        let text = WATER;
        for (const [n, roll] of rolls.entries()) {
          const before = new Set(idsOf(text));
          text = editBase(text, roll, 1000 + n * 10);
          const ids = idsOf(text);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids.filter((id) => !before.has(id) && id !== par(1000 + n * 10))).toEqual([]);
        }
      }),
    );
  });
});
