import { runInNewContext } from 'node:vm';

/** Milliseconds after which work is given up. */
const PATIENCE = 30_000;
/** Characters of a hostile text. */
const LENGTH = 1_600_000;

/** The piece again and again, up to 1,600,000 characters. */
export const manyTimes = (piece: string): string => piece.repeat(LENGTH / piece.length);

/**
 * What `work` gives; breaks it off and throws when it has no end in sight.
 * This times nothing: on a text of `manyTimes` work whose cost grows with the length is done in a fraction of a second,
 * and work whose cost grows with its square takes 10¹² steps, which no machine makes in thirty seconds. Between the two
 * lie factors of a hundred and more, so a slow or busy machine changes no answer.
 */
export function withinReach<T>(work: () => T, patience = PATIENCE): T {
  return runInNewContext('work()', { work }, { timeout: patience }) as T;
}
