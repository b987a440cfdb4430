import { HttpErrorResponse, type HttpInterceptorFn, type HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { accountPaths } from '@passerelle/contracts/accounts';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { Session } from './session';

/** These answer 401 for reasons of their own: a wrong password, a sign-in that is over. */
const NEVER_RENEWED = new Set([
  accountPaths.signIn(),
  accountPaths.signOut(),
  accountPaths.refresh(),
]);

/** A short-lived pass that ran out is renewed once, and the request repeated; nobody notices. */
export const renewSession: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (!isExpired(error, request)) return throwError(() => error);
      return from(session.refresh()).pipe(
        switchMap((renewed) => {
          if (renewed) return next(request);
          session.ended('expired');
          return throwError(() => error);
        }),
      );
    }),
  );
};

function isExpired(error: unknown, request: HttpRequest<unknown>): boolean {
  return (
    error instanceof HttpErrorResponse && error.status === 401 && !NEVER_RENEWED.has(request.url)
  );
}
