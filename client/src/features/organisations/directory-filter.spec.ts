import type { Organisation } from '@passerelle/contracts/organisations';
import { byCountry, isCity, matching } from './directory-filter';

const NAMES: Record<string, string> = { VN: 'Viêt Nam', TD: 'Tchad', SN: 'Sénégal' };
const named = (code: string) => NAMES[code] ?? code;
const city = (name: string, country: string, over: Partial<Organisation> = {}): Organisation =>
  ({
    id: `org_${name}`,
    kind: 'city',
    name,
    country,
    themes: [],
    sdgs: [],
    ...over,
  }) as Organisation;

const hue = city('Huế', 'VN', { themes: ['heritage'] });
const ndjamena = city('N’Djaména', 'TD', { themes: ['water'] });
const dakar = city('Dakar', 'SN', { themes: ['water'] });
const all = [hue, ndjamena, dakar];
const none = { words: '', theme: '' };

describe('finding a city', () => {
  it.each([
    ['hue', [hue]],
    ['HUẾ', [hue]],
    ['ndjamena', [ndjamena]],
    ["n'dja", [ndjamena]],
    ['senegal', [dakar]],
    ['viet nam', [hue]],
    ['', all],
    ['atlantide', []],
  ])('by "%s"', (words, found) => {
    expect(matching(all, { ...none, words }, named)).toEqual(found);
  });

  it('by theme and by the seats of a body together', () => {
    expect(matching(all, { ...none, theme: 'water' }, named)).toEqual([ndjamena, dakar]);
    expect(matching(all, { ...none, theme: 'water', among: new Set([dakar.id]) }, named)).toEqual([
      dakar,
    ]);
  });

  it('groups by country in the order of the reader’s alphabet', () => {
    const thies = city('Thiès', 'SN');
    expect(
      byCountry([...all, thies], named, 'fr').map(({ name, organisations }) => [
        name,
        organisations.length,
      ]),
    ).toEqual([
      ['Sénégal', 2],
      ['Tchad', 1],
      ['Viêt Nam', 1],
    ]);
  });

  it('tells cities from partners', () => {
    expect(isCity(dakar)).toBe(true);
    expect(isCity(city('Université', 'SN', { kind: 'university' }))).toBe(false);
  });
});
