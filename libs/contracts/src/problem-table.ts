import type { Language } from './primitives';

/**
 * One refusal that the product can answer with.
 * `title` says what happened and what to do; `{name}` is replaced by the refusal's parameter of that name.
 */
export interface ProblemEntry {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 416 | 422 | 429 | 500 | 503;
  readonly title: Readonly<Record<Language, string>>;
}

export function problems<const T extends Record<string, ProblemEntry>>(table: T): T {
  return table;
}
