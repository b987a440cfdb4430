import type { FieldFault, Problem } from '@passerelle/contracts/problems';
import { GUEST, nameOnRow, type DelegationForm } from './delegation-model';

/** Where the server's names of a member's parts are in the form. */
const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/\.attendee\.guest\./, '.'],
  [/\.attendee\.personId$/, '.who'],
  [/\.attendee(\.kind|\.guest)?$/, '.who'],
  [/\.registrationId$/, '.who'],
];

/**
 * A refusal of a delegation, at the rows that it speaks of: by path where the server gives one,
 * else by the name that it gives ("… est déjà inscrit(e)"), on every row with that name.
 */
export function rowFaults(
  problem: Problem,
  model: DelegationForm,
  people: ReadonlyMap<string, string>,
  sentence: string,
): FieldFault[] {
  if (problem.fields?.length)
    return problem.fields.map(({ field, message }) => ({ field: renamed(field), message }));
  const name = problem.params?.['name'];
  if (typeof name !== 'string' || name === '') return [];
  return model.members.flatMap((row, index) =>
    nameOnRow(row, people) === name
      ? { field: `members.${index}.${row.who === GUEST ? 'familyName' : 'who'}`, message: sentence }
      : [],
  );
}

function renamed(field: string): string {
  const rule = RENAMED.find(([pattern]) => pattern.test(field));
  return rule ? field.replace(rule[0], rule[1]) : field;
}
