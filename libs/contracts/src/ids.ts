import * as z from 'zod';

/**
 * Ids are a short prefix that names the kind, and a ULID: `per_01J9Z…`.
 * Ids of different kinds can never coincide, a log line tells what it speaks of,
 * and the side that creates a thing makes its id, so that a retry meets the first attempt.
 */
const ULID = '[0-9A-HJKMNP-TV-Z]{26}';

function idOf<P extends string>(prefix: P) {
  return z
    .string()
    .regex(new RegExp(`^${prefix}_${ULID}$`))
    .brand<P>();
}

export const AccountId = idOf('acc');
export type AccountId = z.infer<typeof AccountId>;
export const SignInId = idOf('sin');
export type SignInId = z.infer<typeof SignInId>;
export const InvitationId = idOf('inv');
export type InvitationId = z.infer<typeof InvitationId>;
export const OrganisationId = idOf('org');
export type OrganisationId = z.infer<typeof OrganisationId>;
export const PersonId = idOf('per');
export type PersonId = z.infer<typeof PersonId>;
export const MandateId = idOf('man');
export type MandateId = z.infer<typeof MandateId>;
export const BodyId = idOf('bod');
export type BodyId = z.infer<typeof BodyId>;
export const SeatId = idOf('sea');
export type SeatId = z.infer<typeof SeatId>;
export const SuccessionId = idOf('suc');
export type SuccessionId = z.infer<typeof SuccessionId>;
export const SeatRequestId = idOf('srq');
export type SeatRequestId = z.infer<typeof SeatRequestId>;
export const DiscussionId = idOf('dis');
export type DiscussionId = z.infer<typeof DiscussionId>;
export const ReplyId = idOf('rep');
export type ReplyId = z.infer<typeof ReplyId>;
export const FileId = idOf('fil');
export type FileId = z.infer<typeof FileId>;
export const ChannelId = idOf('cha');
export type ChannelId = z.infer<typeof ChannelId>;
export const MessageId = idOf('msg');
export type MessageId = z.infer<typeof MessageId>;
export const PositionId = idOf('pos');
export type PositionId = z.infer<typeof PositionId>;
export const ParagraphId = idOf('par');
export type ParagraphId = z.infer<typeof ParagraphId>;
export const AmendmentId = idOf('ame');
export type AmendmentId = z.infer<typeof AmendmentId>;
export const BallotId = idOf('bal');
export type BallotId = z.infer<typeof BallotId>;
export const VoteId = idOf('vot');
export type VoteId = z.infer<typeof VoteId>;
export const EventId = idOf('eve');
export type EventId = z.infer<typeof EventId>;
export const SessionId = idOf('ses');
export type SessionId = z.infer<typeof SessionId>;
export const RoomId = idOf('roo');
export type RoomId = z.infer<typeof RoomId>;
export const SpeakerId = idOf('spk');
export type SpeakerId = z.infer<typeof SpeakerId>;
export const RegistrationId = idOf('reg');
export type RegistrationId = z.infer<typeof RegistrationId>;
export const SignUpId = idOf('sgn');
export type SignUpId = z.infer<typeof SignUpId>;
export const TrackId = idOf('trk');
export type TrackId = z.infer<typeof TrackId>;
export const DelegationId = idOf('del');
export type DelegationId = z.infer<typeof DelegationId>;
export const CheckInId = idOf('chk');
export type CheckInId = z.infer<typeof CheckInId>;
export const MeetingId = idOf('mee');
export type MeetingId = z.infer<typeof MeetingId>;
export const AgendaItemId = idOf('agi');
export type AgendaItemId = z.infer<typeof AgendaItemId>;
export const AttendanceEntryId = idOf('ate');
export type AttendanceEntryId = z.infer<typeof AttendanceEntryId>;
export const FloorRequestId = idOf('flo');
export type FloorRequestId = z.infer<typeof FloorRequestId>;
export const DecisionId = idOf('dec');
export type DecisionId = z.infer<typeof DecisionId>;
export const ActionId = idOf('act');
export type ActionId = z.infer<typeof ActionId>;
export const NotificationId = idOf('not');
export type NotificationId = z.infer<typeof NotificationId>;
export const PushDeviceId = idOf('psh');
export type PushDeviceId = z.infer<typeof PushDeviceId>;
export const FolderId = idOf('fld');
export type FolderId = z.infer<typeof FolderId>;
export const DocumentId = idOf('doc');
export type DocumentId = z.infer<typeof DocumentId>;
export const TransferId = idOf('upl');
export type TransferId = z.infer<typeof TransferId>;
