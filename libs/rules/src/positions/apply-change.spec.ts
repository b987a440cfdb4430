import fc from 'fast-check';
import type { AmendmentChange } from '@passerelle/contracts/amendments';
import { applyChange } from './apply-change';
import { remove, setText } from './edit-text';
import { amend, dice, editBase } from './sample-edits';
import {
  addArticle,
  article,
  erase,
  insert,
  par,
  paragraph,
  replace,
  rewrite,
  shift,
  WATER,
} from './sample-texts';
import { idsOf } from './text';

const CENT = 'Les États consacrent un pour cent à l’eau.';
const outcome = (text: typeof WATER, change: AmendmentChange) => {
  const applied = applyChange(text, change);
  return applied.ok ? (applied.changed ? 'changed' : 'nothing') : applied.reason;
};
const edited = (n: number, words: string) => setText(WATER, par(n), words) ?? WATER;
const without = (n: number) => remove(WATER, par(n)) ?? WATER;

describe('a change made in a text', () => {
  it.each<[string, AmendmentChange]>([
    ['other words', replace(21, CENT.replace('un', 'deux'))],
    ['another heading', replace(20, 'Moyens')],
    ['a recital more', insert(null, [paragraph(50, 'Vu ;')])],
    ['a sub-paragraph more', insert(10, [paragraph(50, 'Aussi.')])],
    ['a recital less', erase(2)],
    ['an article less', erase(30)],
    ['another order', shift(30, 10)],
    ['an article said anew', rewrite(10, 'Autre', [paragraph(12, 'Oui.'), paragraph(50, 'Non.')])],
    ['an article more', addArticle(30, article(50, 'Plus', paragraph(51, 'Oui.')))],
  ])('%s', (_what, change) => {
    expect(outcome(WATER, change)).toBe('changed');
  });

  it('keeps words that the base gained elsewhere in the sentence', () => {
    const applied = applyChange(
      edited(21, CENT.replace('États', 'États membres')),
      replace(21, CENT.replace('l’eau', 'l’assainissement')),
    );
    expect(applied.ok && applied.text.articles[1].paragraphs[0].text).toBe(
      'Les États membres consacrent un pour cent à l’assainissement.',
    );
  });

  it.each<[string, typeof WATER, AmendmentChange]>([
    ['the words are there already', edited(21, 'Deux pour cent.'), replace(21, 'Deux pour cent.')],
    ['what it deletes has gone', without(21), erase(21)],
    ['it moves to where it stands', WATER, shift(2, 1)],
    ['it moves behind itself', WATER, shift(2, 2)],
    [
      'the added paragraph is there',
      { ...WATER, recitals: [...WATER.recitals, paragraph(50, 'Vu ;')] },
      insert(1, [paragraph(50, 'Vu ;')]),
    ],
    [
      'only a space differs',
      edited(2, WATER.recitals[1].text.replace(' ;', '\u202f;')),
      replace(2, WATER.recitals[1].text),
    ],
  ])('does nothing when %s', (_what, text, change) => {
    expect(outcome(text, change)).toBe('nothing');
  });

  it.each<[string, typeof WATER, AmendmentChange, string]>([
    ['its target has gone', without(21), replace(21, 'Deux.'), 'target-gone'],
    ['the article around it has gone', without(20), replace(21, 'Deux.'), 'target-gone'],
    [
      'the same word says something else',
      edited(21, CENT.replace('un', 'trois')),
      replace(21, CENT.replace('un', 'deux')),
      'target-changed',
    ],
    [
      'what it deletes says something else',
      edited(21, 'Autre chose.'),
      erase(21),
      'target-changed',
    ],
    [
      'a sub-paragraph of the deleted article changed',
      edited(31, 'Autre.'),
      erase(30),
      'target-changed',
    ],
    [
      'the rewritten article changed',
      edited(11, 'Autre.'),
      rewrite(10, 'x', [paragraph(12, 'y')]),
      'target-changed',
    ],
    [
      'the place to insert after has gone',
      without(1),
      insert(1, [paragraph(50, 'x')]),
      'target-gone',
    ],
    ['the destination has gone', without(30), shift(10, 30), 'destination-gone'],
    ['the destination is of another kind', WATER, shift(1, 10), 'destination-gone'],
    [
      'a new paragraph takes an id in use',
      WATER,
      insert(1, [paragraph(31, 'x')]),
      'target-changed',
    ],
    [
      'a rewriting takes an id of another article',
      WATER,
      rewrite(10, 'x', [paragraph(31, 'y')]),
      'target-changed',
    ],
    [
      'a new article brings one id twice',
      WATER,
      addArticle(10, article(50, '', paragraph(50, 'x'))),
      'target-changed',
    ],
  ])('is refused when %s', (_what, text, change, reason) => {
    expect(outcome(text, change)).toBe(reason);
  });

  it('never gives one id to two elements, never throws, and once made says so the second time', () => {
    fc.assert(
      fc.property(fc.array(dice, { maxLength: 5 }), dice, (rolls, roll) => {
        const change = amend(WATER, roll, 5000);
        const text = rolls.reduce((now, edit, n) => editBase(now, edit, 1000 + n * 10), WATER);
        const applied = applyChange(text, change);
        if (!applied.ok) return;
        const ids = idsOf(applied.text);
        expect(new Set(ids).size).toBe(ids.length);
        if (change.kind === 'replace-text') return;
        expect(applyChange(applied.text, change)).toMatchObject({ ok: true, changed: false });
      }),
      { numRuns: 500 },
    );
  });
});
