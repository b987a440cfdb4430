import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { DelegationId, EventId, OrganisationId, PersonId } from '@passerelle/contracts/ids';
import type { Guest, Registration, TicketCode } from '@passerelle/contracts/registrations';

@Schema({ collection: 'registrations', versionKey: false })
export class RegistrationRecord {
  @Prop({ type: String, required: true })
  _id!: Registration['id'];
  @Prop({ type: String, required: true })
  eventId!: EventId;
  /** Absent for a guest. */
  @Prop({ type: String })
  personId?: PersonId;
  @Prop({ type: Object })
  guest?: Guest;
  @Prop({ type: String, required: true })
  name!: string;
  @Prop({ type: String, required: true })
  role!: Registration['role'];
  @Prop({ type: String })
  organisationId?: OrganisationId;
  @Prop({ type: String })
  organisation?: string;
  @Prop({ type: String, required: true })
  status!: Registration['status'];
  /** The person, while the registration is confirmed: what is unique for an event. */
  @Prop({ type: String })
  holder?: PersonId;
  @Prop({ type: String })
  delegationId?: DelegationId;
  @Prop({ type: String })
  headId?: PersonId;
  @Prop({ type: String, required: true })
  at!: string;
  /** What the QR code carries; a new one makes the old one worthless. */
  @Prop({ type: String, required: true })
  code!: TicketCode;
  /** Secret part of the personal calendar's address. */
  @Prop({ type: String, required: true })
  feed!: string;
  /** Grows with every sign-up of this person: two at once meet here, and the second sees the first. */
  @Prop({ type: Number, required: true })
  choices!: number;
  /** SHA-256 of the creating command. */
  @Prop({ type: String, required: true })
  creation!: string;
}

export const RegistrationSchema = SchemaFactory.createForClass(RegistrationRecord)
  // One registration per person and event; also who is registered where, which rights depend on.
  .index(
    { holder: 1, eventId: 1 },
    { unique: true, partialFilterExpression: { holder: { $exists: true } } },
  )
  // Everybody at an event, the newest first.
  .index({ eventId: 1, at: -1 })
  // The members of a delegation.
  .index({ delegationId: 1 })
  // A ticket that is shown at the gate.
  .index({ code: 1 }, { unique: true })
  // A calendar program that asks.
  .index({ feed: 1 }, { unique: true });

@Schema({ collection: 'delegations', versionKey: false })
export class DelegationRecord {
  @Prop({ type: String, required: true })
  _id!: DelegationId;
  @Prop({ type: String, required: true })
  eventId!: EventId;
  @Prop({ type: String, required: true })
  organisationId!: OrganisationId;
  @Prop({ type: String, required: true })
  at!: string;
  @Prop({ type: String, required: true })
  by!: PersonId;
  @Prop({ type: String, required: true })
  creation!: string;
}

export const DelegationSchema = SchemaFactory.createForClass(DelegationRecord);

/** How many people an event holds: one document that every registration and cancellation passes. */
@Schema({ collection: 'eventPlaces', versionKey: false })
export class EventPlacesRecord {
  @Prop({ type: String, required: true })
  _id!: EventId;
  @Prop({ type: Number, required: true })
  confirmed!: number;
}

export const EventPlacesSchema = SchemaFactory.createForClass(EventPlacesRecord);
