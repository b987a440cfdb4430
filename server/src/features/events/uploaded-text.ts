import type { Request } from 'express';
import { Refusal } from '../../platform/errors/refusal';

/** Three times the largest programme known, in bytes. */
const LARGEST = 30_000_000;

/**
 * The body of the request as text. A small JSON file may have been parsed already on its way here; everything else
 * (XML, large JSON sent as `application/octet-stream`) is still on the wire.
 * @throws Refusal `request/too-large`
 */
export async function uploadedText(request: Request): Promise<string> {
  if (request.is('application/json')) return written(request.body);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST) throw new Refusal('request/too-large', { limit: `${LARGEST / 1e6} Mo` });
    parts.push(part);
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}

/** A document can be read deeper than it can be written again; no programme is. */
function written(document: unknown): string {
  try {
    return JSON.stringify(document);
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('request/unreadable');
    throw error;
  }
}
