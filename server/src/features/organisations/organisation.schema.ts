import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { Organisation } from '@passerelle/contracts/organisations';

@Schema({ collection: 'organisations', versionKey: false })
export class OrganisationRecord {
  @Prop({ type: String, required: true })
  _id!: Organisation['id'];
  @Prop({ type: String, required: true })
  kind!: Organisation['kind'];
  @Prop({ type: String, required: true })
  name!: string;
  @Prop({ type: String })
  localName?: string;
  @Prop({ type: String, required: true })
  country!: string;
  @Prop({ type: [Number], default: undefined })
  location?: [number, number];
  @Prop({ type: Object })
  population?: { count: number; year: number };
  @Prop({ type: String })
  memberSince?: string;
  @Prop({ type: Object })
  presentation?: { fr: string; en?: string };
  @Prop({ type: [String], required: true })
  themes!: Organisation['themes'];
  @Prop({ type: [Number], required: true })
  sdgs!: number[];
  @Prop({ type: String })
  website?: string;
}

export const OrganisationSchema = SchemaFactory.createForClass(OrganisationRecord)
  // The directory, by country and name.
  .index({ country: 1, name: 1 })
  .index({ kind: 1 });
