import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** What is kept of each job, in the collection that Agenda works on; here are only the fields that the indexes need. */
@Schema({ collection: 'jobs', versionKey: false, strict: false })
export class JobRecord {
  @Prop({ type: String, required: true })
  name!: string;
  @Prop({ type: Object })
  data!: { key: string };
  @Prop({ type: Date })
  lastFinishedAt?: Date;
}

/** A job that was done is remembered this long, so that asking for it again changes nothing, in seconds. */
const REMEMBERED = 14 * 86_400;

export const JobSchema = SchemaFactory.createForClass(JobRecord)
  // One job for a key: two servers that ask for it at the same instant make one.
  .index({ name: 1, 'data.key': 1 }, { unique: true })
  .index({ lastFinishedAt: 1 }, { expireAfterSeconds: REMEMBERED });
