import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { AccountId, InvitationId, PersonId, SignInId } from '@passerelle/contracts/ids';

@Schema({ collection: 'accounts', versionKey: false })
export class AccountRecord {
  @Prop({ type: String, required: true })
  _id!: AccountId;
  @Prop({ type: String, required: true })
  personId!: PersonId;
  /** Lower case; where the invitation went. */
  @Prop({ type: String, required: true })
  email!: string;
  /** argon2id. */
  @Prop({ type: String, required: true })
  passwordHash!: string;
  @Prop({ type: Boolean, required: true })
  administrator!: boolean;
  @Prop({ type: String, required: true })
  createdAt!: string;
  @Prop({ type: String })
  deactivatedAt?: string;
}

export const AccountSchema = SchemaFactory.createForClass(AccountRecord)
  .index({ email: 1 }, { unique: true })
  .index({ personId: 1 }, { unique: true });

@Schema({ collection: 'signIns', versionKey: false })
export class SignInRecord {
  @Prop({ type: String, required: true })
  _id!: SignInId;
  @Prop({ type: String, required: true })
  accountId!: AccountId;
  /** The browser and system as its owner recognises them. */
  @Prop({ type: String, required: true })
  device!: string;
  @Prop({ type: String, required: true })
  since!: string;
  @Prop({ type: String, required: true })
  lastSeen!: string;
  /** Which refresh token of this sign-in is the live one. */
  @Prop({ type: Number, required: true })
  generation!: number;
  /** When the sign-in was revoked; a revoked one opens nothing. */
  @Prop({ type: String })
  revokedAt?: string;
  /** Forgotten by the database after this moment. */
  @Prop({ type: Date, required: true })
  forgetAt!: Date;
}

export const SignInSchema = SchemaFactory.createForClass(SignInRecord)
  // The open sign-ins of an account.
  .index({ accountId: 1 })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

@Schema({ collection: 'invitations', versionKey: false })
export class InvitationRecord {
  @Prop({ type: String, required: true })
  _id!: InvitationId;
  @Prop({ type: String, required: true })
  personId!: PersonId;
  @Prop({ type: String, required: true })
  email!: string;
  /** SHA-256 of the token: a copy of the database opens nothing. */
  @Prop({ type: String, required: true })
  tokenHash!: string;
  @Prop({ type: String, required: true })
  expires!: string;
  @Prop({ type: String })
  usedAt?: string;
  @Prop({ type: String, required: true })
  invitedBy!: PersonId;
}

export const InvitationSchema = SchemaFactory.createForClass(InvitationRecord).index(
  { tokenHash: 1 },
  { unique: true },
);

/** The one document that says what this network is; its existence means that it was set up. */
@Schema({ collection: 'network', versionKey: false })
export class NetworkRecord {
  @Prop({ type: String, required: true })
  _id!: 'network';
  @Prop({ type: String, required: true })
  name!: string;
}

export const NetworkSchema = SchemaFactory.createForClass(NetworkRecord);
