import * as z from 'zod';
import { BodyId, MandateId, OrganisationId, SeatId } from './ids';
import { OrganisationKind } from './organisations';
import { PersonCard } from './people';
import { Bilingual, Instant } from './primitives';
import { problems } from './problem-table';
import { Sdg, Theme } from './themes';

export const BodyKind = z.enum([
  'general-assembly',
  'board',
  'standing-commission',
  'advocacy-group',
  'technical-group',
  'secretariat',
]);
export type BodyKind = z.infer<typeof BodyKind>;

/** Who may read a body's workspace: the world; every member; members read and only seats write (transparent); seats only. */
export const BodyVisibility = z.enum(['public', 'members', 'transparent', 'confidential']);
export type BodyVisibility = z.infer<typeof BodyVisibility>;

export const SeatOffice = z.enum([
  'chair',
  'vice-chair',
  'rapporteur',
  'member',
  'associate',
  'observer',
  'expert',
]);
export type SeatOffice = z.infer<typeof SeatOffice>;

/** How a body decides: data, never code. Shares are between 0 and 1. */
export const VotingRule = z.object({
  /** Offices whose seats have a vote. */
  votingOffices: z.array(SeatOffice).min(1),
  /** Share of voting seats that must take part, 0 for none. */
  quorum: z.number().min(0).max(1),
  majority: z.enum(['simple', 'absolute', 'two-thirds', 'three-quarters']),
  /** What the majority is counted on: votes for and against, or all voting seats. */
  base: z.enum(['cast', 'eligible']),
  /** The chair's vote decides a tie. */
  castingVote: z.boolean(),
  /** Votes a seat may carry for others; 0 forbids proxies. */
  proxiesPerSeat: z.int().min(0).max(5),
});
export type VotingRule = z.infer<typeof VotingRule>;

export const Body = z.object({
  id: BodyId,
  kind: BodyKind,
  name: Bilingual,
  purpose: Bilingual,
  visibility: BodyVisibility,
  themes: z.array(Theme),
  sdgs: z.array(Sdg),
  rule: VotingRule,
});
export type Body = z.infer<typeof Body>;

/**
 * An organisation sits in a body, with an office there, from one instant until another (`until` excluded).
 * People act for the seat through the mandates named here; a mandate that ended gives nothing.
 */
export const Seat = z.object({
  id: SeatId,
  bodyId: BodyId,
  organisationId: OrganisationId,
  office: SeatOffice,
  /** Also those that have ended: they tell who acted for the seat at an earlier date. */
  mandateIds: z.array(MandateId),
  from: Instant,
  until: Instant.optional(),
});
export type Seat = z.infer<typeof Seat>;

/** Somebody who acts for a seat, with the dates of the mandate that lets them. */
export const SeatHolder = PersonCard.extend({ since: Instant, until: Instant.optional() });
export type SeatHolder = z.infer<typeof SeatHolder>;

/** A seat as the body's page shows it. */
export const SeatCard = z.object({
  id: SeatId,
  office: SeatOffice,
  hasVote: z.boolean(),
  organisation: z.object({
    id: OrganisationId,
    name: z.string(),
    country: z.string(),
    kind: OrganisationKind,
  }),
  people: z.array(SeatHolder),
  from: Instant,
  until: Instant.optional(),
});
export type SeatCard = z.infer<typeof SeatCard>;

/** A body and what the caller may do there. */
export const BodyPage = Body.extend({
  seats: z.array(SeatCard),
  mine: z.object({ offices: z.array(SeatOffice), permissions: z.array(z.string()) }),
});
export type BodyPage = z.infer<typeof BodyPage>;

export const BodyList = z.array(
  Body.pick({
    id: true,
    kind: true,
    name: true,
    purpose: true,
    visibility: true,
    themes: true,
  }).extend({
    seatCount: z.int(),
    mine: z.boolean(),
  }),
);
export type BodyList = z.infer<typeof BodyList>;

/** Where an organisation sits, among the bodies that the reader may know of. */
export const SeatsOfOrganisation = z.array(
  z.object({ body: Body.pick({ id: true, kind: true, name: true }), office: SeatOffice }),
);
export type SeatsOfOrganisation = z.infer<typeof SeatsOfOrganisation>;

/** Who sat in a body at an instant. */
export const CompositionQuery = z.object({ at: Instant });
export type CompositionQuery = z.infer<typeof CompositionQuery>;

/** A body in the chart of the network, with those who preside and report. */
export const ChartedBody = Body.pick({ id: true, kind: true, name: true, visibility: true }).extend(
  {
    seatCount: z.int(),
    lead: z.array(SeatCard),
  },
);
export type ChartedBody = z.infer<typeof ChartedBody>;

export const bodyPaths = {
  chart: () => '/api/organisation-chart',
  composition: (id: BodyId | ':id', at: Instant) => `/api/bodies/${id}/composition?at=${at}`,
  list: () => '/api/bodies',
  one: (id: BodyId | ':id') => `/api/bodies/${id}`,
  seatsOf: (id: OrganisationId | ':id') => `/api/organisations/${id}/seats`,
};

export const BODY_PROBLEMS = problems({
  'body/not-seated': {
    status: 403,
    title: {
      fr: 'Votre ville ne siège pas dans cette instance, ou son siège ne permet pas cette action.',
      en: 'Your city has no seat in this body, or its seat does not allow this.',
    },
  },
});
