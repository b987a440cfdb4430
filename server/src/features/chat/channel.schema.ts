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
  /** Absent: a direct conversation. */
  @Prop({ type: String })
  bodyId?: BodyId;
  /** Who is in a direct conversation. */
  @Prop({ type: [String], default: undefined })
  people?: PersonId[];
  /** Names the set of people, until one of them leaves: then it is no longer the conversation of that set. */
  @Prop({ type: String })
  circle?: string;
  @Prop({ type: Boolean })
  group?: boolean;
  @Prop({ type: String })
  name?: string;
  @Prop({ type: String })
  openedBy?: PersonId;
  /** SHA-256 of the command that opened a direct conversation. */
  @Prop({ type: String })
  creation?: string;
  @Prop({ type: Number, required: true })
  seq!: number;
  @Prop({ type: Number, required: true })
  messageCount!: number;
  /** When the last message was posted. */
  @Prop({ type: String })
  lastAt?: string;
}

export const ChannelSchema = SchemaFactory.createForClass(ChannelRecord)
  // One channel for a body, whoever opens it first. Sparse: a group that somebody left has neither.
  .index({ bodyId: 1, circle: 1 }, { unique: true, sparse: true })
  // One conversation of the same people, whoever opens it first.
  .index({ circle: 1 }, { unique: true, sparse: true })
  // A person's conversations, the latest activity first.
  .index({ people: 1, lastAt: -1 });

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
