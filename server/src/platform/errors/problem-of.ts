import { HttpException } from '@nestjs/common';
import { fieldMessage, fieldPath } from '@passerelle/contracts/field-messages';
import {
  PROBLEMS,
  problemTitle,
  type FieldFault,
  type Problem,
  type ProblemCode,
} from '@passerelle/contracts/problems';
import type { Language } from '@passerelle/contracts/primitives';
import { InvalidInput } from './invalid-input';
import { Refusal } from './refusal';

const BY_STATUS: Record<number, ProblemCode> = {
  400: 'request/invalid',
  401: 'request/sign-in',
  403: 'request/forbidden',
  404: 'request/not-found',
  413: 'request/too-large',
  415: 'request/unknown-format',
  416: 'request/no-such-part',
  429: 'request/too-many',
  503: 'server/unavailable',
};

function problem(
  code: ProblemCode,
  language: Language,
  params: Readonly<Record<string, string | number>> = {},
  fields: readonly FieldFault[] = [],
): Problem {
  return {
    type: `https://passerelle.example/problems/${code}`,
    code,
    status: PROBLEMS[code].status,
    title: problemTitle(code, language, params),
    ...(fields.length > 0 && { fields: [...fields] }),
    ...(Object.keys(params).length > 0 && { params: { ...params } }),
  };
}

/** True for what nobody foresaw: worth a log line with its stack. */
export function isUnexpected(error: unknown): boolean {
  return problemOf(error, 'en').status >= 500;
}

/** What the framework says with a status alone; a fault of the request is never told as one of ours. */
function codeOf(status: unknown): ProblemCode | undefined {
  if (typeof status !== 'number') return undefined;
  return BY_STATUS[status] ?? (status >= 400 && status < 500 ? 'request/unreadable' : undefined);
}

/** One mapper for every transport: HTTP's filter and the sockets' acknowledgements answer alike. */
export function problemOf(error: unknown, language: Language): Problem {
  if (error instanceof Refusal) return problem(error.code, language, error.params, error.fields);
  if (error instanceof InvalidInput) {
    const fields = error.issues.map((issue) => ({
      field: fieldPath(issue),
      message: fieldMessage(issue, language),
    }));
    return problem('request/invalid', language, {}, fields);
  }
  const code = codeOf(
    error instanceof HttpException ? error.getStatus() : (error as { status?: unknown })?.status,
  );
  if (code === 'request/too-large') return problem(code, language, { limit: '1 Mo' });
  return problem(code ?? 'server/unexpected', language);
}
