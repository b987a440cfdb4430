import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';

const YEAR = 365 * 86_400_000;
const HASHED = /-[A-Z0-9]{8}\.(js|css|woff2)$/;
const SERVER_PATHS = /^\/(api|api-json|health|live)(\/|$)/;

/**
 * Serves the built client from the same port. Files with a hash in their name never change;
 * every other path is the application itself, so that a link to any screen opens it.
 */
export function serveClient(app: Express, directory: string): boolean {
  const index = join(directory, 'index.html');
  if (!existsSync(index)) return false;
  app.use(
    express.static(directory, {
      index: false,
      setHeaders: (response, path) =>
        response.setHeader(
          'Cache-Control',
          HASHED.test(path) ? `public, max-age=${YEAR / 1000}, immutable` : 'no-cache',
        ),
    }),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || SERVER_PATHS.test(request.path)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(index);
  });
  return true;
}
