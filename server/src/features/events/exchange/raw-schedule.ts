/** A programme as the file says it: every value still a string, nothing checked. */
export interface RawSchedule {
  title?: string | undefined;
  acronym?: string | undefined;
  version?: string | undefined;
  venue?: string | undefined;
  city?: string | undefined;
  zone?: string | undefined;
  /** First and last day of the conference and their number, as announced. */
  firstDay?: string | undefined;
  lastDay?: string | undefined;
  dayCount?: string | undefined;
  /** `HH:mm[:ss]`: what starts before this time belongs to the night of the day before. */
  dayChange?: string | undefined;
  baseUrl?: string | undefined;
  /** Texts are plain already: written by this program. */
  plain?: boolean;
  days: RawDay[];
  rooms: { name: string; capacity?: number | undefined }[];
  tracks: string[];
  sessions: RawSession[];
}

export interface RawDay {
  where: string;
  date?: string | undefined;
  start?: string | undefined;
  end?: string | undefined;
}

export interface RawPerson {
  id?: string | undefined;
  name: string;
  biography?: string | undefined;
}

export interface RawSession {
  where: string;
  id?: string | undefined;
  guid?: string | undefined;
  /** Day under which it stands, `YYYY-MM-DD`. */
  day?: string | undefined;
  /** Full date, ISO 8601, with or without an offset. */
  date?: string | undefined;
  /** Clock time, `HH:mm[:ss]`. */
  start?: string | undefined;
  /** Clock time of the end, where a file gives it. */
  end?: string | undefined;
  /** `HH:mm[:ss]`. */
  duration?: string | undefined;
  /** Room that the session names, and room under which it stands. */
  room?: string | undefined;
  gridRoom?: string | undefined;
  title?: string | undefined;
  subtitle?: string | undefined;
  abstract?: string | undefined;
  description?: string | undefined;
  track?: string | undefined;
  type?: string | undefined;
  language?: string | undefined;
  slug?: string | undefined;
  url?: string | undefined;
  license?: string | undefined;
  optOut?: string | undefined;
  persons: RawPerson[];
  links: { href: string; label: string }[];
}
