import type { FieldFault, ProblemCode } from '@passerelle/contracts/problems';

/** The one way for a use case to say no: a code of the problem table, with the facts that its sentence needs. */
export class Refusal extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly params: Readonly<Record<string, string | number>> = {},
    readonly fields: readonly FieldFault[] = [],
  ) {
    super(code);
  }
}
