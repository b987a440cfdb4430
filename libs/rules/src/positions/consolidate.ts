import type { AmendmentChange, RebaseReason } from '@passerelle/contracts/amendments';
import type { AmendmentId, ParagraphId } from '@passerelle/contracts/ids';
import type { PositionText } from '@passerelle/contracts/position-text';
import { applyChange, type Applied } from './apply-change';
import { relocate } from './place-change';
import { findElement } from './text';

/** An adopted amendment, as the log of votes has it: in the order of adoption. */
export interface LogEntry {
  readonly amendmentId: AmendmentId;
  readonly change: AmendmentChange;
}

/** What one entry did to the text, or why it could not be placed. */
export type Effect =
  | { amendmentId: AmendmentId; did: 'changed' | 'nothing' }
  | { amendmentId: AmendmentId; did: 'unplaced'; reason: RebaseReason };

export interface Consolidated {
  readonly text: PositionText;
  readonly effects: readonly Effect[];
}

/** The last element that a change puts behind its target. */
function tailOf(change: AmendmentChange): ParagraphId | undefined {
  if (change.kind === 'insert-after') return change.paragraphs.at(-1)?.id;
  return change.kind === 'new-article' ? change.article.id : undefined;
}

const keyOf = (change: AmendmentChange): string => `${change.kind} ${change.target}`;

/**
 * A text on its way from the base through the log, entry by entry.
 * Insertions at one place follow each other in the order of adoption: the next goes behind the last one's tail.
 * Where the element they follow has gone, they come after what was inserted at the element before it.
 */
export class Consolidation {
  private readonly tails = new Map<string, ParagraphId>();
  private current: PositionText;

  constructor(
    private readonly base: PositionText,
    log: readonly LogEntry[] = [],
  ) {
    this.current = base;
    for (const entry of log) this.add(entry);
  }

  get text(): PositionText {
    return this.current;
  }

  /** Makes the entry in the text, if it can be placed. */
  add({ amendmentId, change }: LogEntry): Effect {
    const applied = this.place(change);
    if (applied.ok) this.current = applied.text;
    const tail = tailOf(change);
    if (tail && applied.ok && applied.changed) this.tails.set(keyOf(change), tail);
    return effectOf(amendmentId, applied);
  }

  /** What the entry would do next; the text stays as it is. */
  foresee({ amendmentId, change }: LogEntry): Effect {
    return effectOf(amendmentId, this.place(change));
  }

  private place(change: AmendmentChange): Applied {
    const own = this.behind(change);
    const relocated = own ?? relocate(this.base, this.current, change);
    if (!relocated) return { ok: false, reason: 'target-gone' };
    return applyChange(this.current, own ?? this.behind(relocated) ?? relocated);
  }

  private behind(change: AmendmentChange): AmendmentChange | undefined {
    const tail = this.tails.get(keyOf(change));
    if (!tail || !findElement(this.current, tail)) return undefined;
    return { ...change, target: tail } as AmendmentChange;
  }
}

function effectOf(amendmentId: AmendmentId, applied: Applied): Effect {
  if (!applied.ok) return { amendmentId, did: 'unplaced', reason: applied.reason };
  return { amendmentId, did: applied.changed ? 'changed' : 'nothing' };
}

/**
 * The base text with every adopted amendment made in it. The same base and log always give the same text;
 * an entry that cannot be placed changes nothing and says so. Never throws.
 */
export function consolidate(base: PositionText, log: readonly LogEntry[]): Consolidated {
  const consolidation = new Consolidation(base);
  const effects = log.map((entry) => consolidation.add(entry));
  return { text: consolidation.text, effects };
}
