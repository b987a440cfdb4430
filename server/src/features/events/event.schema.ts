import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { Event } from '@passerelle/contracts/events';
import type { Instant } from '@passerelle/contracts/primitives';

@Schema({ collection: 'events', versionKey: false })
export class EventRecord {
  @Prop({ type: String, required: true })
  _id!: Event['id'];
  @Prop({ type: Object, required: true })
  name!: Event['name'];
  @Prop({ type: Object })
  summary?: Event['summary'];
  @Prop({ type: Object, required: true })
  place!: Event['place'];
  @Prop({ type: String, required: true })
  zone!: string;
  @Prop({ type: [Object], required: true })
  days!: Event['days'];
  @Prop({ type: String, required: true })
  status!: Event['status'];
  @Prop({ type: Boolean, required: true })
  public!: boolean;
  @Prop({ type: Object })
  registration?: Event['registration'];
  @Prop({ type: [String], required: true })
  themes!: Event['themes'];
  @Prop({ type: [Number], required: true })
  sdgs!: number[];
  @Prop({ type: Number, required: true })
  revision!: number;
  @Prop({ type: String })
  externalId?: string;
  /** Sessions that are not cancelled: counted with every change, so that a list of events reads nothing else. */
  @Prop({ type: Number, required: true })
  sessionCount!: number;
  @Prop({ type: String, required: true })
  changedAt!: Instant;
  /** SHA-256 of the creating command. */
  @Prop({ type: String, required: true })
  creation!: string;
}

export const EventSchema = SchemaFactory.createForClass(EventRecord);
