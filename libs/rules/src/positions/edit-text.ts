import type { ParagraphId } from '@passerelle/contracts/ids';
import type { Article, Paragraph, PositionText } from '@passerelle/contracts/position-text';
import { findElement, type Element } from './text';

/**
 * Edits of a text as an editor makes them. Each returns a new text in which every element that remains keeps its id,
 * or `undefined` when the place is not there: nothing is guessed.
 */
export type Edited = PositionText | undefined;

function mapArticle(
  text: PositionText,
  id: ParagraphId,
  change: (article: Article) => Article,
): PositionText {
  return {
    ...text,
    articles: text.articles.map((article) => (article.id === id ? change(article) : article)),
  };
}

const insertAt = <T>(list: readonly T[], index: number, items: readonly T[]): T[] => [
  ...list.slice(0, index),
  ...items,
  ...list.slice(index),
];

/** Other words in a recital, a sub-paragraph, or the heading of an article. */
export function setText(text: PositionText, id: ParagraphId, words: string): Edited {
  const element = findElement(text, id);
  if (!element) return undefined;
  const say = (paragraph: Paragraph) =>
    paragraph.id === id ? { ...paragraph, text: words } : paragraph;
  if (element.kind === 'recital') return { ...text, recitals: text.recitals.map(say) };
  return mapArticle(text, element.article.id, (article) =>
    article.id === id
      ? { ...article, heading: words }
      : { ...article, paragraphs: article.paragraphs.map(say) },
  );
}

/** Recitals after a recital (null: first); sub-paragraphs after a sub-paragraph, or at the head of an article. */
export function insertParagraphs(
  text: PositionText,
  after: ParagraphId | null,
  paragraphs: readonly Paragraph[],
): Edited {
  if (after === null) return { ...text, recitals: [...paragraphs, ...text.recitals] };
  const place = findElement(text, after);
  if (!place) return undefined;
  if (place.kind === 'recital') {
    return { ...text, recitals: insertAt(text.recitals, place.index + 1, paragraphs) };
  }
  const index = place.kind === 'article' ? 0 : place.index + 1;
  return mapArticle(text, place.article.id, (article) => ({
    ...article,
    paragraphs: insertAt(article.paragraphs, index, paragraphs),
  }));
}

/** An article after an article (null: first). */
export function insertArticle(
  text: PositionText,
  after: ParagraphId | null,
  article: Article,
): Edited {
  const index = after === null ? 0 : text.articles.findIndex(({ id }) => id === after) + 1;
  if (after !== null && index === 0) return undefined;
  return { ...text, articles: insertAt(text.articles, index, [article]) };
}

/** The element goes, an article with its sub-paragraphs. */
export function remove(text: PositionText, id: ParagraphId): Edited {
  if (!findElement(text, id)) return undefined;
  const others = <T extends { id: ParagraphId }>(list: readonly T[]) =>
    list.filter((one) => one.id !== id);
  const shorter = (article: Article): Article => {
    const paragraphs = others(article.paragraphs);
    return paragraphs.length === article.paragraphs.length ? article : { ...article, paragraphs };
  };
  return { recitals: others(text.recitals), articles: others(text.articles).map(shorter) };
}

/** Elements are moved among their like; null is the beginning. */
function reinsert(rest: PositionText, element: Element, after: ParagraphId | null): Edited {
  const place = after === null ? undefined : findElement(rest, after);
  if (element.kind === 'article') return insertArticle(rest, after, element.article);
  const inPreamble = place ? place.kind === 'recital' : after === null;
  if ((element.kind === 'recital') !== inPreamble) return undefined;
  return insertParagraphs(rest, after, [element.paragraph]);
}

/** Moves an element behind another; the same text when it already stands there. */
export function move(text: PositionText, id: ParagraphId, after: ParagraphId | null): Edited {
  const element = findElement(text, id);
  if (!element) return undefined;
  if (after === id) return text;
  const rest = remove(text, id);
  return rest && reinsert(rest, element, after);
}

/** A whole article said anew; it keeps its id and its place. */
export function rewriteArticle(
  text: PositionText,
  id: ParagraphId,
  said: Pick<Article, 'heading' | 'paragraphs'>,
): Edited {
  if (!text.articles.some((article) => article.id === id)) return undefined;
  return mapArticle(text, id, (article) => ({ ...article, ...said }));
}
