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

/**
 * Insertions at one place follow each other in the order of adoption: the next goes behind the last one's tail.
 * Where the element they follow has gone, they come after what was inserted at the element before it.
 */
class Tails {
  private readonly tails = new Map<string, ParagraphId>();

  constructor(private readonly base: PositionText) {}

  place(text: PositionText, change: AmendmentChange): Applied {
    const own = this.behind(text, change);
    const relocated = own ?? relocate(this.base, text, change);
    if (!relocated) return { ok: false, reason: 'target-gone' };
    const applied = applyChange(text, own ?? this.behind(text, relocated) ?? relocated);
    const tail = tailOf(change);
    if (tail && applied.ok && applied.changed) this.tails.set(keyOf(change), tail);
    return applied;
  }

  private behind(text: PositionText, change: AmendmentChange): AmendmentChange | undefined {
    const tail = this.tails.get(keyOf(change));
    if (!tail || !findElement(text, tail)) return undefined;
    return { ...change, target: tail } as AmendmentChange;
  }
}

const keyOf = (change: AmendmentChange): string => `${change.kind} ${change.target}`;

/**
 * The base text with every adopted amendment made in it. The same base and log always give the same text;
 * an entry that cannot be placed changes nothing and says so. Never throws.
 */
export function consolidate(base: PositionText, log: readonly LogEntry[]): Consolidated {
  const tails = new Tails(base);
  const effects: Effect[] = [];
  let text = base;
  for (const { amendmentId, change } of log) {
    const applied = tails.place(text, change);
    if (!applied.ok) {
      effects.push({ amendmentId, did: 'unplaced', reason: applied.reason });
      continue;
    }
    text = applied.text;
    effects.push({ amendmentId, did: applied.changed ? 'changed' : 'nothing' });
  }
  return { text, effects };
}
