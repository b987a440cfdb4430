import * as z from 'zod';
import { Body, SeatOffice } from './bodies';
import { MandateId, OrganisationId, PersonId, SuccessionId } from './ids';
import { Gender, MandateOffice, PersonCard } from './people';
import { Instant, Language, Line } from './primitives';
import { problems } from './problem-table';

/** How long a succession can be taken back by whoever declared it, in milliseconds: ten seconds, and five for a slow network. */
export const SUCCESSION_UNDO_FOR = 15_000;

/** Whose mandates end, and who may come after: the plan differs when the successor acts for the city already. */
export const SuccessionQuery = z.object({
  predecessor: PersonId,
  successor: PersonId.optional(),
});
export type SuccessionQuery = z.infer<typeof SuccessionQuery>;

const SeatNamed = z.object({
  body: Body.pick({ id: true, kind: true, name: true }),
  office: SeatOffice,
});

/**
 * What a succession would do, before anything is done. Seats are named where the reader may know of their body;
 * those of confidential bodies move all the same, unnamed.
 */
export const SuccessionPlan = z.object({
  organisation: z.object({ id: OrganisationId, name: z.string() }),
  predecessor: PersonCard,
  /** The mandates that end: of the predecessor, in this organisation. */
  mandates: z.array(z.object({ office: MandateOffice, from: Instant })),
  /** The city's seats that the successor acts for from then on. */
  moves: z.array(SeatNamed),
  /** Seats that were given to the person and not to the city. */
  personal: z.array(SeatNamed),
  /** What the predecessor does for other organisations goes on. */
  elsewhere: z.array(z.object({ organisation: z.string(), office: MandateOffice })),
  /** Offices that the successor leaves here, because the new one takes their place. */
  leaves: z.array(MandateOffice),
});
export type SuccessionPlan = z.infer<typeof SuccessionPlan>;

/** Somebody whom the network knows, or somebody new, who is made with the id that the caller chose. */
export const Successor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), personId: PersonId }),
  z.object({
    kind: z.literal('new'),
    person: z.object({
      id: PersonId,
      givenName: Line,
      familyName: Line,
      gender: Gender.optional(),
      preferredLanguage: Language,
    }),
  }),
]);
export type Successor = z.infer<typeof Successor>;

/** One person leaves, another comes: mandates end and begin, and the city's seats move, at one instant. */
export const SuccessionDraft = z.object({
  id: SuccessionId,
  mandateId: MandateId,
  predecessorId: PersonId,
  office: MandateOffice,
  successor: Successor,
});
export type SuccessionDraft = z.infer<typeof SuccessionDraft>;

export const Succession = z.object({
  id: SuccessionId,
  organisationId: OrganisationId,
  predecessorId: PersonId,
  successorId: PersonId,
  at: Instant,
});
export type Succession = z.infer<typeof Succession>;

export const successionPaths = {
  ofOrganisation: (id: OrganisationId | ':id') => `/api/organisations/${id}/successions`,
  plan: (id: OrganisationId, { predecessor, successor }: SuccessionQuery) =>
    `/api/organisations/${id}/successions/plan?predecessor=${predecessor}${successor ? `&successor=${successor}` : ''}`,
  undo: (id: SuccessionId | ':id') => `/api/successions/${id}/undo`,
};

export const SUCCESSION_PROBLEMS = problems({
  'succession/nothing-to-hand-over': {
    status: 409,
    title: {
      fr: 'Cette personne n’exerce plus de mandat ici. Rechargez la page : quelqu’un a peut-être déjà déclaré la succession.',
      en: 'This person no longer holds a mandate here. Reload the page: somebody may have declared the succession already.',
    },
  },
  'succession/same-person': {
    status: 422,
    title: {
      fr: 'Une personne ne peut pas se succéder à elle-même. Choisissez quelqu’un d’autre.',
      en: 'Nobody succeeds themselves. Choose somebody else.',
    },
  },
  'succession/secretariat': {
    status: 422,
    title: {
      fr: 'Ni vous ni une personne du secrétariat ne pouvez reprendre les sièges d’une ville. Choisissez quelqu’un de la ville.',
      en: 'Neither you nor anybody of the secretariat can take over a city’s seats. Choose somebody of the city.',
    },
  },
  'succession/too-late': {
    status: 409,
    title: {
      fr: 'Il est trop tard pour annuler. Déclarez une nouvelle succession pour revenir en arrière.',
      en: 'It is too late to undo. Declare another succession to go back.',
    },
  },
});
