import type { AmendmentChange } from '@passerelle/contracts/amendments';
import type { ParagraphId } from '@passerelle/contracts/ids';
import type { PositionText } from '@passerelle/contracts/position-text';
import { applyChange, type Applied } from './apply-change';
import { findElement } from './text';

/** The nearest element before `index` that is still there; `otherwise` when none is. */
function survivor(
  siblings: readonly { id: ParagraphId }[],
  index: number,
  text: PositionText,
  otherwise: ParagraphId | null,
): ParagraphId | null {
  const before = siblings.slice(0, index).reverse();
  return before.find(({ id }) => findElement(text, id))?.id ?? otherwise;
}

function placeIn(
  base: PositionText,
  text: PositionText,
  target: ParagraphId,
): ParagraphId | null | undefined {
  const stood = findElement(base, target);
  if (!stood || findElement(text, target)) return target;
  if (stood.kind === 'recital') return survivor(base.recitals, stood.index, text, null);
  if (stood.kind === 'article') return survivor(base.articles, stood.index, text, null);
  const article = findElement(text, stood.article.id);
  return article && survivor(stood.article.paragraphs, stood.index, text, stood.article.id);
}

function isGoneArticle(base: PositionText, text: PositionText, id: ParagraphId): boolean {
  return findElement(base, id)?.kind === 'article' && !findElement(text, id);
}

/**
 * A change that was written on `base`, for a text that adopted amendments have made of it: what is inserted after an
 * element that has gone since takes the place where that element stood. `undefined`: it was inside an article that is gone.
 */
export function relocate(
  base: PositionText,
  text: PositionText,
  change: AmendmentChange,
): AmendmentChange | undefined {
  const inserts = change.kind === 'insert-after' || change.kind === 'new-article';
  if (!inserts || change.target === null) return change;
  if (change.kind === 'insert-after' && isGoneArticle(base, text, change.target)) return undefined;
  const target = placeIn(base, text, change.target);
  return target === undefined ? undefined : { ...change, target };
}

/** Makes a change that was written on `base` in a text that adopted amendments have made of it. */
export function placeChange(
  base: PositionText,
  text: PositionText,
  change: AmendmentChange,
): Applied {
  const relocated = relocate(base, text, change);
  return relocated ? applyChange(text, relocated) : { ok: false, reason: 'target-gone' };
}
