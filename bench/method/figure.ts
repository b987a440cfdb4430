import { median, quantile, type Round } from './rounds';

export interface Target {
  readonly ratio: number;
  /** `at-most`: a smaller ratio is better. */
  readonly is: 'at-most' | 'at-least';
}

/** One measured quantity, both sides. */
export interface Figure {
  readonly label: string;
  readonly unit: string;
  readonly product: number;
  readonly baseline: number;
  /** Median of the rounds' own ratios, product to baseline. */
  readonly ratio: number;
  /** The middle half of the rounds' ratios lies between these. */
  readonly quartiles: readonly [number, number];
  readonly target?: Target;
}

/** What is taken from each round of each side. */
export interface Quantity<S> {
  readonly label: string;
  readonly unit: string;
  readonly target?: Target;
  readonly of: (side: S) => number;
}

export function figureOf<S>(
  rounds: readonly Round<S, S>[],
  { label, unit, target, of }: Quantity<S>,
): Figure {
  const ratios = rounds.map(({ product, baseline }) => of(product) / of(baseline));
  return {
    label,
    unit,
    product: median(rounds.map(({ product }) => of(product))),
    baseline: median(rounds.map(({ baseline }) => of(baseline))),
    ratio: median(ratios),
    quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    ...(target && { target }),
  };
}

export function isMet({ ratio, target }: Figure): boolean | undefined {
  if (!target) return undefined;
  return target.is === 'at-most' ? ratio <= target.ratio : ratio >= target.ratio;
}
