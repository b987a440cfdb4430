import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { Mandate, Person } from '@passerelle/contracts/people';
import type { OrganisationKind } from '@passerelle/contracts/organisations';

@Schema({ collection: 'people', versionKey: false })
export class PersonRecord {
  @Prop({ type: String, required: true })
  _id!: Person['id'];
  @Prop({ type: String, required: true })
  givenName!: string;
  @Prop({ type: String, required: true })
  familyName!: string;
  @Prop({ type: String })
  gender?: NonNullable<Person['gender']>;
  @Prop({ type: [String], required: true })
  languages!: string[];
  @Prop({ type: String, required: true })
  zone!: string;
  @Prop({ type: String, required: true })
  preferredLanguage!: Person['preferredLanguage'];
  @Prop({ type: [String], required: true })
  skills!: Person['skills'];
  @Prop({ type: Object })
  biography?: { fr: string; en?: string };
}

export const PersonSchema = SchemaFactory.createForClass(PersonRecord)
  // The directory of people, in the order of a list of names.
  .index({ familyName: 1, givenName: 1 });

@Schema({ collection: 'mandates', versionKey: false })
export class MandateRecord {
  @Prop({ type: String, required: true })
  _id!: Mandate['id'];
  @Prop({ type: String, required: true })
  personId!: Mandate['personId'];
  @Prop({ type: String, required: true })
  organisationId!: Mandate['organisationId'];
  /** Copied from the organisation, whose kind never changes: rights need it at every request. */
  @Prop({ type: String, required: true })
  organisationKind!: OrganisationKind;
  @Prop({ type: String, required: true })
  office!: Mandate['office'];
  @Prop({ type: String, required: true })
  from!: string;
  @Prop({ type: String })
  until?: string;
}

export const MandateSchema = SchemaFactory.createForClass(MandateRecord)
  // The mandates of a person: read at every request.
  .index({ personId: 1 })
  // The people of an organisation.
  .index({ organisationId: 1 });
