import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { BodyId, FolderId, PersonId } from '@passerelle/contracts/ids';
import type { CreatedOnce } from '../../platform/database/create-once';

/** Since when something lies in the bin. `root`: itself, or the folder that took it along. */
export interface StoredDeletion<Root extends string> {
  root: Root;
  at: string;
  by: PersonId;
}

@Schema({ collection: 'folders', versionKey: false })
export class FolderRecord implements CreatedOnce {
  @Prop({ type: String, required: true })
  _id!: FolderId;
  @Prop({ type: String, required: true })
  bodyId!: BodyId;
  @Prop({ type: String, default: null })
  parentId!: FolderId | null;
  @Prop({ type: String, required: true })
  name!: string;
  @Prop({ type: Object })
  deletion?: StoredDeletion<FolderId>;
  @Prop({ type: String, required: true })
  creation!: string;
}

export const FolderSchema = SchemaFactory.createForClass(FolderRecord)
  // The tree of a body is always read whole.
  .index({ bodyId: 1 })
  .index({ 'deletion.root': 1 }, { sparse: true })
  // What the bin has kept long enough.
  .index({ 'deletion.at': 1 }, { sparse: true });

/**
 * One row for each body. Every write in its documents moves it first, so that they follow one another: names stay
 * unique, moves make no cycle, and the sums are right.
 */
@Schema({ collection: 'documentSpaces', versionKey: false })
export class SpaceRecord {
  @Prop({ type: String, required: true })
  _id!: BodyId;
  /** Bytes of all contents, those in the bin included. */
  @Prop({ type: Number, required: true })
  used!: number;
  /** Bytes promised to files under way. */
  @Prop({ type: Number, required: true })
  reserved!: number;
  @Prop({ type: Number, required: true })
  revision!: number;
}

export const SpaceSchema = SchemaFactory.createForClass(SpaceRecord);
