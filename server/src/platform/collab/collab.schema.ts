import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** One update of a text that several people write. Updates commute: their order does not matter. */
@Schema({ collection: 'collabUpdates', versionKey: false })
export class CollabUpdateRecord {
  @Prop({ type: String, required: true })
  _id!: string;
  @Prop({ type: String, required: true })
  name!: string;
  @Prop({ type: Buffer, required: true })
  update!: Buffer;
}

export const CollabUpdateSchema = SchemaFactory.createForClass(CollabUpdateRecord)
  // The updates of a text since its state was last written down.
  .index({ name: 1 });

/** What the updates of a text came to when they were last merged. */
@Schema({ collection: 'collabStates', versionKey: false })
export class CollabStateRecord {
  /** Name of the text: its kind, a colon, and the id of what it belongs to. */
  @Prop({ type: String, required: true })
  _id!: string;
  @Prop({ type: Buffer, required: true })
  state!: Buffer;
}

export const CollabStateSchema = SchemaFactory.createForClass(CollabStateRecord);
