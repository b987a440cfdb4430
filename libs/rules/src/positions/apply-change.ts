import type { AmendmentChange, RebaseReason } from '@passerelle/contracts/amendments';
import type { ParagraphId } from '@passerelle/contracts/ids';
import { PARAGRAPH_LIMIT, type PositionText } from '@passerelle/contracts/position-text';
import {
  insertArticle,
  insertParagraphs,
  move,
  remove,
  rewriteArticle,
  setText,
  type Edited,
} from './edit-text';
import { mergeWords } from './merge-words';
import { articleText, findElement, idsOf, ownText, wholeText } from './text';
import { sameWording } from './words';

/** Where a change cannot be made. `already-said` is never one: the text then simply stays as it is. */
export type Misplacement = Exclude<RebaseReason, 'already-said'>;

/** The text with the change made; `changed` is false when the text says so already. */
export type Applied =
  { ok: true; text: PositionText; changed: boolean } | { ok: false; reason: Misplacement };

type ChangeOf<K extends AmendmentChange['kind']> = Extract<AmendmentChange, { kind: K }>;

const misplaced = (reason: Misplacement): Applied => ({ ok: false, reason });
const said = (text: PositionText): Applied => ({ ok: true, text, changed: false });
const made = (text: Edited, otherwise: Misplacement): Applied =>
  text ? { ok: true, text, changed: true } : misplaced(otherwise);

function replaceText(text: PositionText, change: ChangeOf<'replace-text'>): Applied {
  const element = findElement(text, change.target);
  if (!element) return misplaced('target-gone');
  const current = ownText(element);
  if (sameWording(current, change.text)) return said(text);
  const words = sameWording(current, change.baseText)
    ? change.text
    : mergeWords(change.baseText, current, change.text);
  if (words === undefined || words.length > PARAGRAPH_LIMIT) return misplaced('target-changed');
  return words === current ? said(text) : made(setText(text, change.target, words), 'target-gone');
}

function deleteElement(text: PositionText, change: ChangeOf<'delete'>): Applied {
  const element = findElement(text, change.target);
  if (!element) return said(text);
  if (!sameWording(wholeText(element), change.baseText)) return misplaced('target-changed');
  return made(remove(text, change.target), 'target-gone');
}

function moveElement(text: PositionText, change: ChangeOf<'move'>): Applied {
  if (!findElement(text, change.target)) return misplaced('target-gone');
  const moved = move(text, change.target, change.after);
  if (!moved) return misplaced('destination-gone');
  const stays = idsOf(moved).join() === idsOf(text).join();
  return stays ? said(text) : made(moved, 'destination-gone');
}

/** New ids must be new: a text in which one occurs already is another text than the author had. */
function taken(text: PositionText, ids: readonly ParagraphId[]): boolean {
  const present = new Set(idsOf(text));
  return ids.some((id) => present.has(id)) || new Set(ids).size < ids.length;
}

function insertAfter(text: PositionText, change: ChangeOf<'insert-after'>): Applied {
  const there = change.paragraphs.every(({ id, text: words }) => {
    const element = findElement(text, id);
    return element && element.kind !== 'article' && sameWording(element.paragraph.text, words);
  });
  if (there) return said(text);
  const ids = change.paragraphs.map((paragraph) => paragraph.id);
  if (taken(text, ids)) return misplaced('target-changed');
  return made(insertParagraphs(text, change.target, change.paragraphs), 'target-gone');
}

function newArticle(text: PositionText, change: ChangeOf<'new-article'>): Applied {
  const { article } = change;
  const present = text.articles.find(({ id }) => id === article.id);
  if (present && sameWording(articleText(present), articleText(article))) return said(text);
  const ids = [article.id, ...article.paragraphs.map((paragraph) => paragraph.id)];
  if (taken(text, ids)) return misplaced('target-changed');
  return made(insertArticle(text, change.target, article), 'target-gone');
}

function rewrite(text: PositionText, change: ChangeOf<'rewrite-article'>): Applied {
  const article = text.articles.find(({ id }) => id === change.target);
  if (!article) return misplaced('target-gone');
  const now = articleText(article);
  if (sameWording(now, articleText(change))) return said(text);
  if (!sameWording(now, change.baseText)) return misplaced('target-changed');
  const elsewhere = remove(text, change.target) ?? text;
  const ids = [change.target, ...change.paragraphs.map((paragraph) => paragraph.id)];
  if (taken(elsewhere, ids)) return misplaced('target-changed');
  const { heading, paragraphs } = change;
  return made(rewriteArticle(text, change.target, { heading, paragraphs }), 'target-gone');
}

/**
 * Makes one change in a text. Never throws, never guesses: when the target does not say any more what the author read,
 * words are merged only where both changes stand apart (`mergeWords`), everything else is refused with the reason.
 */
export function applyChange(text: PositionText, change: AmendmentChange): Applied {
  switch (change.kind) {
    case 'replace-text':
      return replaceText(text, change);
    case 'insert-after':
      return insertAfter(text, change);
    case 'delete':
      return deleteElement(text, change);
    case 'move':
      return moveElement(text, change);
    case 'rewrite-article':
      return rewrite(text, change);
    case 'new-article':
      return newArticle(text, change);
  }
}
