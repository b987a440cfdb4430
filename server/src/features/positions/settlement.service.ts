import { Injectable } from '@nestjs/common';
import type { Amendment } from '@passerelle/contracts/amendments';
import type { BallotResult, BallotSubject } from '@passerelle/contracts/ballots';
import type { BallotId, PositionId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import { AMENDMENT_STEPS } from '@passerelle/rules/positions/amendment-lifecycle';
import { consolidate } from '@passerelle/rules/positions/consolidate';
import { fallout, type Settled } from '@passerelle/rules/positions/fallout';
import type { Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { AmendmentRepository } from './amendment.repository';
import { PositionRepository, type Change, type StoredPosition } from './position.repository';
import { VoteLogRepository, type LogLine } from './vote-log.repository';

/** What opening a ballot is judged by, besides its electorate. */
export interface Votable {
  readonly position: StoredPosition;
  readonly amendment?: Amendment;
  readonly undecided: number;
}

/** What a closed vote has done: the amendments that it settled, and the text afterwards. */
export interface Settlement {
  readonly settled: readonly Settled[];
  readonly position: StoredPosition;
}

/** What votes do to a text. For ballots, within the transaction that opens or closes one. */
@Injectable()
export class SettlementService {
  constructor(
    private readonly positions: PositionRepository,
    private readonly amendments: AmendmentRepository,
    private readonly log: VoteLogRepository,
  ) {}

  /** The state of the text before the ballot is opened. An amendment of another text is not found. */
  async votable(subject: BallotSubject, tx: Transaction): Promise<Votable> {
    const { positionId } = subject;
    const position = await this.positions.one(positionId, tx);
    const undecided = await this.amendments.undecided(positionId, tx);
    if (!position) throw new Refusal('request/not-found');
    if (subject.kind === 'position') return { position, undecided };
    const amendment = await this.amendments.one(subject.amendmentId, tx);
    if (amendment?.positionId !== positionId) throw new Refusal('request/not-found');
    return { position, amendment, undecided };
  }

  /** Takes the text for this ballot; refused when another took it first. */
  async putToVote(subject: BallotSubject, ballotId: BallotId, tx: Transaction): Promise<void> {
    const taken = await this.positions.turn(
      subject.positionId,
      { statuses: ['voting'], ballot: 'none', whole: 'undecided' },
      { openBallotId: ballotId },
      tx,
    );
    if (!taken) throw new Refusal('ballot/another-open');
    if (subject.kind === 'position') return;
    const { from, to: state } = AMENDMENT_STEPS['put-to-vote'];
    const put = await this.amendments.update(
      subject.amendmentId,
      { states: from },
      { $set: { state, ballotId } },
      tx,
    );
    if (!put) throw new Refusal('ballot/nothing-to-vote-on');
  }

  /** Frees the text and writes down what the result means for it. */
  async settle(
    subject: BallotSubject,
    ballotId: BallotId,
    result: BallotResult,
    at: Instant,
    tx: Transaction,
  ): Promise<Settlement> {
    if (subject.kind === 'amendment')
      return this.settleAmendment(subject, { ballotId, at }, result, tx);
    const whole = { ballotId, result, at };
    const position = await this.free(
      subject.positionId,
      ballotId,
      { whole, changedAt: at, ...(result === 'lost' && { status: 'rejected' }) },
      tx,
    );
    return { settled: [], position };
  }

  private async settleAmendment(
    { positionId, amendmentId }: Extract<BallotSubject, { kind: 'amendment' }>,
    vote: Pick<LogLine, 'ballotId' | 'at'>,
    result: BallotResult,
    tx: Transaction,
  ): Promise<Settlement> {
    const { text } = await this.free(positionId, vote.ballotId, { changedAt: vote.at }, tx);
    const amendments = await this.amendments.of(positionId, tx);
    const voted = amendments.find((one) => one.id === amendmentId);
    if (!voted) throw new Refusal('request/not-found');
    const before = await this.log.of(positionId, tx);
    const open = amendments.filter((one) => one.state === 'tabled');
    const settled = fallout(text, before, voted, result, open);
    if (result === 'no-quorum') await this.backToTable(voted, tx);
    for (const one of settled) await this.write(one, vote, tx);
    const lines = linesOf(settled, amendments, before.length, { positionId, ...vote });
    if (lines.length > 0) await this.log.append(lines, tx);
    const consolidated = consolidate(text, [...before, ...lines]).text;
    const voting = { statuses: ['voting'], ballot: 'none' } as const;
    const position = await this.positions.turn(positionId, voting, { consolidated }, tx);
    if (!position) throw new Refusal('request/stale');
    return { settled, position };
  }

  /** The ballot that held the text holds it no longer. */
  private async free(
    id: PositionId,
    ballotId: BallotId,
    change: Change,
    tx: Transaction,
  ): Promise<StoredPosition> {
    const held = { statuses: ['voting'], ballot: ballotId } as const;
    const position = await this.positions.turn(id, held, { ...change, openBallotId: null }, tx);
    if (!position) throw new Refusal('request/stale');
    return position;
  }

  private async backToTable(voted: Amendment, tx: Transaction): Promise<void> {
    const { from, to: state } = AMENDMENT_STEPS['miss-quorum'];
    await this.amendments.update(
      voted.id,
      { states: from },
      { $set: { state }, $unset: { ballotId: 1 } },
      tx,
    );
  }

  private async write(
    { amendmentId, outcome }: Settled,
    { ballotId, at }: Pick<LogLine, 'ballotId' | 'at'>,
    tx: Transaction,
  ): Promise<void> {
    const written = await this.amendments.update(
      amendmentId,
      { states: ['voting', 'tabled'] },
      { $set: { state: 'decided', outcome, ballotId, decidedAt: at } },
      tx,
    );
    if (!written) throw new Refusal('request/stale');
  }
}

function linesOf(
  settled: readonly Settled[],
  amendments: readonly Amendment[],
  already: number,
  vote: Pick<LogLine, 'positionId' | 'ballotId' | 'at'>,
): LogLine[] {
  return settled
    .filter((one) => one.outcome === 'adopted')
    .flatMap(({ amendmentId }) => amendments.filter((one) => one.id === amendmentId))
    .map(({ id, change }, index) => ({
      ...{ amendmentId: id, change, sequence: already + index + 1 },
      ...vote,
    }));
}
