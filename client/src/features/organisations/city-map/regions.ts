/** A part of the world, as two opposite corners: `[west, south], [east, north]`, in degrees. */
export type Extent = readonly [[number, number], [number, number]];

export const REGIONS = {
  world: [
    [-78, -27],
    [112, 58],
  ],
  africa: [
    [-19, -6],
    [45, 38],
  ],
  europe: [
    [-6, 34],
    [46, 53],
  ],
  americas: [
    [-82, 12],
    [-58, 52],
  ],
  asia: [
    [32, 6],
    [112, 46],
  ],
  indian: [
    [38, -24],
    [62, 2],
  ],
} as const satisfies Record<string, Extent>;

export type Region = keyof typeof REGIONS;

export function isRegion(word: string | undefined): word is Region {
  return word !== undefined && word in REGIONS;
}
