import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { BodyId, DocumentId, FolderId, PersonId, TransferId } from '@passerelle/contracts/ids';
import type { CreatedOnce } from '../../platform/database/create-once';
import type { StoredDeletion } from './folder.schema';

/** One content that a document has had. */
export interface StoredVersion {
  number: number;
  /** Names the bytes: the transfer that brought them. */
  content: TransferId;
  type: string;
  size: number;
  inline: boolean;
  by: PersonId;
  at: string;
  /** The version whose content was taken again. */
  restored?: number;
}

@Schema({ collection: 'documents', versionKey: false })
export class DocumentRecord implements CreatedOnce {
  @Prop({ type: String, required: true })
  _id!: DocumentId;
  @Prop({ type: String, required: true })
  bodyId!: BodyId;
  @Prop({ type: String, default: null })
  folderId!: FolderId | null;
  @Prop({ type: String, required: true })
  name!: string;
  /** The newest last; at least one. */
  @Prop({ type: [Object], required: true })
  versions!: StoredVersion[];
  /** Repeats the last of the versions: a list of documents is read without the others. */
  @Prop({ type: Object, required: true })
  newest!: StoredVersion;
  @Prop({ type: Object })
  deletion?: StoredDeletion<DocumentId | FolderId>;
  @Prop({ type: String, required: true })
  creation!: string;
}

export const DocumentSchema = SchemaFactory.createForClass(DocumentRecord)
  // What lies in a folder; all of a body, for its archive and its bin.
  .index({ bodyId: 1, folderId: 1 })
  // What a folder took along into the bin.
  .index({ 'deletion.root': 1 }, { sparse: true })
  // What the bin has kept long enough.
  .index({ 'deletion.at': 1 }, { sparse: true });
