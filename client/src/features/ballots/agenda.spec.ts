import type { AmendmentView } from '@passerelle/contracts/amendments';
import type { BallotPage, BallotSubject } from '@passerelle/contracts/ballots';
import type { AmendmentId, PositionId } from '@passerelle/contracts/ids';
import { currentObject, isWholeDecided, nextObject } from './agenda';

const ame = (n: number) => `ame_${n}` as AmendmentId;
const positionId = 'pos_1' as PositionId;
const amendment = (n: number, state: AmendmentView['state']) =>
  ({ id: ame(n), state }) as AmendmentView;
const ballot = (subject: BallotSubject, result?: 'carried' | 'lost' | 'no-quorum') =>
  ({
    ballot: { subject, ...(result && { tally: { result } }) },
    mine: [],
  }) as unknown as BallotPage;
const onText: BallotSubject = { kind: 'position', positionId };
const on = (n: number): BallotSubject => ({ kind: 'amendment', positionId, amendmentId: ame(n) });

describe('what comes next', () => {
  it('is the first amendment in the order of the vote that is not decided', () => {
    const list = [amendment(3, 'decided'), amendment(1, 'tabled'), amendment(2, 'tabled')];
    expect(nextObject(list, [])).toBe(ame(1));
  });

  it('is the whole text once every amendment is decided', () => {
    expect(nextObject([amendment(1, 'decided')], [ballot(on(1), 'lost')])).toBe('whole');
  });

  it('is the whole text again when its vote missed the quorum, and nothing once it was decided', () => {
    expect(nextObject([], [ballot(onText, 'no-quorum')])).toBe('whole');
    expect(nextObject([], [ballot(onText, 'carried')])).toBeUndefined();
    expect(isWholeDecided([ballot(onText, 'lost')])).toBe(true);
  });

  it('is nothing while an amendment waits for its author', () => {
    expect(nextObject([amendment(1, 'to-rebase')], [])).toBeUndefined();
  });
});

describe('what the sitting looks at', () => {
  it('is the running vote, whatever was chosen', () => {
    expect(currentObject(ballot(on(4)), ame(1), [], ame(2))).toBe(ame(4));
  });

  it('stays at the last result until the chair goes on', () => {
    const closed = [ballot(on(1), 'carried')];
    expect(currentObject(undefined, undefined, closed, ame(2))).toBe(ame(1));
    expect(currentObject(undefined, ame(2), closed, ame(2))).toBe(ame(2));
  });
});
