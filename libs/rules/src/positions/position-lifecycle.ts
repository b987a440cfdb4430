import type { BallotResult } from '@passerelle/contracts/ballots';
import type { PositionText } from '@passerelle/contracts/position-text';
import type { PositionStatus } from '@passerelle/contracts/positions';
import type { Instant } from '@passerelle/contracts/primitives';
import type { ProblemCode } from '@passerelle/contracts/problems';
import { isComplete } from './text';

export type PositionStep =
  'open' | 'close-to-amendments' | 'start-voting' | 'adopt' | 'reject' | 'withdraw';

/** All the ways a position can go; what is not here cannot happen. */
export const POSITION_STEPS: Readonly<
  Record<PositionStep, { from: readonly PositionStatus[]; to: PositionStatus }>
> = {
  open: { from: ['draft'], to: 'open' },
  'close-to-amendments': { from: ['open'], to: 'closed-to-amendments' },
  'start-voting': { from: ['closed-to-amendments'], to: 'voting' },
  adopt: { from: ['voting'], to: 'adopted' },
  reject: { from: ['voting'], to: 'rejected' },
  withdraw: { from: ['draft', 'open', 'closed-to-amendments', 'voting'], to: 'withdrawn' },
};

/** The status after a step; `undefined` when the step cannot be taken from there. */
export function statusAfter(
  status: PositionStatus,
  step: PositionStep,
): PositionStatus | undefined {
  const { from, to } = POSITION_STEPS[step];
  return from.includes(status) ? to : undefined;
}

/** The base text may be edited until it is closed to amendments; open amendments are then re-anchored. */
export const isEditable = (status: PositionStatus): boolean =>
  status === 'draft' || status === 'open';

export const isFinal = (status: PositionStatus): boolean =>
  Object.values(POSITION_STEPS).every(({ from }) => !from.includes(status));

/** What a step is judged by. */
export interface StepFacts {
  readonly status: PositionStatus;
  readonly text: PositionText;
  readonly now: Instant;
  /** For `open`: the deadline asked for. */
  readonly deadline?: Instant;
  /** Amendments without an outcome. */
  readonly undecided: number;
  readonly openBallots: number;
  /** Result of the last closed vote on the whole text. */
  readonly whole?: BallotResult;
}

/** Why a step cannot be taken now, or `undefined` when it can. */
export function obstacleTo(step: PositionStep, facts: StepFacts): ProblemCode | undefined {
  if (!statusAfter(facts.status, step)) return 'position/wrong-step';
  if (facts.openBallots > 0) return 'ballot/another-open';
  switch (step) {
    case 'open':
      if (!isComplete(facts.text)) return 'position/incomplete';
      return facts.deadline && Date.parse(facts.deadline) > Date.parse(facts.now)
        ? undefined
        : 'position/deadline-in-the-past';
    case 'adopt':
      if (facts.undecided > 0) return 'position/amendments-undecided';
      return facts.whole === 'carried' ? undefined : 'position/not-carried';
    case 'reject':
      return facts.whole === 'lost' ? undefined : 'position/wrong-step';
    default:
      return undefined;
  }
}
