import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { PostVersion } from '@passerelle/contracts/discussions';
import type { DiscussionId, FileId, PersonId, ReplyId } from '@passerelle/contracts/ids';
import type { Reaction } from '@passerelle/contracts/reactions';
import type { CreatedOnce } from '../../platform/database/create-once';

/** The opening of a discussion (position 1, under the discussion's own id) or a reply. */
@Schema({ collection: 'posts', versionKey: false, minimize: false })
export class PostRecord implements CreatedOnce {
  @Prop({ type: String, required: true })
  _id!: DiscussionId | ReplyId;
  @Prop({ type: String, required: true })
  discussionId!: DiscussionId;
  @Prop({ type: Number, required: true })
  position!: number;
  @Prop({ type: String, required: true })
  authorId!: PersonId;
  @Prop({ type: String, required: true })
  at!: string;
  @Prop({ type: String, required: true })
  text!: string;
  @Prop({ type: [String], required: true })
  mentions!: PersonId[];
  @Prop({ type: [String], required: true })
  fileIds!: FileId[];
  /** By reaction, in the order in which people reacted. */
  @Prop({ type: Object, required: true })
  reactions!: Partial<Record<Reaction, PersonId[]>>;
  @Prop({ type: Number, required: true })
  version!: number;
  /** What was there before each edit, the oldest first. */
  @Prop({ type: [Object], required: true })
  formerVersions!: PostVersion[];
  @Prop({ type: String })
  editedAt?: string;
  @Prop({ type: String, required: true })
  creation!: string;
}

export const PostSchema = SchemaFactory.createForClass(PostRecord)
  // The posts of a discussion in order; unique, so that a position could not be given twice.
  .index({ discussionId: 1, position: 1 }, { unique: true })
  // The posts after a read position that mention a person.
  .index({ discussionId: 1, mentions: 1, position: 1 });
