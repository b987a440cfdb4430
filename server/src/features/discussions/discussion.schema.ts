import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { BodyId, DiscussionId, PersonId } from '@passerelle/contracts/ids';
import type { CreatedOnce } from '../../platform/database/create-once';

/** How a discussion ended. */
export interface StoredClosing {
  at: string;
  by: PersonId;
  summary: string;
}

@Schema({ collection: 'discussions', versionKey: false })
export class DiscussionRecord implements CreatedOnce {
  @Prop({ type: String, required: true })
  _id!: DiscussionId;
  @Prop({ type: String, required: true })
  bodyId!: BodyId;
  @Prop({ type: String, required: true })
  title!: string;
  @Prop({ type: String, required: true })
  authorId!: PersonId;
  @Prop({ type: String, required: true })
  at!: string;
  @Prop({ type: Boolean, required: true })
  pinned!: boolean;
  /** Position of the newest post; moved in the transaction that stores it. */
  @Prop({ type: Number, required: true })
  lastPosition!: number;
  @Prop({ type: String, required: true })
  lastAt!: string;
  @Prop({ type: String, required: true })
  lastBy!: PersonId;
  /** Moved by every edit of a post, so that no edit can slip past a closing. */
  @Prop({ type: Number, required: true, default: 0 })
  edits!: number;
  /** Absent while it is open. */
  @Prop({ type: Object })
  closing?: StoredClosing;
  @Prop({ type: String, required: true })
  creation!: string;
}

export const DiscussionSchema = SchemaFactory.createForClass(DiscussionRecord)
  // The discussions of a body as its page lists them: pinned ones first, then by last activity.
  .index({ bodyId: 1, pinned: -1, lastAt: -1, _id: -1 });

/** How far a person has read a discussion. */
@Schema({ collection: 'discussionReads', versionKey: false })
export class DiscussionReadRecord {
  /** Discussion and person: one mark for each. */
  @Prop({ type: String, required: true })
  _id!: string;
  @Prop({ type: String, required: true })
  discussionId!: DiscussionId;
  @Prop({ type: String, required: true })
  personId!: PersonId;
  @Prop({ type: Number, required: true })
  position!: number;
}

export const DiscussionReadSchema = SchemaFactory.createForClass(DiscussionReadRecord);
