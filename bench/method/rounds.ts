/** What both sides did in one round. */
export interface Round<P, B> {
  readonly product: P;
  readonly baseline: B;
}

/**
 * Rounds of both sides in turn; each goes first every other time, so that a machine which gets slower or faster
 * meanwhile favours neither. One round of each, not counted, comes before.
 */
export async function interleave<P, B>(
  count: number,
  product: (round: number) => Promise<P>,
  baseline: (round: number) => Promise<B>,
): Promise<Round<P, B>[]> {
  await baseline(0);
  await product(0);
  const rounds: Round<P, B>[] = [];
  for (let round = 1; round <= count; round += 1) {
    if (round % 2 === 0) {
      const ours = await product(round);
      rounds.push({ product: ours, baseline: await baseline(round) });
    } else {
      const bare = await baseline(round);
      rounds.push({ product: await product(round), baseline: bare });
    }
  }
  return rounds;
}

/** The value below which this share of the values lies (0.5: the median), between neighbours where it falls there. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

export const median = (values: readonly number[]) => quantile(values, 0.5);
