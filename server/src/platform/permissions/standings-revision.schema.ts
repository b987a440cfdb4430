import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** One document. It changes with every change of what somebody is, in the same transaction. */
@Schema({ collection: 'standingsRevision', versionKey: false })
export class StandingsRevisionRecord {
  @Prop({ type: String, required: true })
  _id!: 'standings';
  /** Random: one that was seen never comes back, not even with a restored database. */
  @Prop({ type: String, required: true })
  value!: string;
}

export const StandingsRevisionSchema = SchemaFactory.createForClass(StandingsRevisionRecord);
