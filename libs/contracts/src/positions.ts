import * as z from 'zod';
import { BallotId, BodyId, OrganisationId, PersonId, PositionId } from './ids';
import type { Fact } from './live';
import { PersonCard } from './people';
import { PositionText, PositionTextDraft } from './position-text';
import { Bilingual, CivilDay, Cursor, Instant, Language, Line } from './primitives';
import { Sdg, Theme } from './themes';

export const PositionKind = z.enum([
  'position-paper',
  'declaration',
  'resolution',
  'motion',
  'wish',
]);
export type PositionKind = z.infer<typeof PositionKind>;

/**
 * `draft`: the group's own hands; `open`: amendments may be tabled until the deadline;
 * `closed-to-amendments`: the base text is fixed; `voting`: ballots are taken; the last three are final.
 */
export const PositionStatus = z.enum([
  'draft',
  'open',
  'closed-to-amendments',
  'voting',
  'adopted',
  'rejected',
  'withdrawn',
]);
export type PositionStatus = z.infer<typeof PositionStatus>;

/** What somebody may do with the positions of a body; who, is a table in the rules. */
export const PositionPermission = z.enum([
  'position:view',
  'position:draft',
  'position:edit',
  'position:open',
  'position:close-to-amendments',
  'position:start-voting',
  'position:adopt',
  'position:withdraw',
  'amendment:table',
  'amendment:give-opinion',
  'amendment:settle',
  'ballot:open',
  'ballot:close',
  'ballot:vote',
]);
export type PositionPermission = z.infer<typeof PositionPermission>;

/** Year and rank within it: `2027-03`. */
export const AdoptionNumber = z.string().regex(/^\d{4}-\d{2,4}$/);
export type AdoptionNumber = z.infer<typeof AdoptionNumber>;

/** The frozen text. `sha256` is lower-case hex of the canonical form that the rules give (`canonicalPosition`), in UTF-8. */
export const Adoption = z.object({
  number: AdoptionNumber,
  date: CivilDay,
  ballotId: BallotId,
  text: PositionText,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Adoption = z.infer<typeof Adoption>;

/** A text of a body on its way. Read by whoever may read the body's workspace; by everybody once adopted. */
export const Position = z.object({
  id: PositionId,
  kind: PositionKind,
  bodyId: BodyId,
  title: z.string(),
  /** The language whose wording counts. */
  language: Language,
  themes: z.array(Theme),
  sdgs: z.array(Sdg),
  status: PositionStatus,
  /** The base: what amendments speak about. Adopted amendments do not change it; see `PositionPage.consolidated`. */
  text: PositionText,
  /** Grows by one at each saved change of title or text. */
  revision: z.int().min(0),
  /** Amendments may be tabled before this moment. */
  deadline: Instant.optional(),
  /** Absent for those to whom only the adopted text is open. */
  createdBy: PersonId.optional(),
  createdAt: Instant,
  changedAt: Instant,
  adoption: Adoption.optional(),
});
export type Position = z.infer<typeof Position>;

export const PositionDraft = z.object({
  id: PositionId,
  kind: PositionKind,
  bodyId: BodyId,
  title: Line,
  language: Language,
  themes: z.array(Theme).max(5),
  sdgs: z.array(Sdg).max(17),
  text: PositionTextDraft.optional(),
});
export type PositionDraft = z.infer<typeof PositionDraft>;

/** A whole save: refused with `request/stale` when `revision` is no longer the stored one. */
export const PositionSave = z.object({
  revision: z.int().min(0),
  title: Line,
  text: PositionTextDraft,
});
export type PositionSave = z.infer<typeof PositionSave>;

/** What became of a save: the new revision, and the open amendments that now have to be looked at again. */
export const PositionSaved = z.object({ revision: z.int(), toRebase: z.array(z.string()) });
export type PositionSaved = z.infer<typeof PositionSaved>;

export const PositionOpening = z.object({ revision: z.int().min(0), deadline: Instant });
export type PositionOpening = z.infer<typeof PositionOpening>;

/** Day that the text bears; the server gives the number and the fingerprint. */
export const AdoptionRequest = z.object({ date: CivilDay });
export type AdoptionRequest = z.infer<typeof AdoptionRequest>;

export const PositionItem = Position.pick({
  id: true,
  kind: true,
  title: true,
  language: true,
  status: true,
  themes: true,
  sdgs: true,
  deadline: true,
  changedAt: true,
}).extend({
  body: z.object({ id: BodyId, name: Bilingual }),
  number: AdoptionNumber.optional(),
  adoptedOn: CivilDay.optional(),
  amendmentCount: z.int().min(0),
  openBallotCount: z.int().min(0),
});
export type PositionItem = z.infer<typeof PositionItem>;

export const PositionQuery = z.object({
  bodyId: BodyId.optional(),
  status: PositionStatus.optional(),
  theme: Theme.optional(),
  after: Cursor.optional(),
});
export type PositionQuery = z.infer<typeof PositionQuery>;

export const PositionList = z.object({ items: z.array(PositionItem), next: Cursor.optional() });
export type PositionList = z.infer<typeof PositionList>;

/**
 * A position, the text as adopted amendments have made it so far, and what the caller may do now.
 * To those who may read it only because it was adopted, both texts are the adopted one and nobody is named.
 */
export const PositionPage = z.object({
  position: Position,
  body: z.object({ id: BodyId, name: Bilingual }),
  author: PersonCard.optional(),
  consolidated: PositionText,
  mine: z.object({
    permissions: z.array(PositionPermission),
    /** Amendments, ballots, earlier revisions and live facts are open to the caller. */
    debates: z.boolean(),
    /** The organisations that the caller may table amendments for. */
    tablesFor: z.array(OrganisationId),
  }),
});
export type PositionPage = z.infer<typeof PositionPage>;

/** An earlier state of title and text, kept when a save replaced it. */
export const PositionRevision = z.object({
  revision: z.int().min(0),
  title: z.string(),
  text: PositionText,
  savedBy: PersonId,
  savedAt: Instant,
});
export type PositionRevision = z.infer<typeof PositionRevision>;

/** Newest first; the current state is not among them. */
export const PositionRevisionList = z.array(PositionRevision);
export type PositionRevisionList = z.infer<typeof PositionRevisionList>;

/** `list`: GET, POST `PositionDraft`. `one`: GET, PUT `PositionSave`. `revisions`: GET. The others: POST. */
export const positionPaths = {
  list: () => '/api/positions',
  one: (id: PositionId | ':id') => `/api/positions/${id}`,
  revisions: (id: PositionId | ':id') => `/api/positions/${id}/revisions`,
  open: (id: PositionId | ':id') => `/api/positions/${id}/open`,
  closeToAmendments: (id: PositionId | ':id') => `/api/positions/${id}/close-to-amendments`,
  startVoting: (id: PositionId | ':id') => `/api/positions/${id}/start-voting`,
  adopt: (id: PositionId | ':id') => `/api/positions/${id}/adopt`,
  withdraw: (id: PositionId | ':id') => `/api/positions/${id}/withdraw`,
};

/** Whoever enters (`live:enter`) hears the facts of a position, of its amendments and of its ballots. */
export const positionRoom = (id: PositionId): `position:${string}` => `position:${id}`;

export interface PositionFacts {
  /** Title, text or status have changed; whoever shows another revision reads again. */
  'position:changed': Fact<{ positionId: PositionId; revision: number; status: PositionStatus }>;
  /** The text with adopted amendments has changed. */
  'position:consolidated': Fact<{ positionId: PositionId; consolidated: PositionText }>;
  'position:adopted': Fact<{ positionId: PositionId; adoption: Adoption }>;
}
