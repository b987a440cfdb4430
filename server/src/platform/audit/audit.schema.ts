import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** One line of the log. `_id` is its number in the chain: 1, 2, 3 … without a gap. */
@Schema({ collection: 'audit', versionKey: false })
export class AuditEntry {
  @Prop({ type: Number, required: true })
  _id!: number;
  @Prop({ type: String, required: true })
  at!: string;
  @Prop({ type: String })
  by?: string;
  /** Name of the domain event. */
  @Prop({ type: String, required: true })
  what!: string;
  /** The event's facts as JSON text, exactly as hashed. */
  @Prop({ type: String, required: true })
  facts!: string;
  @Prop({ type: String, required: true })
  previous!: string;
  /** SHA-256 over number, time, author, name, facts and the previous hash. */
  @Prop({ type: String, required: true })
  hash!: string;
}

export const AuditSchema = SchemaFactory.createForClass(AuditEntry);
