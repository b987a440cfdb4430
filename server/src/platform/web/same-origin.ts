import type { NextFunction, Request, Response } from 'express';
import { languageOf } from '../errors/language-of';
import { problemOf } from '../errors/problem-of';
import { Refusal } from '../errors/refusal';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True when a browser says that this request was caused by a page of another site. */
export function isForeign(
  headers: Request['headers'],
  host: string | undefined,
  baseUrl: string | undefined,
): boolean {
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = headers;
  if (!origin) return false;
  if (baseUrl && origin === new URL(baseUrl).origin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/** Cookies travel with requests of other sites; commands of other sites are refused. */
export function sameOrigin(baseUrl: string | undefined) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (SAFE.has(request.method) || !isForeign(request.headers, request.headers.host, baseUrl))
      return next();
    const problem = problemOf(new Refusal('request/foreign-origin'), languageOf(request));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}
