import * as z from 'zod';
import { BodyId, PersonId } from './ids';
import { PersonCard } from './people';
import { problems } from './problem-table';

/** Where in a body one speaks: its discussions (read by whom its visibility lets in) or its chat (its seats alone). */
export const Place = z.enum(['discussions', 'chat']);
export type Place = z.infer<typeof Place>;

/**
 * People whom a text calls by `@Given Family`. The text stays readable by itself; the ids say whom it means.
 * Only people who may read the text can be mentioned.
 */
export const Mentions = z
  .array(PersonId)
  .max(30)
  .transform((ids) => [...new Set(ids)]);
export type Mentions = z.infer<typeof Mentions>;

export const MentionableQuery = z.object({ bodyId: BodyId, place: Place });
export type MentionableQuery = z.infer<typeof MentionableQuery>;

/** Whom the caller may mention there, by name. */
export const MentionableList = z.array(PersonCard);
export type MentionableList = z.infer<typeof MentionableList>;

export const mentionPaths = {
  mentionable: () => '/api/mentionable',
};

export const MENTION_PROBLEMS = problems({
  'mention/cannot-read': {
    status: 422,
    title: {
      fr: 'Une des personnes mentionnées ne peut pas lire ceci : {names}. Retirez la mention.',
      en: 'Somebody you mention cannot read this: {names}. Remove the mention.',
    },
  },
});
