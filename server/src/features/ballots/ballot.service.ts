import { Injectable } from '@nestjs/common';
import type {
  Ballot,
  BallotDraft,
  BallotList,
  BallotPage,
  BallotSubject,
  VoteDraft,
  VoteReceipt,
} from '@passerelle/contracts/ballots';
import type { Body } from '@passerelle/contracts/bodies';
import type { BallotId, PersonId, PositionId } from '@passerelle/contracts/ids';
import {
  obstacleToOpening,
  obstacleToVoting,
  seatsToVoteFor,
  turnoutOf,
} from '@passerelle/rules/ballots/conduct';
import { electorateAt } from '@passerelle/rules/ballots/electorate';
import type { Standing } from '@passerelle/rules/standing';
import { Clock } from '../../platform/clock/clock';
import { Transactions, type Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { AmendmentsChanged } from '../positions/position.events';
import { PositionService } from '../positions/position.service';
import { SettlementService } from '../positions/settlement.service';
import { BallotCards } from './ballot-cards';
import { BallotOpened, VoteTaken } from './ballot.events';
import { BallotRepository, type StoredBallot } from './ballot.repository';

/** Opening, casting, reading. Closing is a story of its own. */
@Injectable()
export class BallotService {
  constructor(
    private readonly ballots: BallotRepository,
    private readonly positions: PositionService,
    private readonly settlement: SettlementService,
    private readonly bodies: BodyService,
    private readonly cards: BallotCards,
    private readonly transactions: Transactions,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller | undefined, positionId: PositionId): Promise<BallotList> {
    await this.positions.requireDebates(caller, positionId);
    const ballots = await this.ballots.of(positionId);
    return Promise.all(ballots.map((ballot) => this.cards.page(caller, ballot)));
  }

  async read(caller: Caller | undefined, id: BallotId): Promise<BallotPage> {
    return this.cards.page(caller, await this.require(caller, id));
  }

  /** Opens a vote on an amendment or on the whole. Who votes, and by what rule, is settled at this instant. */
  async open(caller: Caller, positionId: PositionId, draft: BallotDraft): Promise<BallotPage> {
    const { body } = await this.positions.require(caller, 'ballot:open', positionId);
    const command = { positionId, draft, by: caller.personId };
    const already = await this.ballots.madeBy(draft.id, command);
    if (already) return this.cards.page(caller, already);
    try {
      const ballot = await this.ballotNow(caller, body, positionId, draft);
      await this.transactions.run((tx) => this.write(tx, ballot, command));
      await this.publishOpening(ballot);
    } catch (error) {
      // Whatever stood in the way of this attempt, the same command may have come through meanwhile.
      const first = await this.ballots.madeBy(draft.id, command);
      if (!first) throw error;
      return this.cards.page(caller, first);
    }
    return this.read(caller, draft.id);
  }

  /** For other features: of these people, those who have a seat there that has not voted yet. */
  async awaited(id: BallotId, standings: ReadonlyMap<PersonId, Standing>): Promise<PersonId[]> {
    const stored = await this.ballots.one(id);
    if (!stored || stored.ballot.closedAt) return [];
    const voted = new Set(stored.votes.map((vote) => vote.seatId));
    return [...standings].flatMap(([personId, standing]) =>
      seatsToVoteFor(standing, stored.ballot).some(({ seatId }) => !voted.has(seatId))
        ? personId
        : [],
    );
  }

  private async publishOpening({ id, subject, bodyId, openedAt, openedBy }: Ballot): Promise<void> {
    const { positionId } = subject;
    await this.events.publish(
      new BallotOpened(openedAt, openedBy, positionId, bodyId, id),
      ...(subject.kind === 'amendment'
        ? [new AmendmentsChanged(openedAt, openedBy, positionId, [subject.amendmentId])]
        : []),
    );
  }

  private async ballotNow(
    caller: Caller,
    body: Body,
    positionId: PositionId,
    { id, amendmentId }: BallotDraft,
  ): Promise<Ballot> {
    const openedAt = this.clock.instant();
    const electorate = electorateAt(openedAt, await this.bodies.currentSeats([body.id]), body.rule);
    const subject: BallotSubject = amendmentId
      ? { kind: 'amendment', positionId, amendmentId }
      : { kind: 'position', positionId };
    return {
      ...{ id, bodyId: body.id, subject, method: 'roll-call', rule: body.rule, electorate },
      ...{ openedAt, openedBy: caller.personId },
    };
  }

  private async write(tx: Transaction, ballot: Ballot, command: unknown): Promise<void> {
    const { subject, electorate, id } = ballot;
    const { position, amendment, undecided } = await this.settlement.votable(subject, tx);
    const { status, whole, openBallotId } = position;
    const obstacle = obstacleToOpening({
      ...{ status, undecided, electorate, openBallots: openBallotId ? 1 : 0 },
      ...(amendment && { amendment: amendment.state }),
      wholeDecided: !!whole && whole.result !== 'no-quorum',
    });
    if (obstacle) throw new Refusal(obstacle, { count: undecided });
    await this.settlement.putToVote(subject, id, tx);
    await this.ballots.insert(ballot, command, tx);
  }

  /**
   * One vote for a seat. The same vote again gets the same receipt, also after the close; a vote that comes when the
   * ballot is closed is refused, and every vote that got a receipt is counted.
   */
  async cast(caller: Caller, id: BallotId, draft: VoteDraft): Promise<VoteReceipt> {
    const stored = await this.require(caller, id);
    const again = this.receiptOf(caller, stored, draft);
    if (again) return again;
    const obstacle = obstacleToVoting(caller.standing, stored.ballot, draft.seatId);
    if (obstacle) throw new Refusal(obstacle);
    const elector = stored.ballot.electorate.find((one) => one.seatId === draft.seatId);
    if (!elector) throw new Refusal('ballot/no-vote');
    const { organisationId } = elector;
    const at = this.clock.instant();
    const vote = { ...draft, organisationId, personId: caller.personId, at };
    const after = await this.ballots.take(id, vote);
    if (!after) return this.notTaken(caller, id, draft);
    await this.publishTurnout(caller, after, draft);
    return this.receiptOf(caller, after, draft) ?? this.notTaken(caller, id, draft);
  }

  private async publishTurnout(
    { personId }: Caller,
    { ballot, votes }: StoredBallot,
    { seatId }: VoteDraft,
  ): Promise<void> {
    const { id, subject, electorate } = ballot;
    const turnout = turnoutOf(votes, electorate);
    await this.events.publish(
      new VoteTaken(this.clock.instant(), personId, subject.positionId, id, seatId, turnout),
    );
  }

  private async notTaken(caller: Caller, id: BallotId, draft: VoteDraft): Promise<VoteReceipt> {
    const now = await this.require(caller, id);
    const again = this.receiptOf(caller, now, draft);
    if (again) return again;
    throw new Refusal(now.ballot.closedAt ? 'ballot/closed' : 'request/too-many');
  }

  /** The receipt for this very vote, if it was taken; the id with another content is refused. */
  private receiptOf(
    { personId }: Caller,
    { votes }: StoredBallot,
    { id, seatId, choice }: VoteDraft,
  ): VoteReceipt | undefined {
    const vote = votes.find((one) => one.id === id);
    if (!vote) return undefined;
    if (vote.seatId !== seatId || vote.choice !== choice || vote.personId !== personId)
      throw new Refusal('request/key-reused');
    return { id, seatId, choice, sequence: vote.sequence };
  }

  /** The ballot, if the caller may follow the debates on its text. */
  private async require(caller: Caller | undefined, id: BallotId): Promise<StoredBallot> {
    const stored = await this.ballots.one(id);
    if (!stored) throw new Refusal('request/not-found');
    await this.positions.requireDebates(caller, stored.ballot.subject.positionId);
    return stored;
  }

  /** Plain history, for a new network or an import. */
  add(stored: readonly StoredBallot[]): Promise<void> {
    return this.ballots.add(stored);
  }
}
