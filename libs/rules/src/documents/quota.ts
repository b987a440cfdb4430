/** Bytes of a body: kept for good, and promised to files that are under way. */
export interface SpaceUse {
  readonly used: number;
  readonly reserved: number;
}

export function freeIn({ used, reserved }: SpaceUse, limit: number): number {
  return Math.max(0, limit - used - reserved);
}

/** Promises room for a file; undefined when there is none. */
export function reserved(use: SpaceUse, size: number, limit: number): SpaceUse | undefined {
  return size > freeIn(use, limit) ? undefined : { ...use, reserved: use.reserved + size };
}

/** The file has arrived: what was promised is used. */
export function arrived(use: SpaceUse, size: number): SpaceUse {
  return { used: use.used + size, reserved: use.reserved - size };
}

/** The file was given up. */
export function givenUp(use: SpaceUse, size: number): SpaceUse {
  return { ...use, reserved: use.reserved - size };
}

/** Contents have gone for good. */
export function removed(use: SpaceUse, size: number): SpaceUse {
  return { ...use, used: use.used - size };
}
