import type { ParagraphId } from '@passerelle/contracts/ids';
import type { PositionText } from '@passerelle/contracts/position-text';
import {
  insertArticle,
  insertParagraphs,
  move,
  remove,
  setText,
} from '@passerelle/rules/positions/edit-text';
import { findElement } from '@passerelle/rules/positions/text';

/** The text after an edit, and where the cursor goes. */
export interface Edit {
  readonly text: PositionText;
  readonly focus?: ParagraphId;
}

/** Divides a passage at the cursor: the first half keeps the id. After a heading a sub-paragraph begins. */
export function divide(
  text: PositionText,
  id: ParagraphId,
  halves: { before: string; after: string },
  fresh: ParagraphId,
): Edit {
  const said = setText(text, id, halves.before) ?? text;
  const added = insertParagraphs(said, id, [{ id: fresh, text: halves.after }]);
  return added ? { text: added, focus: fresh } : { text: said };
}

export function addParagraph(
  text: PositionText,
  after: ParagraphId | null,
  fresh: ParagraphId,
): Edit {
  const added = insertParagraphs(text, after, [{ id: fresh, text: '' }]);
  return added ? { text: added, focus: fresh } : { text };
}

/** An article at the end, with one empty sub-paragraph. */
export function addArticle(text: PositionText, fresh: ParagraphId, inner: ParagraphId): Edit {
  const last = text.articles.at(-1)?.id ?? null;
  const article = { id: fresh, heading: '', paragraphs: [{ id: inner, text: '' }] };
  const added = insertArticle(text, last, article);
  return added ? { text: added, focus: fresh } : { text };
}

function siblings(text: PositionText, id: ParagraphId): readonly ParagraphId[] {
  const element = findElement(text, id);
  if (!element) return [];
  if (element.kind === 'recital') return text.recitals.map((one) => one.id);
  if (element.kind === 'article') return text.articles.map((one) => one.id);
  return element.article.paragraphs.map((one) => one.id);
}

/** The passage goes; the cursor goes to the one before it. */
export function takeOut(text: PositionText, id: ParagraphId): Edit {
  const list = siblings(text, id);
  const before = list[list.indexOf(id) - 1];
  const rest = remove(text, id) ?? text;
  return before ? { text: rest, focus: before } : { text: rest };
}

/** One place up or down among its like; at the edge nothing moves. */
export function shift(text: PositionText, id: ParagraphId, by: -1 | 1): Edit {
  const list = siblings(text, id);
  const at = list.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= list.length) return { text };
  const element = findElement(text, id);
  const head = element?.kind === 'sub-paragraph' ? element.article.id : null;
  const after = by === 1 ? list[to] : (list[to - 1] ?? head);
  return { text: move(text, id, after) ?? text, focus: id };
}
