import { Injectable } from '@nestjs/common';
import type {
  Ballot,
  BallotClosed,
  BallotResult,
  SeatHolders,
} from '@passerelle/contracts/ballots';
import type { BallotId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import { holdersAt } from '@passerelle/rules/ballots/electorate';
import { tally as count } from '@passerelle/rules/ballots/tally';
import { Clock } from '../../platform/clock/clock';
import { Transactions, type Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { PersonService } from '../people/person.service';
import {
  AmendmentsChanged,
  AmendmentsSettled,
  PositionChanged,
} from '../positions/position.events';
import { PositionService } from '../positions/position.service';
import { SettlementService, type Settlement } from '../positions/settlement.service';
import { BallotCards } from './ballot-cards';
import { BallotClosedAndCounted } from './ballot.events';
import { BallotRepository, type StoredBallot } from './ballot.repository';

interface Counted extends Pick<Settlement, 'position'> {
  readonly stored: StoredBallot;
  readonly result: BallotResult;
  readonly closedAt: Instant;
}

/** The close: no vote after it, the count of all before it, and what that means for the text, in one transaction. */
@Injectable()
export class CloseBallot {
  constructor(
    private readonly ballots: BallotRepository,
    private readonly positions: PositionService,
    private readonly settlement: SettlementService,
    private readonly bodies: BodyService,
    private readonly people: PersonService,
    private readonly cards: BallotCards,
    private readonly transactions: Transactions,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** Closing a ballot that is closed changes nothing and answers what the first closing answered. */
  async close(caller: Caller, id: BallotId): Promise<BallotClosed> {
    const before = await this.ballots.one(id);
    if (!before) throw new Refusal('request/not-found');
    const { positionId } = before.ballot.subject;
    await this.positions.requireDebates(caller, positionId);
    await this.positions.require(caller, 'ballot:close', positionId);
    const counted =
      before.ballot.closedAt === undefined &&
      (await this.transactions.run((tx) => this.write(tx, caller, before.ballot)));
    if (counted) await this.publish(caller, counted);
    const after = counted ? counted.stored : await this.ballots.one(id);
    if (!after) throw new Refusal('request/not-found');
    return { ballot: await this.cards.card(after), settled: [...(after.settled ?? [])] };
  }

  private async write(
    tx: Transaction,
    caller: Caller,
    { id, subject, electorate, rule, bodyId }: Ballot,
  ): Promise<Counted | undefined> {
    const closedAt = this.clock.instant();
    const holders = await this.holders(closedAt, { bodyId, electorate });
    const closing = { closedAt, closedBy: caller.personId, holders };
    const closed = await this.ballots.close(id, closing, tx);
    if (!closed) return undefined;
    const tally = count(closed.votes, electorate, rule, holders);
    const settlement = await this.settlement.settle(subject, id, tally.result, closedAt, tx);
    const { settled, position } = settlement;
    await this.ballots.record(id, { tally, settled }, tx);
    return { stored: { ...closed, tally, settled }, result: tally.result, position, closedAt };
  }

  /** Who acts for each seat of the electorate at the close. */
  private async holders(
    at: Instant,
    { bodyId, electorate }: Pick<Ballot, 'bodyId' | 'electorate'>,
  ): Promise<SeatHolders[]> {
    const voting = new Set(electorate.map((elector) => elector.seatId));
    const seats = (await this.bodies.currentSeats([bodyId])).filter((seat) => voting.has(seat.id));
    const mandates = await this.people.mandatesNamed(seats.flatMap((seat) => seat.mandateIds));
    return holdersAt(at, seats, mandates);
  }

  private async publish(
    { personId }: Caller,
    { stored, result, position, closedAt: at }: Counted,
  ): Promise<void> {
    const { id, subject } = stored.ballot;
    const { id: positionId, bodyId, revision, status } = position;
    const settled = stored.settled ?? [];
    await this.events.publish(
      new BallotClosedAndCounted(at, personId, positionId, bodyId, id, result),
    );
    if (subject.kind === 'position')
      await this.events.publish(
        new PositionChanged(at, personId, positionId, bodyId, revision, status),
      );
    else if (result === 'no-quorum')
      await this.events.publish(
        new AmendmentsChanged(at, personId, positionId, [subject.amendmentId]),
      );
    else await this.events.publish(new AmendmentsSettled(at, personId, positionId, settled));
  }
}
