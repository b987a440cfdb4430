import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { Amendment } from '@passerelle/contracts/amendments';
import type { BallotId, PositionId } from '@passerelle/contracts/ids';

/** One adopted amendment. Base text and these lines, in order, give the adopted text. `_id` is the amendment. */
@Schema({ collection: 'voteLog', versionKey: false })
export class VoteLogRecord {
  @Prop({ type: String, required: true, immutable: true })
  _id!: Amendment['id'];
  @Prop({ type: String, required: true, immutable: true })
  positionId!: PositionId;
  /** From 1, without a gap within a position. */
  @Prop({ type: Number, required: true, immutable: true })
  sequence!: number;
  @Prop({ type: Object, required: true, immutable: true })
  change!: Amendment['change'];
  @Prop({ type: String, required: true, immutable: true })
  ballotId!: BallotId;
  @Prop({ type: String, required: true, immutable: true })
  at!: string;
}

export const VoteLogSchema = SchemaFactory.createForClass(VoteLogRecord)
  // The log of a position in its order; no place is taken twice.
  .index({ positionId: 1, sequence: 1 }, { unique: true });
