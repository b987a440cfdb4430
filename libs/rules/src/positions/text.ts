import type { AmendmentKind } from '@passerelle/contracts/amendments';
import type { ParagraphId } from '@passerelle/contracts/ids';
import type { Article, Paragraph, PositionText } from '@passerelle/contracts/position-text';

/** A part of a text that has an id of its own, and where it stands (indices from 0). */
export type Element =
  | { kind: 'recital'; index: number; paragraph: Paragraph }
  | { kind: 'article'; index: number; article: Article }
  | { kind: 'sub-paragraph'; index: number; article: Article; paragraph: Paragraph };

export function findElement(text: PositionText, id: ParagraphId): Element | undefined {
  const recital = text.recitals.findIndex((paragraph) => paragraph.id === id);
  if (recital >= 0) {
    return { kind: 'recital', index: recital, paragraph: text.recitals[recital] };
  }
  for (const [at, article] of text.articles.entries()) {
    if (article.id === id) return { kind: 'article', index: at, article };
    const index = article.paragraphs.findIndex((paragraph) => paragraph.id === id);
    if (index >= 0) {
      return { kind: 'sub-paragraph', index, article, paragraph: article.paragraphs[index] };
    }
  }
  return undefined;
}

/** Every id in the order of the text. */
export function idsOf(text: PositionText): ParagraphId[] {
  return [
    ...text.recitals.map((paragraph) => paragraph.id),
    ...text.articles.flatMap((article) => [
      article.id,
      ...article.paragraphs.map((paragraph) => paragraph.id),
    ]),
  ];
}

/** The words of the element itself; of an article, its heading. */
export function ownText(element: Element): string {
  return element.kind === 'article' ? element.article.heading : element.paragraph.text;
}

/** The words of the element and of all that it holds, one paragraph a line. */
export function wholeText(element: Element): string {
  return element.kind === 'article' ? articleText(element.article) : element.paragraph.text;
}

export function articleText(article: Pick<Article, 'heading' | 'paragraphs'>): string {
  return [article.heading, ...article.paragraphs.map((paragraph) => paragraph.text)].join('\n');
}

const WHOLE: ReadonlySet<AmendmentKind> = new Set(['delete', 'move', 'rewrite-article']);

/** What an amendment of this kind has to state as its `baseText`; empty when the target is the beginning, or gone. */
export function baseTextFor(
  text: PositionText,
  kind: AmendmentKind,
  target: ParagraphId | null,
): string {
  const element = target && findElement(text, target);
  if (!element) return '';
  return WHOLE.has(kind) ? wholeText(element) : ownText(element);
}

/** "Article 3" is 3, wherever it stood before; undefined for what is not an article of this text. */
export function articleNumber(text: PositionText, id: ParagraphId): number | undefined {
  const index = text.articles.findIndex((article) => article.id === id);
  return index < 0 ? undefined : index + 1;
}

/** A text may open to amendments when it has an article, every article says something and no paragraph is empty. */
export function isComplete(text: PositionText): boolean {
  const paragraphs = [...text.recitals, ...text.articles.flatMap((article) => article.paragraphs)];
  return (
    text.articles.length > 0 &&
    text.articles.every((article) => article.paragraphs.length > 0) &&
    paragraphs.every((paragraph) => paragraph.text.trim() !== '')
  );
}

const isSameParagraph = (one: Paragraph, other: Paragraph): boolean =>
  one === other || (one.id === other.id && one.text === other.text);

const isSameList = <T>(
  one: readonly T[],
  other: readonly T[],
  same: (a: T, b: T) => boolean,
): boolean => one.length === other.length && one.every((item, index) => same(item, other[index]));

const isSameArticle = (one: Article, other: Article): boolean =>
  one === other ||
  (one.id === other.id &&
    one.heading === other.heading &&
    isSameList(one.paragraphs, other.paragraphs, isSameParagraph));

/** The same elements with the same words in the same order. */
export function isSameText(one: PositionText, other: PositionText): boolean {
  return (
    isSameList(one.recitals, other.recitals, isSameParagraph) &&
    isSameList(one.articles, other.articles, isSameArticle)
  );
}
