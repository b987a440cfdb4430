import fc from 'fast-check';
import { fold } from './fold';
import { highlighted, passageOf } from './passage';
import { questionOf, type Question } from './question';
import { stemsOf } from './stems';
import { tokensOf } from './tokens';
import { wordsOf } from './words';

/** What every engine does with tokens, in the plainest way. */
function finds(question: Question, text: string): boolean {
  const { inOrder, besides } = tokensOf(text);
  const there = (phrase: readonly string[]) =>
    (phrase.length === 1 && besides.includes(phrase[0]!)) ||
    inOrder.some((_, at) => phrase.every((token, step) => inOrder[at + step] === token));
  return question.length > 0 && question.every(({ anyOf }) => anyOf.some(there));
}
const findsIn = (asked: string, text: string) => finds(questionOf(asked), text);
const text = fc.string({ unit: 'grapheme', maxLength: 80 });
const word = fc.stringMatching(/^[a-zàâäéèêëîïôöùûüçœ]{2,12}$/u).filter((one) => fold(one) !== '');

describe('words of a text', () => {
  it.each([
    ['l’eau potable d’ici', ['eau', 'potable', 'ici']],
    ['Qu’elle s’y rende jusqu’à l’Haÿ', ['elle', 'y', 'rende', 'à', 'haÿ']],
    ['Saint-Louis, Porto‑Novo', ['saint', 'louis', 'porto', 'novo']],
    ['M’Bour et O’Brien', ['mbour', 'et', 'obrien']],
    ['aujourd’hui', ['aujourdhui']],
    ['会议 2026', ['会', '议', '2026']],
  ])('%s', (text, words) => expect(wordsOf(text).map((one) => one.word)).toEqual(words));

  it('stand where the text says', () => {
    fc.assert(
      fc.property(text, (text) => {
        let last = 0;
        for (const { from, until } of wordsOf(text)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(until).toBeGreaterThan(from);
          last = until;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('a question', () => {
  it.each([
    ['eau', 'La gestion de l’eau'],
    ['EAUX', 'l`eau'],
    ['activité', 'ACTIVITES'],
    ['activite', 'Les activités'],
    ['congres', 'Le Congrès de Kigali'],
    ['congrès', 'le congres'],
    ['Hué', 'La ville de Huế'],
    ['hue', 'Huế'],
    ['Huế', 'HUE'],
    ['oeuvre', 'Mise en œuvre'],
    ['chevaux', 'un cheval'],
    ['les déchets', 'tri des déchets ménagers'],
    ['"gestion de l’eau"', 'Gestion de l’eau'],
    ['Ливрпуль', 'ливрпуль'],
  ])('%s finds « %s »', (asked, text) => expect(findsIn(asked, text)).toBe(true));

  const apostrophes = ["N'Djamena", 'N’Djamena', 'NʼDjamena', 'N`Djamena', 'Ndjamena', 'n’djaména'];
  it.each(apostrophes.flatMap((asked) => apostrophes.map((text) => [asked, text])))(
    '%s finds « %s »',
    (asked, text) => expect(findsIn(asked!, text!)).toBe(true),
  );

  it.each([
    ['"eau gestion"', 'gestion de l’eau'],
    ['eau climat', 'l’eau'],
    ['', 'l’eau'],
    ['?!" OR *', 'l’eau'],
  ])('%s does not find « %s »', (asked, text) => expect(findsIn(asked, text)).toBe(false));

  it('finds a word whatever happens to its accents and its case', () => {
    fc.assert(
      fc.property(word, fc.boolean(), fc.boolean(), (one, above, upper) => {
        const other = upper ? fold(one).toUpperCase() : fold(one);
        const [asked, there] = above ? [one, other] : [other, one];
        expect(findsIn(`"${asked}" ${asked}`, `avant ${there} après`)).toBe(true);
      }),
    );
  });

  it('gives letters and digits to the engine, whatever was typed', () => {
    fc.assert(
      fc.property(text, (asked) => {
        const question = questionOf(asked);
        const tokens = question.flatMap(({ anyOf, beginning }) => [
          ...anyOf.flat(),
          beginning ?? 'a',
        ]);
        for (const token of tokens) expect(token).toMatch(/^[a-z0-9]+$/);
      }),
    );
  });

  it('finds every text by its own words', () => {
    fc.assert(
      fc.property(text, (text) => {
        for (const { word } of wordsOf(text)) {
          const { plain, accented } = stemsOf(word);
          expect(finds([{ anyOf: [[plain]] }], text)).toBe(true);
          expect(finds([{ anyOf: [[accented]] }], text)).toBe(true);
        }
      }),
    );
  });

  it('lets the last word be half typed, and no other', () => {
    expect(questionOf('maire amin').map(({ beginning }) => beginning)).toEqual([undefined, 'amin']);
    expect(questionOf('amin ').map(({ beginning }) => beginning)).toEqual([undefined]);
  });
});

describe('a passage', () => {
  const long = `${'Avant tout. '.repeat(60)}La gestion de l’eau à N’Djamena. ${'Après. '.repeat(80)}`;

  it('shows where the words stand, marked', () => {
    const passage = passageOf(long, questionOf('eaux ndjamena'));
    expect(passage.filter(({ hit }) => hit).map(({ text }) => text)).toEqual([
      'l’eau',
      'N’Djamena',
    ]);
    expect(passage.map(({ text }) => text).join('').length).toBeLessThan(240);
  });

  it('is a piece of the text, and the whole of a short one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), text, (text, asked) => {
        const question = questionOf(asked);
        const joined = highlighted(text, question)
          .map((segment) => segment.text)
          .join('');
        expect(joined).toBe(text);
        const piece = passageOf(text, question)
          .map((segment) => segment.text)
          .join('');
        expect(text).toContain(piece.replace(/^… /u, '').replace(/ …$/u, ''));
      }),
    );
  });
});
