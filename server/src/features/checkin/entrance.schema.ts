import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { Entry } from '@passerelle/contracts/checkin';
import type { CheckInId, EventId, RegistrationId } from '@passerelle/contracts/ids';

/** Whether the holder of a registration is in: one document for each ticket, so that two gates meet here. */
@Schema({ collection: 'entrances', versionKey: false })
export class EntranceRecord {
  @Prop({ type: String, required: true })
  _id!: RegistrationId;
  @Prop({ type: String, required: true })
  eventId!: EventId;
  /** The entry that counts; absent after it was taken back. */
  @Prop({ type: Object })
  current?: Entry;
  /** Entries that were taken back: a late retry of one lets nobody in. */
  @Prop({ type: [String], required: true })
  undone!: CheckInId[];
}

export const EntranceSchema = SchemaFactory.createForClass(EntranceRecord)
  // Who is in at an event, and how many.
  .index({ eventId: 1, 'current.id': 1 });
