import * as z from 'zod';
import { ChannelId, PersonId } from './ids';
import type { Fact } from './live';
import { PersonCard } from './people';
import { Line } from './primitives';
import { problems } from './problem-table';

/** People in a direct conversation at most, the caller among them. */
export const LARGEST_CIRCLE = 20;

/** The people of a direct conversation, for one of them. Nobody else ever learns that it is there. */
export const DirectCircle = z.object({
  /** Everybody but the caller, by name. */
  others: z.array(PersonCard),
  /** Of the others, those who are connected at this moment. */
  online: z.array(PersonId),
  /** Began with more than two people: one may leave it. */
  group: z.boolean(),
});
export type DirectCircle = z.infer<typeof DirectCircle>;

/** What a group is called, where its people call it something. Up to 80 characters. */
export const GroupName = Line.pipe(z.string().max(80));

/**
 * Opens the conversation with these people; a conversation of the same people that is there already is the answer.
 * The client makes the id for the case that there is none. A name is for groups.
 */
export const DirectOpening = z.object({
  id: ChannelId,
  people: z
    .array(PersonId)
    .min(1)
    .max(LARGEST_CIRCLE - 1)
    .transform((ids) => [...new Set(ids)]),
  name: GroupName.optional(),
});
export type DirectOpening = z.infer<typeof DirectOpening>;

/** Whom the caller may write to, by name. */
export const AddresseeList = z.array(PersonCard);
export type AddresseeList = z.infer<typeof AddresseeList>;

export const directPaths = {
  addressees: () => '/api/chat/addressees',
  /** `POST`. */
  open: () => '/api/chat/direct-channels',
  /** `DELETE`: the caller leaves the group. */
  membership: (id: ChannelId | ':channelId') => `/api/chat/channels/${id}/membership`,
};

export interface DirectFacts {
  /** To `person:<id>` of those who share a direct conversation with somebody who comes or goes. */
  'chat:companion-moved': Fact<{ personId: PersonId; online: boolean }>;
  /** To `person:<id>` of everybody who is or was in it: who belongs to a group has changed. */
  'chat:circle-changed': Fact<{ channelId: ChannelId }>;
}

export const DIRECT_PROBLEMS = problems({
  'chat/cannot-be-written-to': {
    status: 422,
    title: {
      fr: 'Cette personne ne peut pas recevoir de message : {names}. Son mandat a pris fin, ou elle n’a pas de compte.',
      en: 'This person cannot receive messages: {names}. Their mandate has ended, or they have no account.',
    },
  },
  'chat/circle-size': {
    status: 422,
    title: {
      fr: 'Une conversation réunit de 2 à {most} personnes.',
      en: 'A conversation is between 2 and {most} people.',
    },
  },
  'chat/only-groups-are-left': {
    status: 409,
    title: {
      fr: 'On ne quitte pas une conversation à deux : elle reste à chacun.',
      en: 'A conversation of two is not left: it stays with both.',
    },
  },
});
