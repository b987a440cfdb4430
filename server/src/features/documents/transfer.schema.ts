import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { BodyId, DocumentId, FolderId, PersonId, TransferId } from '@passerelle/contracts/ids';
import type { CreatedOnce } from '../../platform/database/create-once';

/** A file that was announced: on its way, or arrived. */
@Schema({ collection: 'transfers', versionKey: false })
export class TransferRecord implements CreatedOnce {
  @Prop({ type: String, required: true })
  _id!: TransferId;
  @Prop({ type: String, required: true })
  bodyId!: BodyId;
  @Prop({ type: String, required: true })
  personId!: PersonId;
  @Prop({ type: String, required: true })
  name!: string;
  @Prop({ type: Number, required: true })
  size!: number;
  @Prop({ type: String, default: null })
  folderId!: FolderId | null;
  /** The document that it will be, or whose new version it will be. */
  @Prop({ type: String, required: true })
  documentId!: DocumentId;
  /** It brings a new version of a document that exists. */
  @Prop({ type: Boolean, required: true })
  isVersion!: boolean;
  @Prop({ type: String, required: true })
  at!: string;
  /** Swept away after this. */
  @Prop({ type: String, required: true })
  until!: string;
  /** What the content is, once it has arrived whole and was looked at. */
  @Prop({ type: Object })
  recognised?: { type: string; inline: boolean };
  /** Its document holds it since then. */
  @Prop({ type: String })
  finishedAt?: string;
  @Prop({ type: String, required: true })
  creation!: string;
}

export const TransferSchema = SchemaFactory.createForClass(TransferRecord)
  // What a person still has under way in a body.
  .index({ bodyId: 1, personId: 1 })
  // What nobody goes on with.
  .index({ until: 1 });
