import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { Adoption, Position } from '@passerelle/contracts/positions';

/** An adopted text as it was published. Written once, never changed: no field can be updated. `_id` is its number. */
@Schema({ collection: 'adoptions', versionKey: false })
export class AdoptionRecord {
  @Prop({ type: String, required: true, immutable: true })
  _id!: Adoption['number'];
  @Prop({ type: Number, required: true, immutable: true })
  year!: number;
  /** Rank within the year, from 1. */
  @Prop({ type: Number, required: true, immutable: true })
  nth!: number;
  @Prop({ type: String, required: true, immutable: true })
  positionId!: Position['id'];
  @Prop({ type: String, required: true, immutable: true })
  bodyId!: Position['bodyId'];
  @Prop({ type: String, required: true, immutable: true })
  kind!: Position['kind'];
  @Prop({ type: String, required: true, immutable: true })
  title!: string;
  @Prop({ type: String, required: true, immutable: true })
  language!: Position['language'];
  @Prop({ type: [String], required: true, immutable: true })
  themes!: Position['themes'];
  @Prop({ type: [Number], required: true, immutable: true })
  sdgs!: number[];
  @Prop({ type: String, required: true, immutable: true })
  date!: Adoption['date'];
  @Prop({ type: String, required: true, immutable: true })
  ballotId!: Adoption['ballotId'];
  @Prop({ type: Object, required: true, immutable: true })
  text!: Adoption['text'];
  @Prop({ type: String, required: true, immutable: true })
  sha256!: string;
}

export const AdoptionSchema = SchemaFactory.createForClass(AdoptionRecord)
  // A position is adopted once.
  .index({ positionId: 1 }, { unique: true })
  // The list of published texts, newest first; and no rank twice in a year.
  .index({ year: -1, nth: -1 }, { unique: true });
