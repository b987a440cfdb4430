import fc from 'fast-check';
import { words } from './sample-edits';
import { diffWords, distance, sameWording, wordsOf } from './words';

const show = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'ins' ? `{+${text}+}` : `[-${text}-]`,
    )
    .join('');
const side = (before: string, after: string, kind: 'ins' | 'del') =>
  diffWords(before, after)
    .filter((segment) => segment.kind === 'same' || segment.kind === kind)
    .map((segment) => segment.text)
    .join('');

describe('words', () => {
  it.each([
    ['l’accès', ['l’', 'accès']],
    ["qu'aujourd'hui", ["qu'", "aujourd'hui"]],
    ['lorsqu’on dit', ['lorsqu’', 'on', ' ', 'dit']],
    ['eau ;', ['eau', ' ', ';']],
  ])('cuts %s where French does', (text, expected) => {
    expect(wordsOf(text)).toEqual(expected);
  });

  it('cuts a long text like a short one, wherever it is read in stretches', () => {
    const whole = new Intl.Segmenter('fr', { granularity: 'word' });
    const piece = fc.oneof(
      fc.constantFrom(' ', '\n', '’', ',', '.', '3,5', 'é', '👩‍🌾', '🇸🇳', '\u0301', '\u200d'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
      fc.constant('mot'.repeat(300)),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 300, maxLength: 900 }), (pieces) => {
        const text = pieces.join('');
        const segments = Array.from(whole.segment(text), ({ segment }) => wordsOf(segment));
        expect(wordsOf(text)).toEqual(segments.flat());
      }),
    );
  });

  it.each([
    ['un droit', 'un droit humain', 'un droit{+ humain+}'],
    ['l’accès à l’eau', 'l’usage de l’eau', 'l’[-accès à-]{+usage de+} l’eau'],
    ['la ville', 'les villes', '[-la ville-]{+les villes+}'],
    ['Le prix reste bas.', 'Le prix reste bas.', 'Le prix reste bas.'],
    ['', 'Tout.', '{+Tout.+}'],
    ['Rien.', '', '[-Rien.-]'],
    ['un pour cent à l’eau', 'deux pour cent à l’eau', '[-un-]{+deux+} pour cent à l’eau'],
  ])('shows %j → %j', (before, after, expected) => {
    expect(show(before, after)).toBe(expected);
  });

  it('gives both texts back, character for character', () => {
    const text = fc.oneof(words(0), fc.string({ unit: 'grapheme', maxLength: 40 }));
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(side(before, after, 'del')).toBe(before);
        expect(side(before, after, 'ins')).toBe(after);
        expect(wordsOf(before).join('')).toBe(before);
      }),
    );
  });

  it.each([
    ['all other words', 'mot '.repeat(2_500), 'autre '.repeat(1_600)],
    ['all other marks', '.;'.repeat(5_000), ',!'.repeat(5_000)],
  ])('takes two paragraphs with %s for a whole replaced', (_what, before, after) => {
    expect(diffWords(before, after)).toEqual([
      { kind: 'del', text: before },
      { kind: 'ins', text: after },
    ]);
  });

  it('measures nothing between a text and itself, and the same both ways', () => {
    fc.assert(
      fc.property(words(), words(), (before, after) => {
        expect(distance(before, before)).toBe(0);
        expect(distance(before, after) > 0).toBe(before !== after);
      }),
    );
    expect(distance('un droit', 'un droit humain')).toBe(7);
  });

  it.each([
    ['des espaces avant ;', 'des espaces avant\u202f;', true],
    ['« eau »', '«\u00a0eau\u00a0»', true],
    ["l'eau", 'l’eau', true],
    ['Eau : bien', 'Eau: bien', true],
    ['la ville', 'la  ville', true],
    ['la ville', 'laville', false],
    ['eau', 'Eau', false],
    ['eau.', 'eau', false],
    ['un\ndeux', 'un deux', false],
  ])('takes %j and %j for the same wording: %p', (one, other, expected) => {
    expect(sameWording(one, other)).toBe(expected);
  });
});
