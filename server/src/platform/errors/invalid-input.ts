import type { FieldIssue } from '@passerelle/contracts/field-messages';

/** What a schema refused, kept as data until the language of the answer is known. */
export class InvalidInput extends Error {
  constructor(readonly issues: readonly FieldIssue[]) {
    super('invalid input');
  }
}
