import * as z from 'zod';
import { AccountId, BodyId, InvitationId, OrganisationId, PersonId, SignInId } from './ids';
import { SeatOffice, BodyKind } from './bodies';
import { MandateOffice } from './people';
import { Bilingual, Email, Instant, Language, Line, TimeZone } from './primitives';
import { problems } from './problem-table';

/** At least twelve characters, no composition rules; up to 200. */
export const Password = z.string().min(12).max(200);

export const SignInRequest = z.object({ email: Email, password: z.string().min(1).max(200) });
export type SignInRequest = z.infer<typeof SignInRequest>;

/** Who is signed in and what follows from their mandates and seats at this instant. */
export const Me = z.object({
  accountId: AccountId,
  signInId: SignInId,
  personId: PersonId,
  name: z.string(),
  email: Email,
  language: Language,
  zone: TimeZone,
  administrator: z.boolean(),
  secretariat: z.boolean(),
  /** Acts for a member of the network, or administers it: what is for members is open. */
  member: z.boolean(),
  mandates: z.array(
    z.object({ organisationId: OrganisationId, organisation: z.string(), office: MandateOffice }),
  ),
  seats: z.array(
    z.object({
      bodyId: BodyId,
      body: Bilingual,
      kind: BodyKind,
      organisationId: OrganisationId,
      office: SeatOffice,
    }),
  ),
});
export type Me = z.infer<typeof Me>;

/** An open sign-in of an account, as its owner sees it. */
export const SignIn = z.object({
  id: SignInId,
  device: z.string(),
  since: Instant,
  lastSeen: Instant,
  current: z.boolean(),
});
export type SignIn = z.infer<typeof SignIn>;

export const InvitationDraft = z.object({
  id: InvitationId,
  personId: PersonId,
  email: Email,
});
export type InvitationDraft = z.infer<typeof InvitationDraft>;

/** The link is shown once, to the person who invited; only its hash is stored. */
export const InvitationIssued = z.object({ id: InvitationId, link: z.string(), expires: Instant });
export type InvitationIssued = z.infer<typeof InvitationIssued>;

export const InvitationView = z.object({ name: z.string(), email: Email });
export const InvitationAcceptance = z.object({
  token: z.string().min(20).max(100),
  password: Password,
});
export type InvitationAcceptance = z.infer<typeof InvitationAcceptance>;

/** The first administrator of an empty network. */
export const SetUpRequest = z.object({
  network: Line,
  givenName: Line,
  familyName: Line,
  email: Email,
  password: Password,
  language: Language,
  zone: TimeZone,
});
export type SetUpRequest = z.infer<typeof SetUpRequest>;

/** What a stranger needs to know before the first screen. */
export const NetworkStatus = z.object({
  name: z.string(),
  demo: z.boolean(),
  needsSetUp: z.boolean(),
});
export type NetworkStatus = z.infer<typeof NetworkStatus>;

export const accountPaths = {
  network: () => '/api/network',
  setUp: () => '/api/network/set-up',
  signIn: () => '/api/accounts/sign-in',
  signOut: () => '/api/accounts/sign-out',
  refresh: () => '/api/accounts/refresh',
  me: () => '/api/accounts/me',
  signIns: () => '/api/accounts/sign-ins',
  signInOf: (id: SignInId | ':id') => `/api/accounts/sign-ins/${id}`,
  invitations: () => '/api/invitations',
  invitationView: () => '/api/invitations/view',
  invitationAccept: () => '/api/invitations/accept',
};

export const ACCOUNT_PROBLEMS = problems({
  'account/wrong-credentials': {
    status: 401,
    title: {
      fr: 'Adresse ou mot de passe incorrect.',
      en: 'Wrong address or password.',
    },
  },
  'account/too-many-attempts': {
    status: 429,
    title: {
      fr: 'Trop d’essais sur ce compte. Réessayez dans {minutes} minutes.',
      en: 'Too many attempts on this account. Try again in {minutes} minutes.',
    },
  },
  'account/session-ended': {
    status: 401,
    title: {
      fr: 'Votre connexion a pris fin. Reconnectez-vous : ce que vous écriviez est conservé.',
      en: 'You were signed out. Sign in again: what you were writing is kept.',
    },
  },
  'account/invitation-spent': {
    status: 410,
    title: {
      fr: 'Ce lien d’invitation a déjà servi ou a expiré. Demandez-en un autre au secrétariat.',
      en: 'This invitation link was used or has expired. Ask the secretariat for another.',
    },
  },
  'account/already-set-up': {
    status: 409,
    title: {
      fr: 'Ce réseau a déjà un administrateur.',
      en: 'This network already has an administrator.',
    },
  },
  'account/address-taken': {
    status: 409,
    title: {
      fr: 'Cette adresse a déjà un compte.',
      en: 'This address already has an account.',
    },
  },
});
