import { article, par, paragraph, WATER } from './sample-texts';
import {
  articleNumber,
  baseTextFor,
  findElement,
  idsOf,
  isComplete,
  ownText,
  wholeText,
} from './text';

const found = (n: number) => {
  const element = findElement(WATER, par(n));
  if (!element) throw new Error(`no element ${n}`);
  return element;
};

describe('a text of recitals and articles', () => {
  it('finds each element with its kind and place', () => {
    expect(found(2)).toMatchObject({ kind: 'recital', index: 1 });
    expect(found(20)).toMatchObject({ kind: 'article', index: 1 });
    expect(found(32)).toMatchObject({ kind: 'sub-paragraph', index: 1, article: { id: par(30) } });
    expect(findElement(WATER, par(99))).toBeUndefined();
  });

  it('lists ids in reading order', () => {
    expect(idsOf(WATER)).toEqual([1, 2, 10, 11, 12, 20, 21, 30, 31, 32].map(par));
  });

  it('tells the heading of an article from the whole of it', () => {
    expect(ownText(found(20))).toBe('Financement');
    expect(wholeText(found(20))).toBe('Financement\nLes États consacrent un pour cent à l’eau.');
    expect(wholeText(found(21))).toBe(ownText(found(21)));
  });

  it('states as base the whole article for a deletion and the heading for other words', () => {
    expect(baseTextFor(WATER, 'delete', par(20))).toContain('\n');
    expect(baseTextFor(WATER, 'replace-text', par(20))).toBe('Financement');
    expect(baseTextFor(WATER, 'new-article', par(20))).toBe('Financement');
    expect(baseTextFor(WATER, 'insert-after', null)).toBe('');
    expect(baseTextFor(WATER, 'delete', par(99))).toBe('');
  });

  it('numbers articles by their place', () => {
    expect(articleNumber(WATER, par(30))).toBe(3);
    expect(articleNumber(WATER, par(31))).toBeUndefined();
  });

  it.each([
    ['a text with articles and words everywhere', WATER, true],
    ['a text without an article', { ...WATER, articles: [] }, false],
    ['an empty recital', { ...WATER, recitals: [paragraph(1, ' ')] }, false],
    ['an article that says nothing', { ...WATER, articles: [article(10, 'Titre')] }, false],
    ['an empty sub-paragraph', { ...WATER, articles: [article(10, '', paragraph(11, ''))] }, false],
    [
      'an article without heading',
      { ...WATER, articles: [article(10, '', paragraph(11, 'Oui.'))] },
      true,
    ],
  ])('may open to amendments: %s, %#', (_what, text, expected) => {
    expect(isComplete(text)).toBe(expected);
  });
});
