import fc from 'fast-check';
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
import { changeName, placeName } from './place-names';
import { showChange, type ShownLine } from './show-change';

const told = (line: ShownLine) =>
  line.segments.map(({ kind, text }) => (kind === 'same' ? text : `[${kind} ${text}]`)).join('');

describe('a change shown in its text', () => {
  it('marks the words that go and come in a sub-paragraph', () => {
    const [line] = showChange(WATER, replace(31, 'Un rapport est publié tous les deux ans.'));
    expect(told(line)).toBe('Un rapport est publié [del chaque année][ins tous les deux ans].');
    expect(line.after).toBeUndefined();
  });

  it('strikes an article with all its sub-paragraphs', () => {
    const lines = showChange(WATER, erase(30));
    expect(lines.map(({ id }) => id)).toEqual([par(30), par(31), par(32)]);
    expect(lines.every(({ segments }) => segments.every(({ kind }) => kind === 'del'))).toBe(true);
  });

  it('puts added recitals and sub-paragraphs behind their target', () => {
    const [recital] = showChange(WATER, insert(1, [paragraph(90, 'Considérant la sécheresse ;')]));
    expect([recital.role, recital.after]).toEqual(['recital', par(1)]);
    const [first] = showChange(WATER, insert(null, [paragraph(90, 'Vu la charte ;')]));
    expect([first.role, first.after]).toEqual(['recital', null]);
    const [head] = showChange(WATER, insert(20, [paragraph(91, 'D’abord ceci.')]));
    expect([head.role, head.after]).toEqual(['paragraph', par(20)]);
  });

  it('shows an additional article behind the last sub-paragraph of the one before', () => {
    const change = addArticle(
      10,
      article(80, 'Formation', paragraph(81, 'Des agents sont formés.')),
    );
    expect(showChange(WATER, change).map(({ after }) => after)).toEqual([par(12), par(12)]);
  });

  it('shows a moved element where it was and where it goes', () => {
    const lines = showChange(WATER, shift(2, null));
    expect(lines.map(({ after }) => after)).toEqual([undefined, null]);
    expect(lines.map(({ segments }) => segments[0].kind)).toEqual(['del', 'ins']);
  });

  it('compares a rewritten article paragraph by paragraph and keeps what goes in sight', () => {
    const change = rewrite(30, 'Suivi', [
      paragraph(31, 'Un rapport public est publié chaque année.'),
      paragraph(95, 'Il est débattu.'),
    ]);
    const lines = showChange(WATER, change);
    expect(lines.map(told)).toEqual([
      'Suivi',
      '[del Il est transmis aux États.]',
      'Un rapport [ins public ]est publié chaque année.',
      '[ins Il est débattu.]',
    ]);
    expect(lines.at(-1)?.after).toBe(par(31));
  });

  it('shows what the author read when the passage is gone', () => {
    const change = replace(31, 'Un bilan.');
    const [line] = showChange({ recitals: [], articles: [] }, change);
    expect(
      line.segments
        .filter(({ kind }) => kind !== 'ins')
        .map(({ text }) => text)
        .join(''),
    ).toBe('Un rapport est publié chaque année.');
  });

  it('gives both texts back, character for character, whatever the wording', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (words) => {
        const [line] = showChange(WATER, replace(31, words));
        const without = (kind: string) =>
          line.segments
            .filter((one) => one.kind !== kind)
            .map((one) => one.text)
            .join('');
        expect(without('ins')).toBe('Un rapport est publié chaque année.');
        expect(without('del')).toBe(words);
      }),
    );
  });
});

describe('places in words', () => {
  it('counts recitals, articles and sub-paragraphs as they are read out', () => {
    expect(placeName(WATER, par(2), 'fr')).toBe('considérant 2');
    expect(placeName(WATER, par(12), 'fr')).toBe('article 1er, alinéa 2');
    expect(placeName(WATER, par(30), 'en')).toBe('article 3');
    expect(placeName(WATER, par(77), 'fr')).toBe('passage disparu');
  });

  it('says what a change does and where', () => {
    expect(changeName(WATER, erase(32), 'fr')).toBe('Suppression : article 3, alinéa 2');
    expect(changeName(WATER, insert(null, [paragraph(90, 'Vu.')]), 'fr')).toBe(
      'Ajout au début des considérants',
    );
    expect(changeName(WATER, rewrite(20, 'Coût', [paragraph(92, 'Un.')]), 'en')).toBe(
      'New wording: article 2',
    );
  });
});
