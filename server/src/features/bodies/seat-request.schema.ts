import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { BodyId, OrganisationId, PersonId, SeatRequestId } from '@passerelle/contracts/ids';
import type {
  RequestedOffice,
  SeatRequestKind,
  SeatRequestState,
} from '@passerelle/contracts/seat-requests';
import type { CreatedOnce } from '../../platform/database/create-once';

@Schema({ collection: 'seatRequests', versionKey: false })
export class SeatRequestRecord implements CreatedOnce {
  @Prop({ type: String, required: true })
  _id!: SeatRequestId;
  @Prop({ type: String, required: true })
  creation!: string;
  @Prop({ type: String, required: true })
  bodyId!: BodyId;
  @Prop({ type: String, required: true })
  organisationId!: OrganisationId;
  @Prop({ type: String, required: true })
  kind!: SeatRequestKind;
  @Prop({ type: String, required: true })
  office!: RequestedOffice;
  @Prop({ type: String, required: true })
  words!: string;
  @Prop({ type: String, required: true })
  by!: PersonId;
  @Prop({ type: String, required: true })
  at!: string;
  @Prop({ type: String, required: true })
  state!: SeatRequestState;
  @Prop({ type: String })
  reason?: string;
  @Prop({ type: String })
  decidedBy?: PersonId;
  @Prop({ type: String })
  decidedAt?: string;
}

export const SeatRequestSchema = SchemaFactory.createForClass(SeatRequestRecord)
  // One open request for a city and a body; what waits for those who lead the body.
  .index(
    { bodyId: 1, organisationId: 1 },
    { unique: true, partialFilterExpression: { state: 'open' } },
  )
  // What concerns a city, the newest first.
  .index({ organisationId: 1, at: -1 });
