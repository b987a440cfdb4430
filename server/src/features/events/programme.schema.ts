import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { EventId } from '@passerelle/contracts/ids';
import type { Room, Speaker, Track } from '@passerelle/contracts/sessions';

@Schema({ collection: 'rooms', versionKey: false })
export class RoomRecord {
  @Prop({ type: String, required: true })
  _id!: Room['id'];
  @Prop({ type: String, required: true })
  eventId!: EventId;
  @Prop({ type: String, required: true })
  name!: string;
  @Prop({ type: Number })
  capacity?: number;
  @Prop({ type: String })
  externalId?: string;
}

@Schema({ collection: 'tracks', versionKey: false })
export class TrackRecord {
  @Prop({ type: String, required: true })
  _id!: Track['id'];
  @Prop({ type: String, required: true })
  eventId!: EventId;
  @Prop({ type: Object, required: true })
  name!: Track['name'];
}

@Schema({ collection: 'speakers', versionKey: false })
export class SpeakerRecord {
  @Prop({ type: String, required: true })
  _id!: Speaker['id'];
  @Prop({ type: String, required: true })
  eventId!: EventId;
  @Prop({ type: String, required: true })
  name!: string;
  @Prop({ type: String })
  personId?: NonNullable<Speaker['personId']>;
  @Prop({ type: String })
  organisationId?: NonNullable<Speaker['organisationId']>;
  @Prop({ type: String })
  affiliation?: string;
  @Prop({ type: Object })
  biography?: Speaker['biography'];
  @Prop({ type: String })
  externalId?: string;
}

/** Two imports at once never make the same thing twice. */
const ONCE_PER_FILE_ID = {
  unique: true,
  partialFilterExpression: { externalId: { $exists: true } },
} as const;

export const RoomSchema = SchemaFactory.createForClass(RoomRecord)
  // The rooms of a programme.
  .index({ eventId: 1 })
  .index({ eventId: 1, externalId: 1 }, ONCE_PER_FILE_ID);

export const TrackSchema = SchemaFactory.createForClass(TrackRecord)
  // The tracks of a programme; one of each name.
  .index({ eventId: 1, 'name.fr': 1 }, { unique: true });

export const SpeakerSchema = SchemaFactory.createForClass(SpeakerRecord)
  // The speakers of a programme.
  .index({ eventId: 1 })
  // Where a person speaks or chairs at an event.
  .index({ personId: 1, eventId: 1 }, { partialFilterExpression: { personId: { $exists: true } } })
  .index({ eventId: 1, externalId: 1 }, ONCE_PER_FILE_ID);
