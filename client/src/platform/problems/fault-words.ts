import { StandardSchemaValidationError, type ValidationError } from '@angular/forms/signals';
import type { Say } from '../i18n/inject-texts';
import type fr from './i18n/fr.json';

type FaultKey = keyof typeof fr;
type Words = readonly [FaultKey, Readonly<Record<string, string | number>>?];

/** The parts of a contract's issue that decide the words; other parts are for programmers. */
interface Issue {
  readonly code?: string;
  readonly origin?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
  readonly input?: unknown;
}

const BY_CODE: Readonly<Record<string, (issue: Issue) => Words>> = {
  too_small: ({ origin, minimum = 1 }) => {
    if (origin !== 'string' && origin !== 'array') return ['faults.small', { minimum }];
    return minimum <= 1 ? ['faults.required'] : ['faults.short', { count: minimum }];
  },
  too_big: ({ origin, maximum = 0 }) =>
    origin === 'string' || origin === 'array'
      ? ['faults.long', { count: maximum }]
      : ['faults.large', { maximum }],
  invalid_value: () => ['faults.choice'],
  invalid_union: () => ['faults.choice'],
  invalid_type: () => ['faults.required'],
  invalid_format: ({ format }) => [BY_FORMAT[format ?? ''] ?? 'faults.other'],
};

const BY_FORMAT: Readonly<Record<string, FaultKey>> = {
  email: 'faults.email',
  date: 'faults.date',
  datetime: 'faults.date',
  url: 'faults.url',
};

/** What a field says about its first fault. A message written for people (the server's, a form's own) is kept as it is. */
export function faultWords(fault: ValidationError, t: Say<FaultKey>): string {
  if (fault.kind === 'required') return t('faults.required');
  if (!(fault instanceof StandardSchemaValidationError)) return fault.message ?? t('faults.other');
  const issue = fault.issue as Issue;
  const [key, params] = BY_CODE[issue.code ?? '']?.(issue) ?? ['faults.other'];
  return t(key, params);
}
