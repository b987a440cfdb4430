import type { FieldTree, ValidationError } from '@angular/forms/signals';
import type { Problem } from '@passerelle/contracts/problems';

/**
 * The server's refusals, at the fields they speak of; for the `action` of a signal form's `submit`.
 * A fault whose path leads nowhere stays at the form's root, where `pa-notice` shows it.
 */
export function formFaults(
  form: FieldTree<unknown>,
  problem: Problem,
): ValidationError.WithOptionalFieldTree[] {
  return (problem.fields ?? []).map((fault) => ({
    kind: 'server',
    message: fault.message,
    fieldTree: fieldAt(form, fault.field) ?? form,
  }));
}

function fieldAt(form: FieldTree<unknown>, path: string): FieldTree<unknown> | undefined {
  let here: FieldTree<unknown> | undefined = form;
  for (const step of path.split('.').filter(Boolean)) {
    here = (here as unknown as Record<string, FieldTree<unknown> | undefined>)[step];
    if (!here) return undefined;
  }
  return here;
}
