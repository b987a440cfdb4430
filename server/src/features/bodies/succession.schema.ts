import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type {
  MandateId,
  OrganisationId,
  PersonId,
  SeatId,
  SuccessionId,
} from '@passerelle/contracts/ids';
import type { CreatedOnce } from '../../platform/database/create-once';

/** What ended, with the end that it had before: a succession that is taken back restores it. */
export interface Ended<Id> {
  id: Id;
  until?: string | undefined;
}

@Schema({ collection: 'successions', versionKey: false })
export class SuccessionRecord implements CreatedOnce {
  @Prop({ type: String, required: true })
  _id!: SuccessionId;
  @Prop({ type: String, required: true })
  creation!: string;
  @Prop({ type: String, required: true })
  organisationId!: OrganisationId;
  @Prop({ type: String, required: true })
  predecessorId!: PersonId;
  @Prop({ type: String, required: true })
  successorId!: PersonId;
  /** The mandate that began. */
  @Prop({ type: String, required: true })
  mandateId!: MandateId;
  @Prop({ type: String, required: true })
  at!: string;
  @Prop({ type: String, required: true })
  by!: PersonId;
  @Prop({ type: [String], required: true })
  moved!: SeatId[];
  @Prop({ type: [Object], required: true })
  endedMandates!: Ended<MandateId>[];
  @Prop({ type: [Object], required: true })
  endedSeats!: Ended<SeatId>[];
  @Prop({ type: String })
  undoneAt?: string;
}

export const SuccessionSchema = SchemaFactory.createForClass(SuccessionRecord);
