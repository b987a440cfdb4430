import { diffWords } from '@passerelle/rules/positions/words';
import { passageOf } from '@passerelle/rules/search/passage';
import { questionOf } from '@passerelle/rules/search/question';
import { frenchTypography } from '@passerelle/rules/typography';
import { manyTimes, withinReach } from './within-reach';

/** The rules know no machine on which something could be broken off: what they cost is tried here. */
describe('a hostile text', () => {
  it.each(['a!', ' ', ' ;', '«', '» ', 'a…', '?:', ')!', 'a;!'])(
    'of %j again and again is set in French typography',
    (part) => {
      const set = withinReach(() => frenchTypography(`${manyTimes(part)}x`));
      expect(set).toMatch(/x$/);
    },
  );

  it.each([
    ['words', 'mot ', 'autre '],
    ['marks', '.;', ',!'],
  ])('of all other %s is shown as a whole replaced', (_what, before, after) => {
    const [old, next] = [before.repeat(100_000), after.repeat(100_000)];
    expect(withinReach(() => diffWords(old, next))).toEqual([
      { kind: 'del', text: old },
      { kind: 'ins', text: next },
    ]);
  });

  it('is searched for a word that stands everywhere', () => {
    const passage = withinReach(() => passageOf(manyTimes('eau '), questionOf('eau')));
    expect(passage.length).toBeGreaterThan(0);
  });

  it('of nothing but quotation marks is read as a question', () => {
    expect(() => withinReach(() => questionOf(manyTimes('" ')))).not.toThrow();
  });
});
