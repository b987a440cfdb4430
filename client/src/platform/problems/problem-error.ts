import { HttpErrorResponse } from '@angular/common/http';
import type { Problem } from '@passerelle/contracts/problems';

/** What a write rejects with: the refusal that the server gave, or the reason why there was no answer. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = 'ProblemError';
  }
}

/** Codes that only this side can find out. Their sentences are in `i18n/`. */
export const LOCAL_PROBLEMS = [
  'network/unreachable',
  'network/timeout',
  'client/unreadable',
] as const;
export type LocalProblem = (typeof LOCAL_PROBLEMS)[number];

export function localProblem(code: LocalProblem): Problem {
  return { type: 'about:blank', code, status: 0, title: code };
}

/** Any failure of a read or a write, as a problem that can be shown. */
export function asProblem(error: unknown): Problem {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof ProblemError) return cause.problem;
  if (error instanceof ProblemError) return error.problem;
  if (!(cause instanceof HttpErrorResponse)) return localProblem('client/unreadable');
  if (isProblem(cause.error)) return cause.error;
  if (cause.status === 0 || cause.status === 504) return localProblem('network/unreachable');
  if (cause.status >= 200 && cause.status < 300) return localProblem('client/unreadable');
  const code = cause.status >= 500 ? 'server/unavailable' : 'request/not-found';
  return { type: 'about:blank', code, status: cause.status, title: code };
}

/** Told by hand rather than by its schema: the first page must not carry every noun's contract. */
function isProblem(body: unknown): body is Problem {
  const told = body as Partial<Problem> | null;
  return (
    typeof told?.code === 'string' &&
    typeof told.title === 'string' &&
    typeof told.status === 'number'
  );
}
