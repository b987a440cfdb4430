import type { RoomId, SessionId, TrackId } from '@passerelle/contracts/ids';
import type { CivilDay } from '@passerelle/contracts/primitives';
import { SessionKind } from '@passerelle/contracts/sessions';
import { wordsOf } from './fold';
import type { Entry } from './programme-entries';

/** What the reader asked to see; what is absent narrows nothing. */
export interface ProgrammeFilter {
  readonly room?: RoomId | undefined;
  readonly track?: TrackId | undefined;
  readonly kind?: SessionKind | undefined;
  /** Spoken or interpreted into. */
  readonly language?: string | undefined;
  /** Only what I signed up for. */
  readonly mine?: boolean | undefined;
  readonly search?: string | undefined;
}

/** The names of the filters in the address. */
export interface FilterAddress {
  readonly salle?: string | undefined;
  readonly parcours?: string | undefined;
  readonly type?: string | undefined;
  readonly langue?: string | undefined;
  readonly miennes?: string | undefined;
  readonly q?: string | undefined;
}

export function filterOf(address: FilterAddress): ProgrammeFilter {
  return {
    room: (address.salle || undefined) as RoomId | undefined,
    track: (address.parcours || undefined) as TrackId | undefined,
    kind: SessionKind.safeParse(address.type).data,
    language: address.langue || undefined,
    mine: address.miennes === 'oui' || undefined,
    search: address.q?.trim() || undefined,
  };
}

/** For the router: `null` takes a name out of the address. */
export function addressOf(filter: ProgrammeFilter): Record<keyof FilterAddress, string | null> {
  return {
    salle: filter.room ?? null,
    parcours: filter.track ?? null,
    type: filter.kind ?? null,
    langue: filter.language ?? null,
    miennes: filter.mine ? 'oui' : null,
    q: filter.search ?? null,
  };
}

export function isNarrowed(filter: ProgrammeFilter): boolean {
  return Object.values(filter).some(Boolean);
}

function speaks({ session }: Entry, language: string): boolean {
  return session.language === language || (session.interpretation?.includes(language) ?? false);
}

/** The entries that the filter lets through, in their order. */
export function filtered(
  entries: readonly Entry[],
  filter: ProgrammeFilter,
  mine: ReadonlySet<SessionId>,
): Entry[] {
  const words = wordsOf(filter.search ?? '');
  return entries.filter(
    (entry) =>
      (!filter.room || entry.session.roomId === filter.room) &&
      (!filter.track || entry.session.trackId === filter.track) &&
      (!filter.kind || entry.session.kind === filter.kind) &&
      (!filter.language || speaks(entry, filter.language)) &&
      (!filter.mine || mine.has(entry.id)) &&
      words.every((word) => entry.haystack.includes(word)),
  );
}

/** The day that opens: the one in the address, else today while the event runs, else the first with a session. */
export function dayToShow(
  asked: string | undefined,
  days: readonly CivilDay[],
  today: CivilDay,
): CivilDay | undefined {
  if (asked && days.includes(asked)) return asked;
  return days.includes(today) ? today : days[0];
}
