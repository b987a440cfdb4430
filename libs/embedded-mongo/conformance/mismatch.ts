/** What happened is not what the test file expects. */
export class Mismatch extends Error {}

/** The driver, or this server by a documented non-goal, has no such thing: the test cannot say anything. */
export class NotApplicable extends Error {}

export function expectTrue(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Mismatch(otherwise);
}
