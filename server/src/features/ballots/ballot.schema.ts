import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { Ballot, Tally, Vote } from '@passerelle/contracts/ballots';
import type { AmendmentId, PositionId } from '@passerelle/contracts/ids';
import type { Settled } from '@passerelle/rules/positions/fallout';
import type { CreatedOnce } from '../../platform/database/create-once';

/**
 * A ballot holds its votes: one document, so that taking a vote and closing exclude each other without a lock.
 * What is in it when `closedAt` is written is what was accepted, and all of it is counted.
 */
@Schema({ collection: 'ballots', versionKey: false })
export class BallotRecord implements CreatedOnce {
  @Prop({ type: String, required: true, immutable: true })
  _id!: Ballot['id'];
  @Prop({ type: String, required: true, immutable: true })
  creation!: string;
  @Prop({ type: String, required: true, immutable: true })
  bodyId!: Ballot['bodyId'];
  @Prop({ type: String, required: true, immutable: true })
  positionId!: PositionId;
  /** Absent: the vote on the whole text. */
  @Prop({ type: String, immutable: true })
  amendmentId?: AmendmentId;
  @Prop({ type: String, required: true, immutable: true })
  method!: Ballot['method'];
  @Prop({ type: Object, required: true, immutable: true })
  rule!: Ballot['rule'];
  @Prop({ type: [Object], required: true, immutable: true })
  electorate!: Ballot['electorate'];
  @Prop({ type: String, required: true, immutable: true })
  openedAt!: string;
  @Prop({ type: String, required: true, immutable: true })
  openedBy!: Ballot['openedBy'];
  /** In the order in which they were taken; the place is the sequence. */
  @Prop({ type: [Object], required: true })
  votes!: StoredVote[];
  @Prop({ type: String })
  closedAt?: string;
  @Prop({ type: String })
  closedBy?: NonNullable<Ballot['closedBy']>;
  @Prop({ type: [Object], default: undefined })
  holders?: NonNullable<Ballot['holders']>;
  @Prop({ type: Object })
  tally?: Tally;
  @Prop({ type: [Object], default: undefined })
  settled?: Settled[];
}

/** A vote as it is kept: ballot and sequence follow from where it stands. */
export type StoredVote = Omit<Vote, 'ballotId' | 'sequence'>;

export const BallotSchema = SchemaFactory.createForClass(BallotRecord)
  // The ballots on a text, newest first.
  .index({ positionId: 1, openedAt: -1 })
  // The open ballots of a body: what waits for its voters.
  .index({ bodyId: 1, closedAt: 1 });
