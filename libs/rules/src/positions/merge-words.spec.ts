import fc from 'fast-check';
import { mergeWords } from './merge-words';
import { dice, reword, words } from './sample-edits';

const BASE = 'Les villes garantissent un service public de l’eau dans tous leurs quartiers.';

describe('two changes of one sentence', () => {
  it('are both made where they stand apart', () => {
    expect(
      mergeWords(BASE, BASE.replace('villes', 'métropoles'), BASE.replace('tous', 'chacun de')),
    ).toBe(
      'Les métropoles garantissent un service public de l’eau dans chacun de leurs quartiers.',
    );
  });

  it.each([
    ['change the same word', 'villes', 'métropoles', 'villes', 'communes'],
    ['change neighbours, whose agreement would break', 'un', 'des', 'service', 'services'],
    [
      'add at the same place',
      'quartiers.',
      'quartiers, sans frais.',
      'quartiers.',
      'quartiers, vite.',
    ],
    ['delete what the other rewords', 'dans tous leurs quartiers', '', 'tous', 'chacun de'],
  ])('are refused when they %s', (_what, from, to, other, otherTo) => {
    expect(mergeWords(BASE, BASE.replace(from, to), BASE.replace(other, otherTo))).toBeUndefined();
  });

  it('count once when they are the same', () => {
    const changed = BASE.replace('villes', 'métropoles');
    expect(mergeWords(BASE, changed, changed)).toBe(changed);
  });

  it('give the same text whichever comes first, and the other side when one changed nothing', () => {
    fc.assert(
      fc.property(words(4, 12), dice, dice, (base, one, other) => {
        const ours = reword(base, one);
        const theirs = reword(base, other);
        expect(mergeWords(base, ours, theirs)).toBe(mergeWords(base, theirs, ours));
        expect(mergeWords(base, ours, base)).toBe(ours);
        expect(mergeWords(base, base, theirs)).toBe(theirs);
      }),
    );
  });
});
