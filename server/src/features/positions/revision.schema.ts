import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { PersonId, PositionId } from '@passerelle/contracts/ids';
import type { PositionText } from '@passerelle/contracts/position-text';

/** What a save replaced. `_id` is position and revision: none is kept twice, none is overwritten. */
@Schema({ collection: 'positionRevisions', versionKey: false })
export class RevisionRecord {
  @Prop({ type: String, required: true, immutable: true })
  _id!: string;
  @Prop({ type: String, required: true, immutable: true })
  positionId!: PositionId;
  @Prop({ type: Number, required: true, immutable: true })
  revision!: number;
  @Prop({ type: String, required: true, immutable: true })
  title!: string;
  @Prop({ type: Object, required: true, immutable: true })
  text!: PositionText;
  @Prop({ type: String, required: true, immutable: true })
  savedBy!: PersonId;
  @Prop({ type: String, required: true, immutable: true })
  savedAt!: string;
}

export const RevisionSchema = SchemaFactory.createForClass(RevisionRecord)
  // The earlier revisions of a position, newest first.
  .index({ positionId: 1, revision: -1 });
