import type { AmendmentChange } from '@passerelle/contracts/amendments';
import type { ParagraphId } from '@passerelle/contracts/ids';
import type { Article, PositionText } from '@passerelle/contracts/position-text';
import { findElement, ownText } from './text';
import { diffWords, type Segment } from './words';

/** One paragraph as a reader sees it when a change is shown in the text. */
export interface ShownLine {
  /** The element whose words these are; of an added one, the id that its author made. */
  readonly id: ParagraphId;
  readonly role: 'recital' | 'heading' | 'paragraph';
  readonly segments: readonly Segment[];
  /** For what is not at a place of its own: the element it is shown behind, `null` for the beginning. */
  readonly after?: ParagraphId | null;
}

const came = (text: string): Segment[] => [{ kind: 'ins', text }];
const went = (text: string): Segment[] => [{ kind: 'del', text }];

type Words = Pick<Article, 'heading' | 'paragraphs'>;

function linesOf(
  id: ParagraphId,
  words: Words,
  say: (text: string) => Segment[],
  after?: ParagraphId | null,
): ShownLine[] {
  const place = after === undefined ? {} : { after };
  return [
    { id, role: 'heading', segments: say(words.heading), ...place },
    ...words.paragraphs.map((paragraph): ShownLine => ({
      id: paragraph.id,
      role: 'paragraph',
      segments: say(paragraph.text),
      ...place,
    })),
  ];
}

/** Behind which element an article that follows `target` begins. */
function endOf(text: PositionText, target: ParagraphId | null): ParagraphId | null {
  const article = text.articles.find(({ id }) => id === target);
  return article ? (article.paragraphs.at(-1)?.id ?? article.id) : target;
}

function roleOf(text: PositionText, id: ParagraphId | null): ShownLine['role'] {
  const element = id === null ? undefined : findElement(text, id);
  if (!element) return id === null ? 'recital' : 'paragraph';
  if (element.kind === 'article') return 'heading';
  return element.kind === 'recital' ? 'recital' : 'paragraph';
}

function wholeLines(
  text: PositionText,
  id: ParagraphId,
  say: (text: string) => Segment[],
  after?: ParagraphId | null,
): ShownLine[] | undefined {
  const element = findElement(text, id);
  if (!element) return undefined;
  if (element.kind === 'article') return linesOf(id, element.article, say, after);
  const role = roleOf(text, id);
  const place = after === undefined ? {} : { after };
  return [{ id, role, segments: say(element.paragraph.text), ...place }];
}

function rewritten(
  text: PositionText,
  change: Extract<AmendmentChange, { kind: 'rewrite-article' }>,
): ShownLine[] {
  const before = text.articles.find(({ id }) => id === change.target);
  const was = new Map(before?.paragraphs.map(({ id, text: words }) => [id, words]));
  const stays = new Set(change.paragraphs.map(({ id }) => id));
  const gone = (before?.paragraphs ?? []).filter(({ id }) => !stays.has(id));
  let after = change.target;
  const said = change.paragraphs.map(({ id, text: words }): ShownLine => {
    const old = was.get(id);
    if (old === undefined) return { id, role: 'paragraph', segments: came(words), after };
    after = id;
    return { id, role: 'paragraph', segments: diffWords(old, words) };
  });
  const heading = diffWords(before?.heading ?? '', change.heading);
  return [
    { id: change.target, role: 'heading', segments: heading },
    ...gone.map(({ id, text: words }): ShownLine => {
      return { id, role: 'paragraph', segments: went(words) };
    }),
    ...said,
  ];
}

/**
 * What a change does, as lines with what stayed, came and went: first the elements it touches, in the text's order,
 * then what it adds. When the target is gone, what the author read is shown in its place.
 */
export function showChange(text: PositionText, change: AmendmentChange): ShownLine[] {
  switch (change.kind) {
    case 'replace-text': {
      const element = findElement(text, change.target);
      const before = element ? ownText(element) : change.baseText;
      const role = roleOf(text, change.target);
      return [{ id: change.target, role, segments: diffWords(before, change.text) }];
    }
    case 'insert-after': {
      const role = roleOf(text, change.target) === 'recital' ? 'recital' : 'paragraph';
      return change.paragraphs.map(({ id, text: words }) => {
        return { id, role, segments: came(words), after: change.target };
      });
    }
    case 'delete':
      return (
        wholeLines(text, change.target, went) ?? [
          { id: change.target, role: 'paragraph', segments: went(change.baseText) },
        ]
      );
    case 'move': {
      const isArticle = roleOf(text, change.target) === 'heading';
      const to = isArticle ? endOf(text, change.after) : change.after;
      return [
        ...(wholeLines(text, change.target, went) ?? []),
        ...(wholeLines(text, change.target, came, to) ?? []),
      ];
    }
    case 'rewrite-article':
      return rewritten(text, change);
    case 'new-article':
      return linesOf(change.article.id, change.article, came, endOf(text, change.target));
  }
}
