import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { Session } from '@passerelle/contracts/sessions';

@Schema({ collection: 'sessions', versionKey: false })
export class SessionRecord {
  @Prop({ type: String, required: true })
  _id!: Session['id'];
  @Prop({ type: String, required: true })
  eventId!: Session['eventId'];
  @Prop({ type: String, required: true })
  kind!: Session['kind'];
  @Prop({ type: Object, required: true })
  title!: Session['title'];
  @Prop({ type: Object })
  subtitle?: Session['subtitle'];
  @Prop({ type: Object })
  abstract?: Session['abstract'];
  @Prop({ type: Object })
  description?: Session['description'];
  @Prop({ type: String, required: true })
  start!: Session['start'];
  @Prop({ type: Number, required: true })
  minutes!: number;
  @Prop({ type: String })
  roomId?: NonNullable<Session['roomId']>;
  @Prop({ type: String })
  trackId?: NonNullable<Session['trackId']>;
  @Prop({ type: String })
  language?: string;
  @Prop({ type: [String], required: true })
  interpretation!: string[];
  @Prop({ type: [String], required: true })
  speakerIds!: Session['speakerIds'];
  @Prop({ type: [String], required: true })
  chairIds!: Session['chairIds'];
  @Prop({ type: String })
  bodyId?: NonNullable<Session['bodyId']>;
  @Prop({ type: Number })
  capacity?: number;
  @Prop({ type: Boolean, required: true })
  cancelled!: boolean;
  @Prop({ type: [Object], required: true })
  links!: Session['links'];
  @Prop({ type: Number, required: true })
  sequence!: number;
  @Prop({ type: String })
  externalId?: string;
}

export const SessionSchema = SchemaFactory.createForClass(SessionRecord)
  // The programme of an event.
  .index({ eventId: 1 })
  // One session for each id of an imported file, however often it is imported.
  .index(
    { eventId: 1, externalId: 1 },
    { unique: true, partialFilterExpression: { externalId: { $exists: true } } },
  );
