import * as z from 'zod';
import { DiscussionId } from '@passerelle/contracts/ids';
import { Instant } from '@passerelle/contracts/primitives';
import type { DiscussionPlace } from './discussion.repository';

const Place = z.tuple([z.boolean(), Instant, DiscussionId]);

export function placeOf({ pinned, lastAt, id }: DiscussionPlace): string {
  return Buffer.from(JSON.stringify([pinned, lastAt, id])).toString('base64url');
}

/** A cursor that nobody was given is taken for none: the list begins at its start. */
export function placeAfter(cursor: string | undefined): DiscussionPlace | undefined {
  if (!cursor) return undefined;
  const parsed = Place.safeParse(parsedJson(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success) return undefined;
  const [pinned, lastAt, id] = parsed.data;
  return { pinned, lastAt, id };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
