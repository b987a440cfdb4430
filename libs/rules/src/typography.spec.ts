import fc from 'fast-check';
import { frenchTypography } from './typography';

const N = '\u202f';
const B = '\u00a0';

describe('French typography', () => {
  it.each([
    ['L’eau ; la santé', `L’eau${N}; la santé`],
    ['L’eau; la santé', `L’eau${N}; la santé`],
    ['Vraiment ?', `Vraiment${N}?`],
    ['Vraiment?!', `Vraiment${N}?!`],
    ['Oui !', `Oui${N}!`],
    ['Décident :', `Décident${B}:`],
    ['Décident: ceci', `Décident${B}: ceci`],
    ['dit « oui »', `dit «${N}oui${N}»`],
    ['dit «oui»', `dit «${N}oui${N}»`],
    ['« Quoi ? »', `«${N}Quoi${N}?${N}»`],
    ['deux   espaces  ;', `deux   espaces${N};`],
    ['« oui » : non', `«${N}oui${N}»${B}: non`],
    ['à 10:30', 'à 10:30'],
    ['https://ville.example/a?b=c;d', 'https://ville.example/a?b=c;d'],
    ['ligne\n« suite »', `ligne\n«${N}suite${N}»`],
    ['ligne «\nsuite', 'ligne «\nsuite'],
    ['', ''],
  ])('%j reads %j', (text, expected) => {
    expect(frenchTypography(text)).toBe(expected);
  });

  it('sets no space before ; ! and ? in Québec, and keeps the others', () => {
    expect(frenchTypography('« Oui ! » : non ; bien ?', 'CA')).toBe(
      `«${N}Oui!${N}»${B}: non; bien?`,
    );
  });

  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(...' \t\n;!?:«»,.…)]"’%/', N, B, '\u2009'),
        fc.constantFrom('eau', 'É', '10', '=', '('),
        fc.string({ unit: 'grapheme', maxLength: 3 }),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(''));
  const region = fc.constantFrom('FR' as const, 'CA' as const);
  const SPACES = /[ \t\u00a0\u2009\u202f]/gu;

  it('does nothing more the second time', () => {
    fc.assert(
      fc.property(text, region, (said, where) => {
        const once = frenchTypography(said, where);
        expect(frenchTypography(once, where)).toBe(once);
      }),
      { numRuns: 10_000 },
    );
  });

  it('changes nothing but spaces', () => {
    fc.assert(
      fc.property(text, region, (said, where) => {
        expect(frenchTypography(said, where).replace(SPACES, '')).toBe(said.replace(SPACES, ''));
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves no breaking space before a high mark or inside guillemets', () => {
    fc.assert(
      fc.property(text, (said) => {
        expect(frenchTypography(said)).not.toMatch(/[^\s][ \t]+[;!?:»]|«[ \t]+[^\s]/u);
      }),
      { numRuns: 2_000 },
    );
  });
});
