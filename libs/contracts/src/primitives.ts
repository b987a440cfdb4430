import * as z from 'zod';

/** A moment, as an ISO 8601 string in UTC: `2027-05-12T09:00:00.000Z`. */
export const Instant = z.iso.datetime({ offset: false });
export type Instant = z.infer<typeof Instant>;

/** A civil day without a zone: `2027-05-12`. */
export const CivilDay = z.iso.date();
export type CivilDay = z.infer<typeof CivilDay>;

/** An IANA zone name: `Africa/Dakar`. */
export const TimeZone = z.string().refine(
  (zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
    } catch {
      return false;
    }
  },
  { message: 'unknown time zone' },
);
export type TimeZone = z.infer<typeof TimeZone>;

export const Language = z.enum(['fr', 'en']);
export type Language = z.infer<typeof Language>;

/** What people read in French, and in English where somebody wrote it. */
export const Bilingual = z.object({
  fr: z.string().max(20_000),
  en: z.string().max(20_000).optional(),
});
export type Bilingual = z.infer<typeof Bilingual>;

/** One line that a person typed: composed form (NFC), no control characters, trimmed, never empty. */
export const Line = z
  .string()
  .transform((text) =>
    text
      .normalize('NFC')
      .replace(/\p{Cc}/gu, ' ')
      .trim(),
  )
  .pipe(z.string().min(1).max(300));

/** Several lines that a person typed; line feeds are kept. Up to 20,000 characters. */
export const Passage = z
  .string()
  .transform((text) =>
    text
      .normalize('NFC')
      .replace(/[^\P{Cc}\n\t]/gu, '')
      .trim(),
  )
  .pipe(z.string().min(1).max(20_000));

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());
export type Email = z.infer<typeof Email>;

/** Where the next page starts; opaque to the caller. */
export const Cursor = z.string().max(200);
