import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { BodyId, NotificationId, PersonId, PushDeviceId } from '@passerelle/contracts/ids';
import type { Notification, PushSubscription } from '@passerelle/contracts/notifications';
import type { NotificationChoice, ThreadId, Volume } from '@passerelle/contracts/volumes';

@Schema({ collection: 'notifications', versionKey: false, minimize: false })
export class NotificationRecord {
  /** Grows with time: the order in which its owner heard. */
  @Prop({ type: String, required: true })
  _id!: NotificationId;
  @Prop({ type: String, required: true })
  personId!: PersonId;
  /** What has happened, by its own id: nobody hears twice of one thing. */
  @Prop({ type: String, required: true })
  cause!: string;
  @Prop({ type: String, required: true })
  kind!: Notification['kind'];
  @Prop({ type: String })
  bodyId?: BodyId;
  @Prop({ type: String })
  threadId?: ThreadId;
  /** Which right in the body it takes to read this. */
  @Prop({ type: String, required: true })
  place!: 'discussions' | 'chat' | 'own';
  @Prop({ type: Object, required: true })
  subject!: Notification['subject'];
  @Prop({ type: String })
  by?: PersonId;
  @Prop({ type: Object, required: true })
  target!: Notification['target'];
  @Prop({ type: String, required: true })
  at!: string;
  @Prop({ type: String })
  readAt?: string;
  /** Where it leaves the product. */
  @Prop({ type: Boolean, required: true })
  mail!: boolean;
  @Prop({ type: Boolean, required: true })
  push!: boolean;
  /** Forgotten by the database after this moment. */
  @Prop({ type: Date, required: true })
  forgetAt!: Date;
}

export const NotificationSchema = SchemaFactory.createForClass(NotificationRecord)
  .index({ personId: 1, cause: 1 }, { unique: true })
  // A person's own, the newest first.
  .index({ personId: 1, _id: -1 })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

/** What a person has chosen for everything, and the last summary that was settled. */
@Schema({ collection: 'notificationChoices', versionKey: false })
export class ChoiceRecord {
  @Prop({ type: String, required: true })
  _id!: PersonId;
  @Prop({ type: Object })
  choice?: NotificationChoice;
  @Prop({ type: String })
  lastDigest?: string;
}

export const ChoiceSchema = SchemaFactory.createForClass(ChoiceRecord);

/** What a person has chosen for one body or thread. */
@Schema({ collection: 'volumes', versionKey: false, minimize: false })
export class VolumeRecord {
  /** Person and place: one choice for each. */
  @Prop({ type: String, required: true })
  _id!: string;
  @Prop({ type: String, required: true })
  personId!: PersonId;
  @Prop({ type: String, required: true })
  placeId!: BodyId | ThreadId;
  @Prop({ type: Object, required: true })
  volume!: Volume;
}

export const VolumeSchema = SchemaFactory.createForClass(VolumeRecord)
  // Whoever chose something for a place: asked when something happens there.
  .index({ placeId: 1, personId: 1 })
  .index({ personId: 1 });

@Schema({ collection: 'pushDevices', versionKey: false })
export class PushDeviceRecord {
  @Prop({ type: String, required: true })
  _id!: PushDeviceId;
  @Prop({ type: String, required: true })
  personId!: PersonId;
  @Prop({ type: String, required: true })
  endpoint!: string;
  @Prop({ type: Object, required: true })
  keys!: PushSubscription['keys'];
  @Prop({ type: String, required: true })
  device!: string;
  @Prop({ type: String, required: true })
  since!: string;
}

export const PushDeviceSchema = SchemaFactory.createForClass(PushDeviceRecord)
  // A browser belongs to whoever turned notifications on in it last.
  .index({ endpoint: 1 }, { unique: true })
  .index({ personId: 1 });
