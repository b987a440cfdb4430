import type { Request, Response } from 'express';
import type { PackedProgramme } from './programme-pages';

/**
 * Sends bytes that are ready, or 304 to whoever has them. The browser keeps its copy and asks before each use,
 * so that nobody sees a programme that they may no longer read.
 */
export function sendPacked(request: Request, response: Response, page: PackedProgramme): void {
  response.setHeader('ETag', page.tag);
  response.setHeader('Cache-Control', 'private, no-cache');
  response.vary('Accept-Encoding');
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  const zipped = request.acceptsEncodings('gzip') === 'gzip';
  if (zipped) response.setHeader('Content-Encoding', 'gzip');
  response.type('application/json').send(zipped ? page.gzip : page.json);
}
