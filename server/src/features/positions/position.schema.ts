import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { BallotResult } from '@passerelle/contracts/ballots';
import type { BallotId, PersonId } from '@passerelle/contracts/ids';
import type { Position } from '@passerelle/contracts/positions';
import type { CreatedOnce } from '../../platform/database/create-once';

/** Every write about a position or its amendments passes through this document: two that meet are told apart by it. */
@Schema({ collection: 'positions', versionKey: false })
export class PositionRecord implements CreatedOnce {
  @Prop({ type: String, required: true })
  _id!: Position['id'];
  @Prop({ type: String, required: true })
  creation!: string;
  @Prop({ type: String, required: true })
  kind!: Position['kind'];
  @Prop({ type: String, required: true })
  bodyId!: Position['bodyId'];
  @Prop({ type: String, required: true })
  title!: string;
  @Prop({ type: String, required: true })
  language!: Position['language'];
  @Prop({ type: [String], required: true })
  themes!: Position['themes'];
  @Prop({ type: [Number], required: true })
  sdgs!: number[];
  @Prop({ type: String, required: true })
  status!: Position['status'];
  @Prop({ type: Object, required: true })
  text!: Position['text'];
  /** Base and vote log, put together: kept so that readers need not. */
  @Prop({ type: Object, required: true })
  consolidated!: Position['text'];
  @Prop({ type: Number, required: true })
  revision!: number;
  @Prop({ type: String })
  deadline?: string;
  @Prop({ type: String, required: true })
  createdBy!: PersonId;
  @Prop({ type: String, required: true })
  createdAt!: string;
  /** Who saved the present revision, and when. */
  @Prop({ type: String, required: true })
  savedBy!: PersonId;
  @Prop({ type: String, required: true })
  savedAt!: string;
  @Prop({ type: String, required: true })
  changedAt!: string;
  /** Amendments tabled so far: the rank of the last one. */
  @Prop({ type: Number, required: true })
  amendmentCount!: number;
  /** Grows with every write about this position and its amendments. */
  @Prop({ type: Number, required: true })
  turn!: number;
  /** The ballot that runs on this text: never more than one. */
  @Prop({ type: String })
  openBallotId?: BallotId;
  /** The last closed vote on the whole text. */
  @Prop({ type: Object })
  whole?: { ballotId: BallotId; result: BallotResult; at: string };
  @Prop({ type: Object })
  adopted?: { number: string; date: string };
}

export const PositionSchema = SchemaFactory.createForClass(PositionRecord)
  // The list, last changed first.
  .index({ changedAt: -1, _id: -1 })
  // The positions of a body, by status.
  .index({ bodyId: 1, status: 1, changedAt: -1 });
