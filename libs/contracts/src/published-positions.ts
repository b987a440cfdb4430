import * as z from 'zod';
import { PositionId } from './ids';
import { Adoption, AdoptionNumber, PositionKind } from './positions';
import { Bilingual, CivilDay, Cursor, Language } from './primitives';
import { Sdg, Theme } from './themes';

/** What the public reads: the adopted text and nothing of the way to it but the day and the body. */
export const PublishedPosition = z.object({
  id: PositionId,
  kind: PositionKind,
  title: z.string(),
  language: Language,
  themes: z.array(Theme),
  sdgs: z.array(Sdg),
  body: Bilingual,
  adoption: Adoption,
});
export type PublishedPosition = z.infer<typeof PublishedPosition>;

export const PublishedPositionList = z.object({
  items: z.array(
    PublishedPosition.omit({ adoption: true }).extend({ number: AdoptionNumber, date: CivilDay }),
  ),
  next: Cursor.optional(),
});
export type PublishedPositionList = z.infer<typeof PublishedPositionList>;

/** Adopted texts, newest first; open to everybody. */
export const publishedPositionPaths = {
  list: () => '/api/published-positions',
  one: (number: AdoptionNumber | ':number') => `/api/published-positions/${number}`,
};
