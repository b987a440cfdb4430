import fc from 'fast-check';
import type { PersonId } from '@passerelle/contracts/ids';
import { callBeingTyped, mentionsIn, segmentsOf, type Named } from './mentions';

const anne: Named = { id: 'per_anne' as PersonId, name: 'Anne' };
const anneMarie: Named = { id: 'per_am' as PersonId, name: 'Anne Marie' };
const hue: Named = { id: 'per_hue' as PersonId, name: 'Nguyễn Thị Huế' };
const people = [anne, anneMarie, hue];

describe('mentions', () => {
  it.each([
    ['Bonjour @Anne, merci', [anne.id]],
    ['@Anne Marie et @Anne', [anneMarie.id, anne.id]],
    ['@Nguyễn Thị Huế: d’accord', [hue.id]],
    ['@Anne @Anne', [anne.id]],
    ['écrire à ville@Anne', []],
    ['@Annette', []],
    ['(@Anne)', [anne.id]],
    ['@@Anne', [anne.id]],
    ['personne', []],
  ])('of “%s”', (text, expected) => {
    expect(mentionsIn(text, people)).toEqual(expected);
  });

  it('cut the text without losing a character, and give back only people who were offered', () => {
    const word = fc.oneof(
      fc.constantFrom('@Anne', '@Anne Marie', '@', ' ', ',', 'a@', '@Nguyễn Thị Huế', '😀'),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const text = words.join('');
        const segments = segmentsOf(text, people);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        for (const segment of segments)
          if (segment.kind === 'mention')
            expect(people.find(({ id }) => id === segment.personId)?.name).toBe(
              segment.text.slice(1),
            );
      }),
    );
  });

  it('look for a long run of @ without slowing down', () => {
    expect(mentionsIn('@'.repeat(20_000), people)).toEqual([]);
  });

  it.each([
    ['Merci @Ann', 10, 'Ann'],
    ['Merci @', 7, ''],
    ['a@b', 3, undefined],
    ['@Anne Ma', 8, 'Anne Ma'],
    ['@Anne\nbonjour', 13, undefined],
    ['rien', 4, undefined],
  ])('are offered while one types “%s”', (text, caret, expected) => {
    expect(callBeingTyped(text, caret)).toBe(expected);
  });
});
