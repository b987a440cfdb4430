import type { WritableSignal } from '@angular/core';
import type { FormSubmitOptions } from '@angular/forms/signals';
import type { Problem } from '@passerelle/contracts/problems';
import { formFaults } from './form-faults';
import { asProblem } from './problem-error';

/**
 * What a signal form does when it is sent: `submission: sending(this.problem, (answers: Draft) => this.save(answers))`.
 * A refusal lands on its fields and in `problem` for the page's `pa-notice`; a faulty form moves focus to its first fault.
 */
export function sending<T>(
  problem: WritableSignal<Problem | undefined>,
  send: (answers: T) => Promise<void>,
): FormSubmitOptions<T, unknown> {
  return {
    action: async (form) => {
      problem.set(undefined);
      try {
        await send(form().value());
        return undefined;
      } catch (error) {
        const refusal = asProblem(error);
        problem.set(refusal);
        return formFaults(form, refusal);
      }
    },
    onInvalid: (form) => form().errorSummary()[0]?.fieldTree().focusBoundControl(),
  };
}
