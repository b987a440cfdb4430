import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { BodyId, MeetingId, PersonId } from '@passerelle/contracts/ids';
import type {
  AgendaItem,
  MeetingKind,
  MeetingState,
  ReplyKind,
} from '@passerelle/contracts/meetings';
import type { Ask } from '@passerelle/rules/meetings/floor';
import type { CreatedOnce } from '../../platform/database/create-once';

/** An agenda item with the fingerprint of the command that made it. */
export interface StoredItem extends AgendaItem {
  creation: string;
}

/** Minutes that were approved: the text as it stood, as canonical JSON, and its SHA-256. */
export interface StoredApproval {
  at: string;
  by: PersonId;
  meetingId: MeetingId;
  hash: string;
  content: string;
}

@Schema({ collection: 'meetings', versionKey: false, minimize: false })
export class MeetingRecord implements CreatedOnce {
  @Prop({ type: String, required: true })
  _id!: MeetingId;
  @Prop({ type: String, required: true })
  bodyId!: BodyId;
  @Prop({ type: String, required: true })
  title!: string;
  @Prop({ type: String, required: true })
  kind!: MeetingKind;
  @Prop({ type: String })
  place?: string;
  @Prop({ type: String })
  link?: string;
  @Prop({ type: String, required: true })
  zone!: string;
  @Prop({ type: String, required: true })
  start!: string;
  @Prop({ type: String, required: true })
  end!: string;
  @Prop({ type: String, required: true })
  state!: MeetingState;
  /** Of the notice: what calendars call the sequence. */
  @Prop({ type: Number, required: true })
  revision!: number;
  @Prop({ type: String })
  convenedAt?: string;
  @Prop({ type: [Object], required: true })
  agenda!: StoredItem[];
  @Prop({ type: [Object], required: true })
  floor!: Ask[];
  @Prop({ type: Boolean, required: true })
  firstTimersFirst!: boolean;
  /** Number of the latest decision. */
  @Prop({ type: Number, required: true })
  decisionCount!: number;
  @Prop({ type: Object })
  approval?: StoredApproval;
  /** Moved by every change: a change that was computed from an older state is computed again. */
  @Prop({ type: Number, required: true })
  edits!: number;
  @Prop({ type: String, required: true })
  creation!: string;
}

export const MeetingSchema = SchemaFactory.createForClass(MeetingRecord)
  // The meetings of a body, the latest first.
  .index({ bodyId: 1, start: -1 })
  // Ids that were given already.
  .index({ 'agenda.id': 1 })
  .index({ 'floor.id': 1 })
  // What came of the messages of a channel, and of the posts of a discussion.
  .index({ 'agenda.source.channelId': 1 })
  .index({ 'agenda.source.discussionId': 1 });

/** What one person answered to a notice. */
@Schema({ collection: 'meetingReplies', versionKey: false })
export class ReplyRecord {
  /** Meeting and person: one answer each. */
  @Prop({ type: String, required: true })
  _id!: string;
  @Prop({ type: String, required: true })
  meetingId!: MeetingId;
  @Prop({ type: String, required: true })
  personId!: PersonId;
  @Prop({ type: String, required: true })
  reply!: ReplyKind;
  @Prop({ type: String })
  alternateId?: PersonId;
  @Prop({ type: String, required: true })
  at!: string;
}

export const ReplySchema = SchemaFactory.createForClass(ReplyRecord).index({ meetingId: 1 });
