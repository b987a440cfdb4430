import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { Ballot, BallotSubject, Tally, Vote } from '@passerelle/contracts/ballots';
import type { BallotId, BodyId, PositionId } from '@passerelle/contracts/ids';
import type { Settled } from '@passerelle/rules/positions/fallout';
import { fingerprint } from '../../platform/database/create-once';
import type { Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { BallotRecord, type StoredVote } from './ballot.schema';

/** A ballot with its votes and, once closed, its count. */
export interface StoredBallot {
  readonly ballot: Ballot;
  readonly votes: readonly Vote[];
  readonly tally?: Tally;
  readonly settled?: readonly Settled[];
}

/** Votes that one ballot takes, changes of mind included: what one document holds with ease. */
const MOST_VOTES = 10_000;

function subjectOf({ positionId, amendmentId }: BallotRecord): BallotSubject {
  return amendmentId
    ? { kind: 'amendment', positionId, amendmentId }
    : { kind: 'position', positionId };
}

function storedOf(record: BallotRecord): StoredBallot {
  const { _id: id, bodyId, method, rule, electorate, openedAt, openedBy } = record;
  const { closedAt, closedBy, holders, tally, settled } = record;
  return {
    ballot: {
      ...{ id, bodyId, subject: subjectOf(record), method, rule, electorate, openedAt, openedBy },
      ...(closedAt && { closedAt }),
      ...(closedBy && { closedBy }),
      ...(holders && { holders }),
    },
    votes: record.votes.map((vote, index) => ({ ...vote, ballotId: id, sequence: index + 1 })),
    ...(tally && { tally }),
    ...(settled && { settled }),
  };
}

function recordOf({ id, subject, ...fields }: Ballot) {
  const { positionId } = subject;
  const amendment = subject.kind === 'amendment' && { amendmentId: subject.amendmentId };
  return { _id: id, positionId, ...(amendment || {}), ...fields };
}

@Injectable()
export class BallotRepository {
  constructor(@InjectModel(BallotRecord.name) private readonly ballots: Model<BallotRecord>) {}

  async one(id: BallotId): Promise<StoredBallot | undefined> {
    const found = await this.ballots.findById(id).lean<BallotRecord>();
    return found ? storedOf(found) : undefined;
  }

  /** Newest first. */
  async of(positionId: PositionId): Promise<StoredBallot[]> {
    const found = await this.ballots
      .find({ positionId })
      .sort({ openedAt: -1, _id: -1 })
      .lean<BallotRecord[]>();
    return found.map(storedOf);
  }

  async openIn(bodyIds: readonly BodyId[]): Promise<StoredBallot[]> {
    const found = await this.ballots
      .find({ bodyId: { $in: bodyIds }, closedAt: { $exists: false } })
      .lean<BallotRecord[]>();
    return found.map(storedOf);
  }

  async closedIds(): Promise<BallotId[]> {
    const found = await this.ballots
      .find({ closedAt: { $exists: true } }, { _id: 1 })
      .lean<{ _id: BallotId }[]>();
    return found.map((record) => record._id);
  }

  /** The ballot that this very command opened before; another command with its id is refused. */
  async madeBy(id: BallotId, command: unknown): Promise<StoredBallot | undefined> {
    const found = await this.ballots.findById(id).lean<BallotRecord>();
    if (!found) return undefined;
    if (found.creation !== fingerprint(command)) throw new Refusal('request/key-reused');
    return storedOf(found);
  }

  async insert(ballot: Ballot, command: unknown, tx: Transaction): Promise<void> {
    const record = { ...recordOf(ballot), votes: [], creation: fingerprint(command) };
    await this.ballots.create([record], { session: tx });
  }

  /**
   * Takes a vote if the ballot is open, its seat is of the electorate and its id is new: one conditional write.
   * Undefined when it was not taken.
   */
  async take(id: BallotId, vote: StoredVote): Promise<StoredBallot | undefined> {
    const after = await this.ballots
      .findOneAndUpdate(
        {
          _id: id,
          closedAt: { $exists: false },
          'electorate.seatId': vote.seatId,
          'votes.id': { $ne: vote.id },
          [`votes.${MOST_VOTES - 1}`]: { $exists: false },
        },
        { $push: { votes: vote } },
        { returnDocument: 'after' },
      )
      .lean<BallotRecord>();
    return after ? storedOf(after) : undefined;
  }

  /** Closes an open ballot; its votes are then all there will ever be. Undefined when it was closed already. */
  async close(
    id: BallotId,
    closing: Required<Pick<Ballot, 'closedAt' | 'closedBy' | 'holders'>>,
    tx: Transaction,
  ): Promise<StoredBallot | undefined> {
    const after = await this.ballots
      .findOneAndUpdate(
        { _id: id, closedAt: { $exists: false } },
        { $set: closing },
        {
          returnDocument: 'after',
          session: tx,
        },
      )
      .lean<BallotRecord>();
    return after ? storedOf(after) : undefined;
  }

  /** Writes the count down, once. */
  async record(
    id: BallotId,
    count: { tally: Tally; settled: readonly Settled[] },
    tx: Transaction,
  ): Promise<void> {
    await this.ballots.updateOne(
      { _id: id, tally: { $exists: false } },
      { $set: { tally: count.tally, settled: [...count.settled] } },
      { session: tx },
    );
  }

  /** Plain history, for a new network or an import. */
  async add(stored: readonly StoredBallot[]): Promise<void> {
    await this.ballots.insertMany(
      stored.map(({ ballot, votes, tally, settled }) => ({
        ...{ ...recordOf(ballot), creation: ballot.id },
        votes: votes.map(({ ballotId: _ballot, sequence: _sequence, ...vote }) => vote),
        ...(tally && { tally, settled: [...(settled ?? [])] }),
      })),
    );
  }
}
