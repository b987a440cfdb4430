import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { Refusal } from '../../platform/errors/refusal';
import { dispositionOf } from '../../platform/files/file-name';
import type { Stretch } from './document-content';

export interface Sendable {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** A browser shows it; otherwise it is saved. */
  readonly inline: boolean;
  /** Another for every other content. */
  readonly mark: string;
  read(stretch?: Stretch): Promise<Readable>;
}

/**
 * What a browser does with a content was decided from what it is: it never acts, is never taken for another kind, and
 * is framed by nobody else. A browser keeps a copy but asks each time, so that access ends for it too.
 */
const policyOf = (type: string) =>
  `default-src 'none'; frame-ancestors 'self'${type === 'application/pdf' ? '' : '; sandbox'}`;

/** One stretch of bytes; a list of several is answered with the whole. */
function stretchOf(header: string | undefined, size: number): Stretch | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (!from && !to) return undefined;
  const start = from ? Number(from) : Math.max(0, size - Number(to));
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1;
  if (start > end || start >= size) throw new Refusal('request/no-such-part');
  return { start, end };
}

/** Sends the bytes, or the stretch that was asked for. A reader who leaves half-way is no error. */
export async function sendContent(
  request: Request,
  response: Response,
  content: Sendable,
): Promise<void> {
  const { name, type, size, inline, mark, read } = content;
  response.set({
    'Content-Type': type,
    'Content-Disposition': dispositionOf(name, inline),
    'Content-Security-Policy': policyOf(type),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-cache, no-transform',
    'Accept-Ranges': 'bytes',
    ETag: `"${mark}"`,
  });
  if (request.headers['if-none-match'] === `"${mark}"`) return void response.status(304).end();
  const stretch = stretchOf(request.headers.range, size);
  if (stretch)
    response.status(206).set('Content-Range', `bytes ${stretch.start}-${stretch.end}/${size}`);
  response.set('Content-Length', String(stretch ? stretch.end - stretch.start + 1 : size));
  await delivered(await read.call(content, stretch), response);
}

/** Resolves when the reader has everything, or has left. */
export async function delivered(source: NodeJS.ReadableStream, response: Response): Promise<void> {
  await pipeline(source, response).catch((error: NodeJS.ErrnoException) => {
    if (!response.destroyed && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
