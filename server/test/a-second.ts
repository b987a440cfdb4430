/** Bare round trips that a busy machine is given on top. */
const TRIPS = 40;

/**
 * The second within which access ends, in milliseconds, and forty bare round trips more, measured now: a machine
 * that is busy is not a fault, a door that is only looked at every few seconds is one.
 */
export async function aSecond(trip: () => PromiseLike<unknown>): Promise<number> {
  const from = performance.now();
  for (let taken = 0; taken < 5; taken += 1) await trip();
  return 1_000 + (TRIPS / 5) * (performance.now() - from);
}
