import {
  PROBLEMS,
  problemTitle,
  type Problem,
  type ProblemCode,
} from '@passerelle/contracts/problems';
import type { Language } from '@passerelle/contracts/primitives';

/** The sentence of a problem that the product knows; the server's own for one that a newer server made. */
export function titleOf(problem: Problem, language: Language): string {
  return problem.code in PROBLEMS
    ? problemTitle(problem.code as ProblemCode, language, problem.params)
    : problem.title;
}
