import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { FieldIssue } from '@passerelle/contracts/field-messages';
import { InvalidInput } from './invalid-input';

/** Parses every body, query, parameter and socket payload that names a schema. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => new InvalidInput(issues as readonly FieldIssue[]),
});
