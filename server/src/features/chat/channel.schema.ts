import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { BodyId, ChannelId, PersonId } from '@passerelle/contracts/ids';

/**
 * The counters of a channel. Every write to the channel's messages moves this document in the same transaction,
 * so that two writers can never be given the same sequence and none is ever skipped.
 */
@Schema({ collection: 'channels', versionKey: false })
export class ChannelRecord {
  @Prop({ type: String, required: true })
  _id!: ChannelId;
  @Prop({ type: String, required: true })
  bodyId!: BodyId;
  @Prop({ type: Number, required: true })
  seq!: number;
  @Prop({ type: Number, required: true })
  messageCount!: number;
  /** When the last message was posted. */
  @Prop({ type: String })
  lastAt?: string;
}

export const ChannelSchema = SchemaFactory.createForClass(ChannelRecord)
  // One channel for a body, whoever opens it first.
  .index({ bodyId: 1 }, { unique: true });

/** How far a person has read a channel. */
@Schema({ collection: 'readMarks', versionKey: false })
export class ReadMarkRecord {
  /** Channel and person: one mark for each. */
  @Prop({ type: String, required: true })
  _id!: string;
  @Prop({ type: String, required: true })
  channelId!: ChannelId;
  @Prop({ type: String, required: true })
  personId!: PersonId;
  @Prop({ type: Number, required: true })
  number!: number;
  @Prop({ type: Number, required: true })
  generation!: number;
}

export const ReadMarkSchema = SchemaFactory.createForClass(ReadMarkRecord);
