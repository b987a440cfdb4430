import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { MailState } from '@passerelle/contracts/mails';

/** A mail that is to be sent, or was: the outbox. */
@Schema({ collection: 'mails', versionKey: false })
export class MailRecord {
  /** What it is about and for whom: the same mail can be written once. */
  @Prop({ type: String, required: true })
  _id!: string;
  @Prop({ type: String, required: true })
  to!: string;
  @Prop({ type: String, required: true })
  subject!: string;
  @Prop({ type: String, required: true })
  text!: string;
  @Prop({ type: String, required: true })
  html!: string;
  /** Where one click stops mails like this one. */
  @Prop({ type: String, required: true })
  unsubscribeUrl!: string;
  @Prop({ type: String, required: true })
  at!: string;
  @Prop({ type: String, required: true })
  state!: MailState;
  @Prop({ type: String })
  fault?: string;
  /** Forgotten by the database after this moment. */
  @Prop({ type: Date, required: true })
  forgetAt!: Date;
}

export const MailSchema = SchemaFactory.createForClass(MailRecord)
  // The outbox page, the newest first.
  .index({ at: -1, _id: -1 })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });
