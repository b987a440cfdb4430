import { isDeepStrictEqual } from 'node:util';
import type { EventId, RoomId, SessionId, SpeakerId, TrackId } from '@passerelle/contracts/ids';
import type { Bilingual } from '@passerelle/contracts/primitives';
import type { Session } from '@passerelle/contracts/sessions';
import type { ScheduleSession } from './exchange/schedule';

/** What the file's names stand for here. */
export interface SessionPlace {
  readonly id: SessionId;
  readonly eventId: EventId;
  readonly roomId: RoomId | undefined;
  readonly trackId: TrackId | undefined;
  readonly speakerIds: readonly SpeakerId[];
}

/** Limits of the contract. */
const MOST_SPEAKERS = 60;
const LONGEST_MINUTES = 2880;

/** The file's text, beside the English that was written here; nothing when both are silent. */
function told(text: string, stored: Bilingual | undefined): Bilingual | undefined {
  return text || stored?.en ? { ...stored, fr: text } : undefined;
}

/** Absent and undefined are the same thing in a document. */
function compact(session: { [K in keyof Session]: Session[K] | undefined }): Session {
  return Object.fromEntries(
    Object.entries(session).filter(([, value]) => value !== undefined),
  ) as Session;
}

/** What a calendar shows of a session: a change of these must reach it. */
const IN_CALENDAR = ['title', 'abstract', 'start', 'minutes', 'roomId', 'cancelled'] as const;

/** The session as the file has it now; the very object that is stored when nothing changed. */
export function planSession(
  said: ScheduleSession,
  stored: Session | undefined,
  { speakerIds, ...place }: SessionPlace,
): Session {
  const chairIds = stored?.chairIds ?? [];
  const next = compact({
    ...(stored ?? { interpretation: [], sequence: 0 }),
    ...place,
    kind: said.kind,
    title: { ...stored?.title, fr: said.title },
    subtitle: told(said.subtitle, stored?.subtitle),
    abstract: told(said.abstract, stored?.abstract),
    description: told(said.description, stored?.description),
    start: said.start,
    minutes: Math.min(said.minutes, LONGEST_MINUTES),
    language: said.language,
    // An exported file names chairs among the people of a session.
    speakerIds: speakerIds.filter((id) => !chairIds.includes(id)).slice(0, MOST_SPEAKERS),
    chairIds,
    cancelled: false,
    links: said.links.map(({ href, label }) => ({ href, label })),
    externalId: stored ? stored.externalId : said.id,
  } as Session);
  if (!stored) return next;
  if (isDeepStrictEqual(next, compact(stored))) return stored;
  const shown = IN_CALENDAR.some((field) => !isDeepStrictEqual(next[field], stored[field]));
  return shown ? { ...next, sequence: stored.sequence + 1 } : next;
}
