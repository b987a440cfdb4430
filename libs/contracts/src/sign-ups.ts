import * as z from 'zod';
import { EventId, RegistrationId, SessionId, SignUpId } from './ids';
import type { Fact } from './live';
import { Instant } from './primitives';
import { problems } from './problem-table';

export const SignUpStatus = z.enum(['confirmed', 'waiting', 'cancelled']);
export type SignUpStatus = z.infer<typeof SignUpStatus>;

/** A registered person's place in a session with a capacity, or in its waiting list. */
export const SignUp = z.object({
  id: SignUpId,
  sessionId: SessionId,
  registrationId: RegistrationId,
  status: SignUpStatus,
  /** Place in the waiting list, 1 is next; only while waiting. */
  rank: z.int().positive().optional(),
  at: Instant,
});
export type SignUp = z.infer<typeof SignUp>;

/** I take a place in a workshop, or get in line. */
export const SignUpDraft = z.object({ id: SignUpId });
export type SignUpDraft = z.infer<typeof SignUpDraft>;

/** How full a session is. */
export const SignUpCount = z.object({
  sessionId: SessionId,
  capacity: z.int(),
  confirmed: z.int(),
  waiting: z.int(),
});
export type SignUpCount = z.infer<typeof SignUpCount>;
/** Every session of an event that people sign up for. */
export const SignUpCounts = z.array(SignUpCount);

export const signUpPaths = {
  counts: (id: EventId | ':id') => `/api/events/${id}/sign-ups`,
  /** POST signs up with a {@link SignUpDraft}. */
  ofSession: (id: EventId | ':id', sessionId: SessionId | ':sessionId') =>
    `/api/events/${id}/sessions/${sessionId}/sign-ups`,
  /** DELETE gives the place back; the first in line gets it. */
  one: (id: SignUpId | ':id') => `/api/sign-ups/${id}`,
};

/** Everybody who follows the event hears this. */
export const SignUpsChanged = SignUpCount.extend({ eventId: EventId });
export type SignUpsChanged = z.infer<typeof SignUpsChanged>;

/** Only the person concerned hears this: a place came free, or the rank moved. */
export const MySignUpChanged = z.object({ eventId: EventId, signUp: SignUp });
export type MySignUpChanged = z.infer<typeof MySignUpChanged>;

export interface SignUpFacts {
  'event:sign-ups-changed': Fact<SignUpsChanged>;
  'event:my-sign-up-changed': Fact<MySignUpChanged>;
}

export const SIGN_UP_PROBLEMS = problems({
  'sign-up/overlap': {
    status: 409,
    title: {
      fr: 'À cette heure vous êtes déjà dans « {session} ». Quittez-la d’abord.',
      en: 'At this time you are already in “{session}”. Leave it first.',
    },
  },
  'sign-up/not-needed': {
    status: 409,
    title: {
      fr: 'Cette séance est ouverte à tous : il n’y a pas à s’y inscrire.',
      en: 'This session is open to all: there is no need to sign up.',
    },
  },
  'sign-up/over': {
    status: 409,
    title: {
      fr: 'Cette séance est commencée ou annulée.',
      en: 'This session has started or was cancelled.',
    },
  },
});
