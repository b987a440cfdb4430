import type { AmendmentChange, AmendmentKind } from '@passerelle/contracts/amendments';
import type { ParagraphId } from '@passerelle/contracts/ids';
import type { Paragraph, PositionText } from '@passerelle/contracts/position-text';
import { applyChange } from '@passerelle/rules/positions/apply-change';
import { baseTextFor, findElement, ownText } from '@passerelle/rules/positions/text';

/** What the author has written; one paragraph a line. */
export interface Composition {
  readonly kind: AmendmentKind;
  readonly words: string;
  readonly heading: string;
  /** Where a move leads: an id, or empty for the beginning. */
  readonly after: string;
}

/** What can be done at a place of the text, the most usual first. */
export function kindsAt(text: PositionText, target: ParagraphId | null, role: string) {
  if (target === null)
    return role === 'articles' ? (['new-article'] as const) : (['insert-after'] as const);
  return findElement(text, target)?.kind === 'article'
    ? (['rewrite-article', 'delete', 'new-article', 'insert-after', 'move'] as const)
    : (['replace-text', 'insert-after', 'delete', 'move'] as const);
}

/** What stands in the fields when the author begins. */
export function startOf(
  text: PositionText,
  target: ParagraphId | null,
  kind: AmendmentKind,
): Composition {
  const element = target ? findElement(text, target) : undefined;
  const start = { kind, words: '', heading: '', after: '' };
  if (!element) return start;
  if (kind === 'replace-text') return { ...start, words: ownText(element) };
  if (kind === 'rewrite-article' && element.kind === 'article') {
    const words = element.article.paragraphs.map((paragraph) => paragraph.text).join('\n');
    return { ...start, heading: element.article.heading, words };
  }
  return start;
}

/** The fields as they were when this change was written. */
export function compositionOf(change: AmendmentChange): Composition {
  const start = { kind: change.kind, words: '', heading: '', after: '' };
  const lines = (paragraphs: readonly Paragraph[]) => paragraphs.map(({ text }) => text).join('\n');
  switch (change.kind) {
    case 'replace-text':
      return { ...start, words: change.text };
    case 'insert-after':
      return { ...start, words: lines(change.paragraphs) };
    case 'rewrite-article':
      return { ...start, heading: change.heading, words: lines(change.paragraphs) };
    case 'new-article':
      return {
        ...start,
        ...{ heading: change.article.heading, words: lines(change.article.paragraphs) },
      };
    case 'move':
      return { ...start, after: change.after ?? '' };
    case 'delete':
      return start;
  }
}

const linesOf = (words: string): string[] =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/**
 * Paragraphs with their ids: a line that was there keeps its id, another takes that of the paragraph it replaces, and
 * what is new takes the next of `fresh`, always the same one for the same line.
 */
export function identify(
  words: string,
  former: readonly Paragraph[],
  fresh: (index: number) => ParagraphId,
): Paragraph[] {
  const lines = linesOf(words);
  const left = [...former];
  const kept = lines.map((text) => {
    const at = left.findIndex((paragraph) => paragraph.text === text);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  });
  let next = 0;
  return lines.map((text, index) => {
    const id = kept[index]?.id ?? left.shift()?.id ?? fresh(next++);
    return { id, text };
  });
}

/** The change that the fields describe, or nothing while there is not enough to say one. */
export function composeChange(
  text: PositionText,
  target: ParagraphId | null,
  composition: Composition,
  fresh: (index: number) => ParagraphId,
): AmendmentChange | undefined {
  const { kind, heading } = composition;
  const baseText = baseTextFor(text, kind, target);
  const words = linesOf(composition.words);
  if (kind === 'insert-after' || kind === 'new-article') {
    if (words.length === 0) return undefined;
    const paragraphs = identify(composition.words, [], (index) => fresh(index + 1));
    if (kind === 'insert-after') return { kind, target, baseText, paragraphs };
    const article = { id: fresh(0), heading: heading.trim(), paragraphs };
    return { kind, target, baseText, article };
  }
  if (target === null) return undefined;
  if (kind === 'delete') return { kind, target, baseText };
  if (kind === 'move') {
    return { kind, target, baseText, after: (composition.after || null) as ParagraphId | null };
  }
  if (words.length === 0) return undefined;
  if (kind === 'replace-text') return { kind, target, baseText, text: words.join(' ') };
  const element = findElement(text, target);
  const former = element?.kind === 'article' ? element.article.paragraphs : [];
  const paragraphs = identify(composition.words, former, fresh);
  return { kind, target, baseText, heading: heading.trim(), paragraphs };
}

/** Does the change do anything in this text? */
export function changesSomething(text: PositionText, change: AmendmentChange): boolean {
  const applied = applyChange(text, change);
  return !applied.ok || applied.changed;
}

/** Where an element can be moved: behind which of its like, and to the beginning. */
export function destinations(text: PositionText, target: ParagraphId): ParagraphId[] {
  const element = findElement(text, target);
  if (!element) return [];
  const like =
    element.kind === 'recital'
      ? text.recitals
      : element.kind === 'article'
        ? text.articles
        : text.articles.flatMap((article) => [article, ...article.paragraphs]);
  return like.map(({ id }) => id).filter((id) => id !== target);
}
