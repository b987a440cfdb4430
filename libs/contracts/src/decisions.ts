import * as z from 'zod';
import { Source } from './follow-ups';
import {
  ActionId,
  AgendaItemId,
  BodyId,
  DecisionId,
  MeetingId,
  OrganisationId,
  PersonId,
} from './ids';
import { PersonCard } from './people';
import { CivilDay, Instant, Line, Typed } from './primitives';

const Words = Typed.pipe(z.string().min(1).max(4_000));

/** A line of the record of decisions, numbered within its meeting. */
export const Decision = z.object({
  id: DecisionId,
  meetingId: MeetingId,
  number: z.int(),
  text: z.string(),
  agendaItemId: AgendaItemId.optional(),
  at: Instant,
  version: z.int(),
  source: Source.optional(),
});
export type Decision = z.infer<typeof Decision>;

export const DecisionDraft = z.object({
  id: DecisionId,
  text: Words,
  agendaItemId: AgendaItemId.optional(),
  source: Source.optional(),
});
export type DecisionDraft = z.infer<typeof DecisionDraft>;

export const DecisionChange = z.object({ text: Words, version: z.int().min(1) });
export type DecisionChange = z.infer<typeof DecisionChange>;

export const ActionState = z.enum(['open', 'done', 'dropped']);
export type ActionState = z.infer<typeof ActionState>;

/** Something to do, by a person or by a city. */
export const Action = z.object({
  id: ActionId,
  bodyId: BodyId,
  meetingId: MeetingId.optional(),
  title: z.string(),
  state: ActionState,
  person: PersonCard.optional(),
  organisation: z.object({ id: OrganisationId, name: z.string() }).optional(),
  due: CivilDay.optional(),
  at: Instant,
  version: z.int(),
  source: Source.optional(),
  /** The caller may change it: they lead meetings, or it is theirs to do. */
  mine: z.object({ mayChange: z.boolean() }),
});
export type Action = z.infer<typeof Action>;

const oneOwner = ({ personId, organisationId }: { personId?: unknown; organisationId?: unknown }) =>
  !personId !== !organisationId;
const OWNER = { path: ['personId'], message: 'a person or a city' };

export const ActionDraft = z
  .object({
    id: ActionId,
    title: Line,
    meetingId: MeetingId.optional(),
    personId: PersonId.optional(),
    organisationId: OrganisationId.optional(),
    due: CivilDay.optional(),
    source: Source.optional(),
  })
  .refine(oneOwner, OWNER);
export type ActionDraft = z.infer<typeof ActionDraft>;

/** Refused with `request/stale` when `version` is no longer the stored one. */
export const ActionChange = z.object({ state: ActionState, version: z.int().min(1) });
export type ActionChange = z.infer<typeof ActionChange>;

/** Open ones first, by due day. */
export const ActionList = z.object({
  actions: z.array(Action),
  /** Who may be given one. */
  owners: z.array(
    z.object({
      organisation: z.object({ id: OrganisationId, name: z.string() }),
      people: z.array(PersonCard),
    }),
  ),
  mine: z.object({ mayAdd: z.boolean() }),
});
export type ActionList = z.infer<typeof ActionList>;

/** Record of decisions of a meeting. */
export const MeetingRecordPage = z.object({
  decisions: z.array(Decision),
  actions: z.array(Action),
});
export type MeetingRecordPage = z.infer<typeof MeetingRecordPage>;
