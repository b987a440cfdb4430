import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { StoredFile } from '@passerelle/contracts/files';
import type { CreatedOnce } from '../../platform/database/create-once';

@Schema({ collection: 'files', versionKey: false })
export class FileRecord implements CreatedOnce {
  @Prop({ type: String, required: true })
  _id!: StoredFile['id'];
  @Prop({ type: String, required: true })
  bodyId!: StoredFile['bodyId'];
  @Prop({ type: String, required: true })
  place!: StoredFile['place'];
  @Prop({ type: String, required: true })
  name!: string;
  @Prop({ type: String, required: true })
  type!: string;
  @Prop({ type: Number, required: true })
  size!: number;
  @Prop({ type: Boolean, required: true })
  inline!: boolean;
  /** Names the bytes on the disk. */
  @Prop({ type: String, required: true })
  sha256!: string;
  @Prop({ type: String, required: true })
  uploadedBy!: StoredFile['uploadedBy'];
  @Prop({ type: String, required: true })
  at!: string;
  @Prop({ type: String, required: true })
  creation!: string;
}

export const FileSchema = SchemaFactory.createForClass(FileRecord)
  // The files of a body: what a backup or an erasure of the body goes through.
  .index({ bodyId: 1 });
