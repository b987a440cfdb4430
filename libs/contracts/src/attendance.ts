import * as z from 'zod';
import { SeatOffice } from './bodies';
import { AttendanceEntryId, OrganisationId, PersonId } from './ids';
import { PersonCard } from './people';
import { Instant } from './primitives';

/** A morning or an afternoon in the meeting's zone: `2027-05-12 am`. An afternoon begins at 13:00. */
export const HalfDay = z.string().regex(/^\d{4}-\d{2}-\d{2} (am|pm)$/);
export type HalfDay = z.infer<typeof HalfDay>;

/** Signs, or undoes a signature, for a person and a half-day. The same command again changes nothing. */
export const AttendanceDraft = z.object({
  id: AttendanceEntryId,
  personId: PersonId,
  halfDay: HalfDay,
});
export type AttendanceDraft = z.infer<typeof AttendanceDraft>;

/** One line of the log. Lines are added and never changed: undoing is a line, too. */
export const AttendanceEntry = z.object({
  id: AttendanceEntryId,
  personId: PersonId,
  halfDay: HalfDay,
  what: z.enum(['signed', 'undone']),
  at: Instant,
  by: PersonCard,
});
export type AttendanceEntry = z.infer<typeof AttendanceEntry>;

export const Attendee = z.object({
  person: PersonCard,
  organisation: z.object({ id: OrganisationId, name: z.string() }),
  office: SeatOffice,
  hasVote: z.boolean(),
  /** Half-days that are signed now, and when. */
  signed: z.array(z.object({ halfDay: HalfDay, at: Instant })),
});
export type Attendee = z.infer<typeof Attendee>;

/** Voting seats of which somebody has signed, against the body's rule. */
export const Quorum = z.object({
  present: z.int(),
  needed: z.int(),
  eligible: z.int(),
  reached: z.boolean(),
});
export type Quorum = z.infer<typeof Quorum>;

export const Attendance = z.object({
  halfDays: z.array(z.object({ halfDay: HalfDay, quorum: Quorum })),
  /** The half-day that runs now. */
  current: HalfDay.optional(),
  attendees: z.array(Attendee),
  /** The newest first. */
  log: z.array(AttendanceEntry),
});
export type Attendance = z.infer<typeof Attendance>;
