import * as z from 'zod';

/** A moment, as an ISO 8601 string in UTC: `2027-05-12T09:00:00.000Z`. */
export const Instant = z.iso.datetime({ offset: false });
export type Instant = z.infer<typeof Instant>;

/** A civil day without a zone: `2027-05-12`. */
export const CivilDay = z.iso.date();
export type CivilDay = z.infer<typeof CivilDay>;

/** Zones that were found to exist: looking one up costs a tenth of a millisecond, and every person read has one. */
const knownZones = new Set<string>();

function isTimeZone(zone: string): boolean {
  if (knownZones.has(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return false;
  }
  knownZones.add(zone);
  return true;
}

/** An IANA zone name: `Africa/Dakar`. */
export const TimeZone = z.string().refine(isTimeZone, { message: 'unknown time zone' });
export type TimeZone = z.infer<typeof TimeZone>;

export const Language = z.enum(['fr', 'en']);
export type Language = z.infer<typeof Language>;

/** What people read in French, and in English where somebody wrote it. */
export const Bilingual = z.object({
  fr: z.string().max(20_000),
  en: z.string().max(20_000).optional(),
});
export type Bilingual = z.infer<typeof Bilingual>;

/**
 * What a person typed on several lines, as it is stored and read back: controls (but line feeds and tabs) and halves of
 * characters go, then composed form (NFC), trimmed.
 */
export const Typed = z.string().transform((text) =>
  text
    .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '')
    .normalize('NFC')
    .trim(),
);

/** One line that a person typed: as {@link Typed}, with spaces for controls; never empty. */
export const Line = z
  .string()
  .transform((text) =>
    text
      .replace(/\p{Cs}/gu, '')
      .replace(/\p{Cc}/gu, ' ')
      .normalize('NFC')
      .trim(),
  )
  .pipe(z.string().min(1).max(300));

/** Several lines that a person typed. Up to 20,000 characters, never empty. */
export const Passage = Typed.pipe(z.string().min(1).max(20_000));

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());
export type Email = z.infer<typeof Email>;

/** Where the next page starts; opaque to the caller. */
export const Cursor = z.string().max(200);
