import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { Body, BodyKind, Seat } from '@passerelle/contracts/bodies';

@Schema({ collection: 'bodies', versionKey: false })
export class BodyRecord {
  @Prop({ type: String, required: true })
  _id!: Body['id'];
  @Prop({ type: String, required: true })
  kind!: BodyKind;
  @Prop({ type: Object, required: true })
  name!: Body['name'];
  @Prop({ type: Object, required: true })
  purpose!: Body['purpose'];
  @Prop({ type: String, required: true })
  visibility!: Body['visibility'];
  @Prop({ type: [String], required: true })
  themes!: Body['themes'];
  @Prop({ type: [Number], required: true })
  sdgs!: number[];
  @Prop({ type: Object, required: true })
  rule!: Body['rule'];
}

export const BodySchema = SchemaFactory.createForClass(BodyRecord);

@Schema({ collection: 'seats', versionKey: false })
export class SeatRecord {
  @Prop({ type: String, required: true })
  _id!: Seat['id'];
  @Prop({ type: String, required: true })
  bodyId!: Seat['bodyId'];
  /** Copied from the body, whose kind never changes: rights need it at every request. */
  @Prop({ type: String, required: true })
  bodyKind!: BodyKind;
  @Prop({ type: String, required: true })
  organisationId!: Seat['organisationId'];
  @Prop({ type: String, required: true })
  office!: Seat['office'];
  @Prop({ type: [String], required: true })
  mandateIds!: Seat['mandateIds'];
  @Prop({ type: String, required: true })
  from!: string;
  @Prop({ type: String })
  until?: string;
}

export const SeatSchema = SchemaFactory.createForClass(SeatRecord)
  // The seats that a person's mandates are named in: read at every request.
  .index({ mandateIds: 1 })
  // The composition of a body, and who votes there.
  .index({ bodyId: 1 })
  // Where an organisation sits.
  .index({ organisationId: 1 });
