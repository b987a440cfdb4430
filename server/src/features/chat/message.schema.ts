import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { ChannelId, FileId, MessageId, PersonId } from '@passerelle/contracts/ids';
import type { ReactionTally } from '@passerelle/contracts/reactions';
import type { FormerVersion, Pin } from '@passerelle/rules/chat/ledger';

@Schema({ collection: 'messages', versionKey: false, minimize: false })
export class MessageRecord {
  @Prop({ type: String, required: true })
  _id!: MessageId;
  @Prop({ type: String, required: true })
  channelId!: ChannelId;
  @Prop({ type: Number, required: true })
  number!: number;
  @Prop({ type: Number, required: true })
  seq!: number;
  @Prop({ type: Number, required: true })
  changed!: number;
  @Prop({ type: String, required: true })
  authorId!: PersonId;
  @Prop({ type: String, required: true })
  at!: string;
  /** Empty beside a file, and when deleted. */
  @Prop({ type: String, default: '' })
  text!: string;
  @Prop({ type: [String], required: true })
  mentions!: PersonId[];
  @Prop({ type: [String], required: true })
  fileIds!: FileId[];
  @Prop({ type: String })
  replyTo?: MessageId;
  @Prop({ type: [Object], required: true })
  reactions!: ReactionTally[];
  @Prop({ type: Number, required: true })
  version!: number;
  @Prop({ type: [Object], required: true })
  formerVersions!: FormerVersion[];
  @Prop({ type: String })
  editedAt?: string;
  @Prop({ type: String })
  deletedAt?: string;
  @Prop({ type: Object })
  pinned?: Pin;
  @Prop({ type: String, required: true })
  creation!: string;
}

export const MessageSchema = SchemaFactory.createForClass(MessageRecord)
  // What happened after a sequence. Unique: a sequence that was given twice could not be stored.
  .index({ channelId: 1, changed: 1 }, { unique: true })
  // The newest messages, and those before a number.
  .index({ channelId: 1, number: 1 }, { unique: true })
  // What is pinned, the last first.
  .index(
    { channelId: 1, 'pinned.at': -1 },
    { partialFilterExpression: { 'pinned.at': { $exists: true } } },
  )
  // The messages after a read mark that mention a person.
  .index({ channelId: 1, mentions: 1, number: 1 });
