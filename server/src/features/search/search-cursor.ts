import type { EngineCursor } from '../../platform/search/search-engine';

export function placeOf({ tier, order }: EngineCursor): string {
  return `${tier}.${order}`;
}

/** Undefined for anything that was not given out here: the answer then begins at the beginning. */
export function placeAfter(cursor: string | undefined): EngineCursor | undefined {
  const [tier, order] =
    /^([0-2])\.(\d{1,16})$/
      .exec(cursor ?? '')
      ?.slice(1)
      .map(Number) ?? [];
  return tier === undefined || order === undefined ? undefined : { tier, order };
}
