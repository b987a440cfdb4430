import type { Amendment, AmendmentChange, RebaseReason } from '@passerelle/contracts/amendments';
import type { PositionText } from '@passerelle/contracts/position-text';
import { applyChange } from './apply-change';
import { baseTextFor, findElement, ownText } from './text';

/** What a new base text means for one change. The change that the author wrote is never thrown away. */
export type Reanchored =
  | { verdict: 'stands' | 're-anchored'; change: AmendmentChange }
  | { verdict: 'to-rebase'; change: AmendmentChange; reason: RebaseReason };

function onNewBase(
  text: PositionText,
  result: PositionText,
  change: AmendmentChange,
): AmendmentChange {
  const baseText = baseTextFor(text, change.kind, change.target);
  if (change.kind !== 'replace-text') return { ...change, baseText };
  const element = findElement(result, change.target);
  return { ...change, baseText, text: element ? ownText(element) : change.text };
}

/**
 * The same change on another base: it stands, it is re-anchored (its target says something else now, elsewhere than
 * where the change is made), or its author has to look at it again, with the reason.
 */
export function reanchor(text: PositionText, change: AmendmentChange): Reanchored {
  const applied = applyChange(text, change);
  if (!applied.ok) return { verdict: 'to-rebase', change, reason: applied.reason };
  if (!applied.changed) return { verdict: 'to-rebase', change, reason: 'already-said' };
  const anchored = onNewBase(text, applied.text, change);
  const stands = anchored.baseText === change.baseText;
  return { verdict: stands ? 'stands' : 're-anchored', change: anchored };
}

/** What a change of the base touches in an amendment. */
export type Anchor = Pick<Amendment, 'id' | 'state' | 'change' | 'baseRevision' | 'rebaseReason'>;

/**
 * Every amendment after the base became `text` at `revision`, in the order given and none left out. Decided ones and
 * those being voted on stay as they are; one that had to be rebased comes back by itself when the base suits it again.
 */
export function reanchorAll<A extends Anchor>(
  text: PositionText,
  revision: number,
  amendments: readonly A[],
): A[] {
  return amendments.map((amendment) => {
    if (amendment.state !== 'tabled' && amendment.state !== 'to-rebase') return amendment;
    const result = reanchor(text, amendment.change);
    if (result.verdict === 'to-rebase') {
      return { ...amendment, state: 'to-rebase', rebaseReason: result.reason };
    }
    const anchored = { ...amendment, change: result.change, baseRevision: revision };
    anchored.state = 'tabled';
    delete anchored.rebaseReason;
    return anchored;
  });
}
