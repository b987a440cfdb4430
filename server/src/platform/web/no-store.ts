import type { NextFunction, Request, Response } from 'express';

/** Answers depend on who asks: no shared or stored copy of them. */
export function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}
