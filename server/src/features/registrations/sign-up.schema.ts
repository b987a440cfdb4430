import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { EventId, PersonId, RegistrationId, SessionId } from '@passerelle/contracts/ids';
import type { SignUp } from '@passerelle/contracts/sign-ups';
import type { PlaceEntry } from '@passerelle/rules/registrations/waiting-list';

@Schema({ collection: 'signUps', versionKey: false })
export class SignUpRecord {
  @Prop({ type: String, required: true })
  _id!: SignUp['id'];
  @Prop({ type: String, required: true })
  eventId!: EventId;
  @Prop({ type: String, required: true })
  sessionId!: SessionId;
  @Prop({ type: String, required: true })
  registrationId!: RegistrationId;
  /** Absent for a guest. */
  @Prop({ type: String })
  personId?: PersonId;
  @Prop({ type: String, required: true })
  status!: SignUp['status'];
  /** Present while it holds a place or stands in line: one of these per person and session. */
  @Prop({ type: Boolean })
  held?: true;
  /** Number of its entry in the session's log: who came first stands first in line. */
  @Prop({ type: Number, required: true })
  order!: number;
  @Prop({ type: String, required: true })
  at!: string;
  /** It stood in line before it became a place. */
  @Prop({ type: Boolean })
  waited?: true;
  /** When it became a place; a personal calendar has shown it since. */
  @Prop({ type: String })
  confirmedAt?: string;
}

export const SignUpSchema = SchemaFactory.createForClass(SignUpRecord)
  // One per person and session.
  .index(
    { sessionId: 1, registrationId: 1 },
    { unique: true, partialFilterExpression: { held: { $exists: true } } },
  )
  // The places and the line of a session, in order.
  .index({ sessionId: 1, status: 1, order: 1 })
  // The workshops of a person.
  .index({ registrationId: 1 });

/** State of a session's places. Whoever changes them takes the next number of the log here. */
@Schema({ collection: 'sessionPlaces', versionKey: false })
export class SessionPlacesRecord {
  @Prop({ type: String, required: true })
  _id!: SessionId;
  @Prop({ type: String, required: true })
  eventId!: EventId;
  @Prop({ type: Number, required: true })
  capacity!: number;
  @Prop({ type: Number, required: true })
  confirmed!: number;
  @Prop({ type: Number, required: true })
  waiting!: number;
  /** Entries in the log so far. */
  @Prop({ type: Number, required: true })
  entries!: number;
}

export const SessionPlacesSchema = SchemaFactory.createForClass(SessionPlacesRecord)
  // How full the sessions of an event are.
  .index({ eventId: 1 });

/** One line of the log that an arbiter replays. */
@Schema({ collection: 'placeLog', versionKey: false })
export class PlaceLogRecord {
  /** `session:number`: no number is given twice. */
  @Prop({ type: String, required: true })
  _id!: string;
  @Prop({ type: String, required: true })
  sessionId!: SessionId;
  @Prop({ type: Number, required: true })
  number!: number;
  @Prop({ type: Object, required: true })
  entry!: PlaceEntry;
  @Prop({ type: String, required: true })
  at!: string;
}

export const PlaceLogSchema = SchemaFactory.createForClass(PlaceLogRecord)
  // The log of a session, in order.
  .index({ sessionId: 1, number: 1 }, { unique: true });
