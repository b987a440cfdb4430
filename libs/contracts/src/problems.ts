import * as z from 'zod';
import { AMENDMENT_PROBLEMS } from './amendments';
import { BALLOT_PROBLEMS } from './ballots';
import { POSITION_PROBLEMS } from './position-problems';
import { ACCOUNT_PROBLEMS } from './accounts';
import { BODY_PROBLEMS } from './bodies';
import { CHAT_PROBLEMS } from './chat-problems';
import { CHECKIN_PROBLEMS } from './checkin';
import { DISCUSSION_PROBLEMS } from './discussions';
import { DOCUMENT_PROBLEMS } from './document-problems';
import { EVENT_PROBLEMS } from './events';
import { FILE_PROBLEMS } from './files';
import { MEETING_PROBLEMS } from './meeting-problems';
import { MENTION_PROBLEMS } from './mentions';
import { NOTIFICATION_PROBLEMS } from './notification-problems';
import { problems, type ProblemEntry } from './problem-table';
import type { Language } from './primitives';
import { REGISTRATION_PROBLEMS } from './registrations';
import { SEAT_REQUEST_PROBLEMS } from './seat-requests';
import { SIGN_UP_PROBLEMS } from './sign-ups';
import { SUCCESSION_PROBLEMS } from './successions';

const GENERAL_PROBLEMS = problems({
  'request/invalid': {
    status: 422,
    title: {
      fr: 'Certains champs sont à corriger. Rien n’a été perdu.',
      en: 'Some fields need correcting. Nothing was lost.',
    },
  },
  'request/unreadable': {
    status: 400,
    title: {
      fr: 'Cette demande n’a pas pu être lue. Rechargez la page et recommencez.',
      en: 'This request could not be read. Reload the page and try again.',
    },
  },
  'request/unknown-format': {
    status: 415,
    title: {
      fr: 'Ce format n’est pas lu ici : envoyez du JSON en UTF-8, sans compression particulière.',
      en: 'This format is not read here: send JSON in UTF-8, without special packing.',
    },
  },
  'request/no-such-part': {
    status: 416,
    title: {
      fr: 'Cette partie du fichier n’existe pas. Téléchargez-le en entier.',
      en: 'This part of the file does not exist. Download the whole file.',
    },
  },
  'request/not-found': {
    status: 404,
    title: {
      fr: 'Cette page n’existe pas, ou elle ne vous est pas ouverte.',
      en: 'This page does not exist, or it is not open to you.',
    },
  },
  'request/forbidden': {
    status: 403,
    title: {
      fr: 'Votre mandat ne permet pas cette action. Adressez-vous au secrétariat.',
      en: 'Your mandate does not allow this. Please ask the secretariat.',
    },
  },
  'request/sign-in': {
    status: 401,
    title: { fr: 'Connectez-vous pour continuer.', en: 'Sign in to continue.' },
  },
  'request/foreign-origin': {
    status: 403,
    title: {
      fr: 'Cette demande vient d’un autre site ; elle a été refusée.',
      en: 'This request comes from another site and was refused.',
    },
  },
  'request/key-reused': {
    status: 422,
    title: {
      fr: 'Cet identifiant a déjà servi pour un autre contenu. Rechargez la page et recommencez.',
      en: 'This id was already used for something else. Reload the page and try again.',
    },
  },
  'request/stale': {
    status: 409,
    title: {
      fr: 'Quelqu’un a modifié ceci entre-temps. Votre texte est conservé : relisez et enregistrez à nouveau.',
      en: 'Somebody changed this meanwhile. Your text is kept: read again and save once more.',
    },
  },
  'request/too-many': {
    status: 429,
    title: {
      fr: 'Trop de demandes en peu de temps. Réessayez dans quelques instants.',
      en: 'Too many requests in a short time. Try again in a moment.',
    },
  },
  'request/too-large': {
    status: 413,
    title: {
      fr: 'Ce contenu est trop volumineux (limite : {limit}).',
      en: 'This content is too large (limit: {limit}).',
    },
  },
  'server/unexpected': {
    status: 500,
    title: {
      fr: 'Une erreur est survenue de notre côté. Rien de ce qui a été confirmé n’est perdu ; réessayez.',
      en: 'Something went wrong on our side. Nothing that was confirmed is lost; please try again.',
    },
  },
  'server/unavailable': {
    status: 503,
    title: {
      fr: 'Le service redémarre. Réessayez dans quelques secondes.',
      en: 'The service is restarting. Try again in a few seconds.',
    },
  },
});

/** Every refusal of the product, by code: one table, read by the HTTP filter, the ack filter and the client. */
export const PROBLEMS = {
  ...GENERAL_PROBLEMS,
  ...ACCOUNT_PROBLEMS,
  ...BODY_PROBLEMS,
  ...SUCCESSION_PROBLEMS,
  ...SEAT_REQUEST_PROBLEMS,
  ...DISCUSSION_PROBLEMS,
  ...CHAT_PROBLEMS,
  ...FILE_PROBLEMS,
  ...DOCUMENT_PROBLEMS,
  ...MENTION_PROBLEMS,
  ...NOTIFICATION_PROBLEMS,
  ...MEETING_PROBLEMS,
  ...EVENT_PROBLEMS,
  ...REGISTRATION_PROBLEMS,
  ...SIGN_UP_PROBLEMS,
  ...CHECKIN_PROBLEMS,
  ...POSITION_PROBLEMS,
  ...AMENDMENT_PROBLEMS,
  ...BALLOT_PROBLEMS,
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

export const FieldFault = z.object({
  /** Dotted path of the field: `statement`, `members.2.email`. */
  field: z.string(),
  message: z.string(),
});
export type FieldFault = z.infer<typeof FieldFault>;

/** RFC 9457 problem details; `code` is the key in {@link PROBLEMS}. */
export const Problem = z.object({
  type: z.string(),
  code: z.string(),
  status: z.number(),
  title: z.string(),
  fields: z.array(FieldFault).optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Problem = z.infer<typeof Problem>;

export function problemTitle(
  code: ProblemCode,
  language: Language,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const entry: ProblemEntry = PROBLEMS[code];
  return entry.title[language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in params ? String(params[name]) : whole,
  );
}
