import type {
  AmendmentChange,
  AmendmentOutcome,
  AmendmentState,
} from '@passerelle/contracts/amendments';
import type { PositionText } from '@passerelle/contracts/position-text';
import type { PositionStatus } from '@passerelle/contracts/positions';
import type { Instant } from '@passerelle/contracts/primitives';
import type { ProblemCode } from '@passerelle/contracts/problems';
import { reanchor, type Reanchored } from './reanchor';

export type AmendmentStep =
  | 'base-moves'
  | 'rectify'
  | 'put-to-vote'
  | 'carry'
  | 'lose'
  | 'miss-quorum'
  | 'withdraw'
  | 'make-void'
  | 'find-unsupported'
  | 'find-moot';

interface Way {
  readonly from: readonly AmendmentState[];
  readonly to: AmendmentState;
  readonly outcome?: AmendmentOutcome;
}

const OPEN: readonly AmendmentState[] = ['tabled', 'to-rebase'];

/** All the ways an amendment can go. `carry` and `lose` from `tabled` are those of its identical twin under vote. */
export const AMENDMENT_STEPS: Readonly<Record<AmendmentStep, Way>> = {
  'base-moves': { from: OPEN, to: 'to-rebase' },
  rectify: { from: OPEN, to: 'tabled' },
  'put-to-vote': { from: ['tabled'], to: 'voting' },
  carry: { from: ['voting', 'tabled'], to: 'decided', outcome: 'adopted' },
  lose: { from: ['voting', 'tabled'], to: 'decided', outcome: 'rejected' },
  'miss-quorum': { from: ['voting'], to: 'tabled' },
  withdraw: { from: OPEN, to: 'decided', outcome: 'withdrawn' },
  'make-void': { from: OPEN, to: 'decided', outcome: 'void' },
  'find-unsupported': { from: OPEN, to: 'decided', outcome: 'unsupported' },
  'find-moot': { from: OPEN, to: 'decided', outcome: 'moot' },
};

/** State and outcome after a step; `undefined` when the step cannot be taken from there. */
export function amendmentAfter(
  state: AmendmentState,
  step: AmendmentStep,
): { state: AmendmentState; outcome?: AmendmentOutcome } | undefined {
  const { from, to, outcome } = AMENDMENT_STEPS[step];
  return from.includes(state) ? { state: to, ...(outcome && { outcome }) } : undefined;
}

/** Rectifying stays possible after the deadline, until voting starts: that is what corrections are for. */
export const mayRectifyIn = (status: PositionStatus): boolean =>
  status === 'open' || status === 'closed-to-amendments';

export interface TablingFacts {
  readonly status: PositionStatus;
  readonly deadline?: Instant;
  readonly now: Instant;
}

/** Why no amendment can be tabled now, or `undefined` when one can. */
export function obstacleToTabling(facts: TablingFacts): ProblemCode | undefined {
  if (facts.status !== 'open') return 'amendment/not-open';
  const inTime = facts.deadline && Date.parse(facts.now) < Date.parse(facts.deadline);
  return inTime ? undefined : 'amendment/too-late';
}

/** Why this change cannot be tabled on the current text; otherwise the change, anchored to it. */
export function anchorDraft(
  text: PositionText,
  change: AmendmentChange,
): { ok: true; change: AmendmentChange } | { ok: false; problem: ProblemCode } {
  const result: Reanchored = reanchor(text, change);
  if (result.verdict !== 'to-rebase') return { ok: true, change: result.change };
  const idle = result.reason === 'already-said';
  return { ok: false, problem: idle ? 'amendment/changes-nothing' : 'amendment/out-of-place' };
}
