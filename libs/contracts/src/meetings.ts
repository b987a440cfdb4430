import * as z from 'zod';
import { SeatOffice } from './bodies';
import { RichBlock } from './collab';
import { Source } from './follow-ups';
import {
  AgendaItemId,
  BodyId,
  MeetingId,
  OrganisationId,
  PersonId,
  type ActionId,
  type DecisionId,
  type FloorRequestId,
} from './ids';
import type { Fact } from './live';
import { PersonCard } from './people';
import { Instant, Line, TimeZone } from './primitives';

export const MeetingKind = z.enum(['in-person', 'remote', 'hybrid']);
export type MeetingKind = z.infer<typeof MeetingKind>;

/** `drafted` is seen by those who manage meetings alone; `approved` is for ever. */
export const MeetingState = z.enum(['drafted', 'convened', 'open', 'closed', 'approved']);
export type MeetingState = z.infer<typeof MeetingState>;

export const AgendaKind = z.enum(['information', 'discussion', 'decision']);
export type AgendaKind = z.infer<typeof AgendaKind>;

export const AgendaItem = z.object({
  id: AgendaItemId,
  title: Line,
  kind: AgendaKind,
  /** Planned length. */
  minutes: z.int().min(1).max(600),
  /** Who presents it, as it is printed. */
  presenter: Line.optional(),
  /** The message or post that it came from; given to whoever may read that. */
  source: Source.optional(),
});
export type AgendaItem = z.infer<typeof AgendaItem>;

export const AgendaItemChange = AgendaItem.omit({ id: true, source: true });
export type AgendaItemChange = z.infer<typeof AgendaItemChange>;

/** Where an item goes: 0 is the first place. */
export const AgendaPlace = z.object({ index: z.int().min(0).max(200) });
export type AgendaPlace = z.infer<typeof AgendaPlace>;

/** An address that a browser opens: http or https, nothing else. */
const WebAddress = z.url({ protocol: /^https?$/ }).max(500);

const Notice = z.object({
  title: Line,
  kind: MeetingKind,
  place: Line.optional(),
  link: WebAddress.optional(),
  zone: TimeZone,
  start: Instant,
  end: Instant,
});

const DAY = 86_400_000;
/** A meeting ends after it begins, and within a week. */
function endsAfterStart({ start, end }: { start: Instant; end: Instant }): boolean {
  const length = Date.parse(end) - Date.parse(start);
  return length > 0 && length <= 7 * DAY;
}
const ENDS = { path: ['end'], message: 'ends after it begins, within a week' };

export const MeetingDraft = Notice.extend({ id: MeetingId }).refine(endsAfterStart, ENDS);
export type MeetingDraft = z.infer<typeof MeetingDraft>;

/** The whole notice again; refused with `request/stale` when `revision` is no longer the stored one. */
export const NoticeChange = Notice.extend({ revision: z.int().min(1) }).refine(
  endsAfterStart,
  ENDS,
);
export type NoticeChange = z.infer<typeof NoticeChange>;

export const StateChange = z.object({ state: MeetingState.exclude(['approved']) });
export type StateChange = z.infer<typeof StateChange>;

export const ReplyKind = z.enum(['confirmed', 'declined', 'alternate']);
export type ReplyKind = z.infer<typeof ReplyKind>;

/** Whether one comes; `alternateId`, a person of the same organisation, goes with `alternate` alone. */
export const ReplyChange = z
  .object({ reply: ReplyKind, alternateId: PersonId.optional() })
  .refine(({ reply, alternateId }) => (reply === 'alternate') === !!alternateId, {
    path: ['alternateId'],
    message: 'name who comes instead',
  });
export type ReplyChange = z.infer<typeof ReplyChange>;

/** Somebody who is convened: the person acts for a seat of the body. */
export const Convened = z.object({
  person: PersonCard,
  organisation: z.object({ id: OrganisationId, name: z.string() }),
  office: SeatOffice,
  hasVote: z.boolean(),
  reply: ReplyKind.optional(),
  alternate: PersonCard.optional(),
});
export type Convened = z.infer<typeof Convened>;

export const MeetingCard = Notice.extend({
  id: MeetingId,
  bodyId: BodyId,
  state: MeetingState,
  itemCount: z.int(),
  /** What the caller answered. */
  reply: ReplyKind.optional(),
}).omit({ link: true });
export type MeetingCard = z.infer<typeof MeetingCard>;

/** The next one first, then those that are over, the latest first. */
export const MeetingList = z.object({
  meetings: z.array(MeetingCard),
  mine: z.object({ mayManage: z.boolean(), maySit: z.boolean() }),
});
export type MeetingList = z.infer<typeof MeetingList>;

/** How the minutes were approved: a text that no longer changes, and its SHA-256 (hexadecimal). */
export const Approval = z.object({
  at: Instant,
  by: PersonCard,
  hash: z.string(),
  in: z.object({ id: MeetingId, title: z.string(), start: Instant }),
});
export type Approval = z.infer<typeof Approval>;

export const MeetingPage = Notice.extend({
  id: MeetingId,
  bodyId: BodyId,
  state: MeetingState,
  revision: z.int(),
  agenda: z.array(AgendaItem),
  /** Those convened and what they answered; for the seats of the body and who manages its meetings. */
  convened: z.array(Convened).optional(),
  approval: Approval.optional(),
  mine: z.object({
    mayManage: z.boolean(),
    /** Sits in the body: answers the notice, signs, asks for the floor. */
    maySit: z.boolean(),
    /** Follows the attendance, the floor and the minutes while they are written. */
    mayFollow: z.boolean(),
    mayWrite: z.boolean(),
    reply: ReplyKind.optional(),
    alternateId: PersonId.optional(),
  }),
});
export type MeetingPage = z.infer<typeof MeetingPage>;

/** Name of the co-written text on the line of texts. */
export const minutesName = (id: MeetingId) => `minutes:${id}`;

/** The minutes as they stand; empty for whoever may not read them before they are approved. */
export const Minutes = z.object({ blocks: z.array(RichBlock) });
export type Minutes = z.infer<typeof Minutes>;

/** The minutes are approved by a later meeting of the same body. */
export const ApprovalDraft = z.object({ meetingId: MeetingId });
export type ApprovalDraft = z.infer<typeof ApprovalDraft>;

export const Paper = z.enum(['notice', 'attendance', 'minutes']);
export type Paper = z.infer<typeof Paper>;

type M = MeetingId | ':id';
export const meetingPaths = {
  /** `GET` lists, `POST` drafts one. */
  ofBody: (bodyId: BodyId | ':bodyId') => `/api/bodies/${bodyId}/meetings`,
  /** `GET` reads, `PUT` changes the notice. */
  one: (id: M) => `/api/meetings/${id}`,
  /** `PUT`. */
  state: (id: M) => `/api/meetings/${id}/state`,
  reply: (id: M) => `/api/meetings/${id}/reply`,
  /** `POST` adds. */
  agenda: (id: M) => `/api/meetings/${id}/agenda`,
  /** `PUT` changes, `DELETE` removes. */
  agendaItem: (id: M, itemId: AgendaItemId | ':itemId') => `/api/meetings/${id}/agenda/${itemId}`,
  /** `PUT`. */
  agendaPlace: (id: M, itemId: AgendaItemId | ':itemId') =>
    `/api/meetings/${id}/agenda/${itemId}/place`,
  minutes: (id: M) => `/api/meetings/${id}/minutes`,
  /** `POST`. */
  approval: (id: M) => `/api/meetings/${id}/approval`,
  calendar: (id: M) => `/api/meetings/${id}/meeting.ics`,
  paper: (id: M, paper: Paper | ':paper') => `/api/meetings/${id}/papers/${paper}`,
  /** `GET` reads, `POST` signs. */
  attendance: (id: M) => `/api/meetings/${id}/attendance`,
  /** `POST`. */
  undoAttendance: (id: M) => `/api/meetings/${id}/attendance/undo`,
  /** `GET`. */
  floor: (id: M) => `/api/meetings/${id}/floor`,
  /** `POST` asks for the floor. */
  floorRequests: (id: M) => `/api/meetings/${id}/floor/requests`,
  /** `PUT`: called, finished, withdrawn. */
  floorRequest: (id: M, requestId: FloorRequestId | ':requestId') =>
    `/api/meetings/${id}/floor/requests/${requestId}`,
  /** `PUT`. */
  floorRule: (id: M) => `/api/meetings/${id}/floor/rule`,
  /** `GET`: decisions and actions of the meeting. */
  record: (id: M) => `/api/meetings/${id}/record`,
  /** `POST`. */
  decisions: (id: M) => `/api/meetings/${id}/decisions`,
  /** `PUT`. */
  decision: (id: M, decisionId: DecisionId | ':decisionId') =>
    `/api/meetings/${id}/decisions/${decisionId}`,
  /** `GET`: actions of the body, `POST` adds one. */
  actions: (bodyId: BodyId | ':bodyId') => `/api/bodies/${bodyId}/actions`,
  /** `PUT`. */
  action: (id: ActionId | ':id') => `/api/actions/${id}`,
  /** `GET`: what has come of messages and posts. */
  followUps: (bodyId: BodyId | ':bodyId') => `/api/bodies/${bodyId}/follow-ups`,
};

/** Told in `meeting:<id>`: read the named part again. Nothing of it travels with the fact. */
export interface MeetingFacts {
  'meeting:changed': Fact<{ meetingId: MeetingId; part: MeetingPart }>;
}
export const MeetingPart = z.enum(['notice', 'agenda', 'replies', 'attendance', 'floor', 'record']);
export type MeetingPart = z.infer<typeof MeetingPart>;
