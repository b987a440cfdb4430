import type {
  Amendment,
  AmendmentChange,
  Clash,
  ClashKind,
} from '@passerelle/contracts/amendments';
import type { ParagraphId } from '@passerelle/contracts/ids';
import type { PositionText } from '@passerelle/contracts/position-text';
import { placeChange } from './place-change';
import { articleText, findElement, isSameText } from './text';
import { sameWording } from './words';

export type Tabled = Pick<Amendment, 'id' | 'number' | 'change'>;

/** What a change puts into the text, without the ids that its author made. */
function proposal(change: AmendmentChange): string {
  switch (change.kind) {
    case 'replace-text':
      return change.text;
    case 'insert-after':
      return change.paragraphs.map((paragraph) => paragraph.text).join('\n');
    case 'rewrite-article':
      return articleText(change);
    case 'new-article':
      return articleText(change.article);
    case 'move':
      return change.after ?? '';
    case 'delete':
      return '';
  }
}

/** Two amendments that do the same thing at the same place: one debate, one vote. */
export function isIdentical(one: AmendmentChange, other: AmendmentChange): boolean {
  return (
    one.kind === other.kind &&
    one.target === other.target &&
    sameWording(proposal(one), proposal(other))
  );
}

/** The recital or article that an element belongs to. */
function passageOf(text: PositionText, id: ParagraphId): ParagraphId {
  const element = findElement(text, id);
  return element && element.kind !== 'recital' ? element.article.id : id;
}

/** Where a change has something to do: recitals, articles, and the two beginnings. */
export function passagesOf(text: PositionText, change: AmendmentChange): string[] {
  const beginning = change.kind === 'new-article' ? 'articles' : 'recitals';
  const places = change.kind === 'move' ? [change.target, change.after] : [change.target];
  return [...new Set(places.map((id) => (id === null ? beginning : passageOf(text, id))))];
}

/** A whole article said anew leaves nothing to change inside it. */
function isInside(text: PositionText, change: AmendmentChange, article: ParagraphId): boolean {
  if (change.kind === 'new-article') return false;
  if (change.kind === 'move') {
    return change.target !== article && passagesOf(text, change).includes(article);
  }
  return change.target !== null && passageOf(text, change.target) === article;
}

const overwrites = (text: PositionText, one: AmendmentChange, other: AmendmentChange): boolean =>
  one.kind === 'rewrite-article' && isInside(text, other, one.target);

/** A change and the text that it alone makes; nothing when it cannot be made, or changes nothing. */
interface Made {
  readonly change: AmendmentChange;
  readonly text: PositionText;
}

function make(text: PositionText, change: AmendmentChange): Made | undefined {
  const applied = placeChange(text, text, change);
  return applied.ok && applied.changed ? { change, text: applied.text } : undefined;
}

function relate(text: PositionText, one: Made, other: Made): ClashKind | undefined {
  if (isIdentical(one.change, other.change)) return 'identical';
  if (overwrites(text, one.change, other.change) || overwrites(text, other.change, one.change)) {
    return 'exclusive';
  }
  const forth = placeChange(text, one.text, other.change);
  const back = placeChange(text, other.text, one.change);
  if (!forth.ok || !back.ok || !forth.changed || !back.changed) return 'exclusive';
  if (!isSameText(forth.text, back.text)) return 'same-place';
  return one.change.target === other.change.target ? 'same-passage' : undefined;
}

/**
 * How two changes of one text stand to each other, found by making both in either order.
 * `undefined`: they have nothing to do with each other, or one of them does nothing there.
 */
export function relation(
  text: PositionText,
  one: AmendmentChange,
  other: AmendmentChange,
): ClashKind | undefined {
  const first = make(text, one);
  const second = make(text, other);
  return first && second && relate(text, first, second);
}

const key = (one: Tabled, other: Tabled): string => `${one.id} ${other.id}`;

/** Pairs that share a recital or an article, and those of a move with whatever else changes the order of the text. */
function neighbours(text: PositionText, ranked: readonly Tabled[]): Map<string, [Tabled, Tabled]> {
  const byPassage = new Map<string, Tabled[]>();
  const pairs = new Map<string, [Tabled, Tabled]>();
  const structural = ranked.filter(({ change }) => change.kind !== 'replace-text');
  const moves = structural.filter(({ change }) => change.kind === 'move');
  const meet = (one: Tabled, other: Tabled) => {
    const [first, second] = one.number.rank < other.number.rank ? [one, other] : [other, one];
    if (first !== second) pairs.set(key(first, second), [first, second]);
  };
  for (const one of moves) for (const other of structural) meet(one, other);
  for (const amendment of ranked) {
    for (const passage of passagesOf(text, amendment.change)) {
      const here = byPassage.get(passage) ?? [];
      for (const earlier of here) meet(earlier, amendment);
      here.push(amendment);
      byPassage.set(passage, here);
    }
  }
  return pairs;
}

/** Every collision among amendments of one text, by number of tabling. */
export function clashesOf(text: PositionText, amendments: readonly Tabled[]): Clash[] {
  const ranked = [...amendments].sort((a, b) => a.number.rank - b.number.rank);
  const made = new Map(ranked.map(({ id, change }) => [id, make(text, change)]));
  const clashes: Clash[] = [];
  for (const [one, other] of neighbours(text, ranked).values()) {
    const first = made.get(one.id);
    const second = made.get(other.id);
    const kind = first && second && relate(text, first, second);
    if (kind) clashes.push({ between: [one.id, other.id], kind });
  }
  return clashes;
}
