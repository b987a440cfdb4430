import type { EventDay } from '@passerelle/contracts/events';
import type { Instant, TimeZone } from '@passerelle/contracts/primitives';
import type { ImportWarning } from '@passerelle/contracts/programmes';
import type { SessionKind } from '@passerelle/contracts/sessions';

/** One programme, whatever file it came from or goes to. Texts are plain: composed form, line feeds, no markup. */
export interface Schedule {
  readonly title: string;
  /** Short name for files and addresses: `a-z 0-9 - _`. */
  readonly acronym: string;
  /** What its author calls this state of the programme. */
  readonly version: string;
  readonly venue?: string;
  readonly city?: string;
  readonly zone: TimeZone;
  readonly days: readonly EventDay[];
  readonly rooms: readonly ScheduleRoom[];
  readonly tracks: readonly string[];
  /** By start, then by room as they are listed, then by number. */
  readonly sessions: readonly ScheduleSession[];
  /** Everybody who is on a session, by first appearance. */
  readonly people: readonly SchedulePerson[];
}

/** A room is known by its name, which is unique here. */
export interface ScheduleRoom {
  readonly name: string;
  readonly capacity?: number;
}

export interface SchedulePerson {
  /** The id in the file. */
  readonly id: string;
  readonly name: string;
  readonly biography?: string;
}

export interface ScheduleSession {
  /** Identity from one import to the next: the file's guid, else its id. Unique. */
  readonly id: string;
  /** Positive and unique: the id as the numeric formats want it. */
  readonly number: number;
  readonly kind: SessionKind;
  /** The kind in the file's own words; empty when it said nothing. */
  readonly type: string;
  readonly title: string;
  readonly subtitle: string;
  readonly abstract: string;
  readonly description: string;
  readonly start: Instant;
  readonly minutes: number;
  /** Name of a {@link ScheduleRoom}; a visit may have none. */
  readonly room?: string;
  readonly track?: string;
  readonly language?: string;
  /** Ids of {@link SchedulePerson}. */
  readonly people: readonly string[];
  readonly links: readonly { readonly href: string; readonly label: string }[];
  /** Unique; `a-z 0-9 - _`. */
  readonly slug: string;
  readonly url?: string;
  readonly recording?: { readonly license: string; readonly optOut: boolean };
}

/** A schedule that was read, and everything in the file that was wrong. */
export interface ImportedSchedule extends Schedule {
  readonly warnings: readonly ImportWarning[];
}

export interface ReadOptions {
  /** Used when the file names no zone. */
  readonly zone?: TimeZone | undefined;
  /** Used when the file has no title. */
  readonly title?: string | undefined;
}

/** Rooms that hold a session, people distinct by their id. */
export function countsOf(schedule: Schedule): { sessions: number; rooms: number; people: number } {
  return {
    sessions: schedule.sessions.length,
    rooms: new Set(schedule.sessions.flatMap(({ room }) => room ?? [])).size,
    people: schedule.people.length,
  };
}
