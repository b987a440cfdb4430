import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { ActionState } from '@passerelle/contracts/decisions';
import type { Source } from '@passerelle/contracts/follow-ups';
import type {
  ActionId,
  AgendaItemId,
  AttendanceEntryId,
  BodyId,
  DecisionId,
  MeetingId,
  OrganisationId,
  PersonId,
} from '@passerelle/contracts/ids';
import type { CreatedOnce } from '../../platform/database/create-once';

/** One line of an attendance log. Lines are inserted and never changed. */
@Schema({ collection: 'attendance', versionKey: false })
export class AttendanceRecord implements CreatedOnce {
  @Prop({ type: String, required: true })
  _id!: AttendanceEntryId;
  @Prop({ type: String, required: true })
  meetingId!: MeetingId;
  @Prop({ type: String, required: true })
  personId!: PersonId;
  /** For whom the person is there. */
  @Prop({ type: String, required: true })
  organisationId!: OrganisationId;
  @Prop({ type: String, required: true })
  halfDay!: string;
  /** Counts the lines of one person and half-day: odd ones sign, even ones undo. */
  @Prop({ type: Number, required: true })
  step!: number;
  @Prop({ type: String, required: true })
  at!: string;
  @Prop({ type: String, required: true })
  by!: PersonId;
  @Prop({ type: String, required: true })
  creation!: string;
}

export const AttendanceSchema = SchemaFactory.createForClass(AttendanceRecord)
  // Once for a person and a half-day: two who sign at the same moment meet here.
  .index({ meetingId: 1, personId: 1, halfDay: 1, step: 1 }, { unique: true });

@Schema({ collection: 'decisions', versionKey: false })
export class DecisionRecord implements CreatedOnce {
  @Prop({ type: String, required: true })
  _id!: DecisionId;
  @Prop({ type: String, required: true })
  meetingId!: MeetingId;
  @Prop({ type: String, required: true })
  bodyId!: BodyId;
  @Prop({ type: Number, required: true })
  number!: number;
  @Prop({ type: String, required: true })
  text!: string;
  @Prop({ type: String })
  agendaItemId?: AgendaItemId;
  @Prop({ type: String, required: true })
  at!: string;
  @Prop({ type: String, required: true })
  by!: PersonId;
  @Prop({ type: Number, required: true })
  version!: number;
  /** What stood there before each change, the oldest first. */
  @Prop({ type: [Object], required: true })
  formerTexts!: { text: string; at: string; by: PersonId }[];
  @Prop({ type: Object })
  source?: Source;
  @Prop({ type: String, required: true })
  creation!: string;
}

export const DecisionSchema = SchemaFactory.createForClass(DecisionRecord)
  // A number is given once in a meeting.
  .index({ meetingId: 1, number: 1 }, { unique: true })
  .index({ 'source.channelId': 1 })
  .index({ 'source.discussionId': 1 });

@Schema({ collection: 'actions', versionKey: false })
export class ActionRecord implements CreatedOnce {
  @Prop({ type: String, required: true })
  _id!: ActionId;
  @Prop({ type: String, required: true })
  bodyId!: BodyId;
  @Prop({ type: String })
  meetingId?: MeetingId;
  @Prop({ type: String, required: true })
  title!: string;
  @Prop({ type: String, required: true })
  state!: ActionState;
  @Prop({ type: String })
  personId?: PersonId;
  @Prop({ type: String })
  organisationId?: OrganisationId;
  @Prop({ type: String })
  due?: string;
  @Prop({ type: String, required: true })
  at!: string;
  @Prop({ type: String, required: true })
  by!: PersonId;
  @Prop({ type: Number, required: true })
  version!: number;
  @Prop({ type: Object })
  source?: Source;
  @Prop({ type: String, required: true })
  creation!: string;
}

export const ActionSchema = SchemaFactory.createForClass(ActionRecord)
  // The actions of a body, and those that wait for somebody.
  .index({ bodyId: 1, state: 1 })
  .index({ meetingId: 1 })
  .index({ 'source.channelId': 1 })
  .index({ 'source.discussionId': 1 });
