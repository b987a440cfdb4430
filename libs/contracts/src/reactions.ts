import * as z from 'zod';
import { PersonId } from './ids';

/** What one may answer without a word. Names, so that every screen and screen reader says them in its language. */
export const Reaction = z.enum(['agree', 'thanks', 'celebrate', 'heart', 'laugh', 'think']);
export type Reaction = z.infer<typeof Reaction>;

/** Who reacted so, in the order in which they did; never empty. The same for every reader. */
export const ReactionTally = z.object({
  reaction: Reaction,
  personIds: z.array(PersonId).min(1),
});
export type ReactionTally = z.infer<typeof ReactionTally>;
