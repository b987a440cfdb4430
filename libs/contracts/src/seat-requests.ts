import * as z from 'zod';
import { Body, SeatOffice } from './bodies';
import { BodyId, OrganisationId, SeatId, SeatRequestId } from './ids';
import { PersonCard } from './people';
import { Instant, Passage } from './primitives';
import { problems } from './problem-table';

/** A city asks for a seat; or the body invites a city to take one. */
export const SeatRequestKind = z.enum(['request', 'invitation']);
export type SeatRequestKind = z.infer<typeof SeatRequestKind>;

/** Open until the other side has decided, or whoever began it withdraws. */
export const SeatRequestState = z.enum(['open', 'accepted', 'refused', 'withdrawn']);
export type SeatRequestState = z.infer<typeof SeatRequestState>;

/** Offices that can be asked for or offered; the others are voted on. */
export const RequestedOffice = SeatOffice.extract(['member', 'associate', 'observer']);
export type RequestedOffice = z.infer<typeof RequestedOffice>;

const Sentence = Passage.pipe(z.string().max(1000));

/** Only one is open for a city and a body at a time. */
export const SeatRequestDraft = z.object({
  id: SeatRequestId,
  kind: SeatRequestKind,
  organisationId: OrganisationId,
  office: RequestedOffice,
  words: Sentence,
});
export type SeatRequestDraft = z.infer<typeof SeatRequestDraft>;

export const SeatRequestAcceptance = z.object({ seatId: SeatId });
export type SeatRequestAcceptance = z.infer<typeof SeatRequestAcceptance>;

export const SeatRequestRefusal = z.object({ reason: Sentence });
export type SeatRequestRefusal = z.infer<typeof SeatRequestRefusal>;

/** Read by those who decide, and by those who act for the city. */
export const SeatRequest = z.object({
  id: SeatRequestId,
  body: Body.pick({ id: true, name: true }),
  kind: SeatRequestKind,
  organisation: z.object({ id: OrganisationId, name: z.string() }),
  office: RequestedOffice,
  words: z.string(),
  by: PersonCard.optional(),
  at: Instant,
  state: SeatRequestState,
  reason: z.string().optional(),
  decidedAt: Instant.optional(),
  mayDecide: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type SeatRequest = z.infer<typeof SeatRequest>;

/** What the caller may decide or withdraw, and what was answered to their cities: the newest first. */
export const SeatRequestList = z.array(SeatRequest);
export type SeatRequestList = z.infer<typeof SeatRequestList>;

export const seatRequestPaths = {
  mine: () => '/api/seat-requests',
  ofBody: (id: BodyId | ':id') => `/api/bodies/${id}/seat-requests`,
  accept: (id: SeatRequestId | ':id') => `/api/seat-requests/${id}/accept`,
  refuse: (id: SeatRequestId | ':id') => `/api/seat-requests/${id}/refuse`,
  withdraw: (id: SeatRequestId | ':id') => `/api/seat-requests/${id}/withdraw`,
};

export const SEAT_REQUEST_PROBLEMS = problems({
  'seat-request/seated': {
    status: 409,
    title: {
      fr: 'Cette ville siège déjà dans l’instance.',
      en: 'This city has a seat in the body already.',
    },
  },
  'seat-request/open': {
    status: 409,
    title: {
      fr: 'Une demande ou une invitation est déjà en attente pour cette ville.',
      en: 'A request or an invitation is already waiting for this city.',
    },
  },
  'seat-request/decided': {
    status: 409,
    title: {
      fr: 'Quelqu’un a déjà répondu, ou la demande a été retirée. Rechargez la page.',
      en: 'Somebody has answered already, or the request was withdrawn. Reload the page.',
    },
  },
  'seat-request/not-a-member': {
    status: 422,
    title: {
      fr: 'Seule une organisation membre du réseau peut siéger ici.',
      en: 'Only a member of the network can have a seat here.',
    },
  },
});
