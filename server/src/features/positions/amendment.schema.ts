import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { Amendment } from '@passerelle/contracts/amendments';
import type { PersonId } from '@passerelle/contracts/ids';
import type { CreatedOnce } from '../../platform/database/create-once';

/** What an amendment said before its author corrected it. */
export interface FormerChange {
  rectification: number;
  change: Amendment['change'];
  baseRevision: number;
  statement: string;
  rectifiedBy: PersonId;
  rectifiedAt: string;
}

@Schema({ collection: 'amendments', versionKey: false })
export class AmendmentRecord implements CreatedOnce {
  @Prop({ type: String, required: true })
  _id!: Amendment['id'];
  @Prop({ type: String, required: true })
  creation!: string;
  @Prop({ type: String, required: true })
  positionId!: Amendment['positionId'];
  @Prop({ type: Number, required: true })
  rank!: number;
  @Prop({ type: Number, required: true })
  rectification!: number;
  @Prop({ type: Object, required: true })
  change!: Amendment['change'];
  @Prop({ type: Number, required: true })
  baseRevision!: number;
  @Prop({ type: [String], required: true })
  organisationIds!: Amendment['organisationIds'];
  @Prop({ type: String, required: true })
  personId!: Amendment['personId'];
  @Prop({ type: String })
  statement!: string;
  @Prop({ type: String })
  opinion?: Amendment['opinion'];
  @Prop({ type: String, required: true })
  state!: Amendment['state'];
  @Prop({ type: String })
  rebaseReason?: Amendment['rebaseReason'];
  @Prop({ type: String })
  outcome?: Amendment['outcome'];
  @Prop({ type: String })
  ballotId?: Amendment['ballotId'];
  @Prop({ type: String, required: true })
  tabledAt!: string;
  @Prop({ type: String })
  decidedAt?: string;
  /** Oldest first; as written by the author, before the base moved under it. */
  @Prop({ type: [Object], required: true })
  former!: FormerChange[];
}

export const AmendmentSchema = SchemaFactory.createForClass(AmendmentRecord)
  // The amendments of a position in the order of tabling; no number twice.
  .index({ positionId: 1, rank: 1 }, { unique: true })
  // What waits for an opinion, or for its author.
  .index({ state: 1, positionId: 1 });
