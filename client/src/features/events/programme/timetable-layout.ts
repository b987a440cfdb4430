import type { RoomId } from '@passerelle/contracts/ids';
import type { TimeZone } from '@passerelle/contracts/primitives';
import { civilTime } from '@passerelle/rules/events/civil-time';
import type { Entry } from './programme-entries';

/** A session on the sheet; lengths in pixels from its upper edge, lanes side by side where sessions of a room overlap. */
export interface Block {
  readonly entry: Entry;
  readonly top: number;
  readonly height: number;
  readonly lane: number;
  readonly lanes: number;
}

export interface Column {
  /** Empty for what has no room. */
  readonly id: RoomId | '';
  readonly name: string;
  readonly capacity?: number | undefined;
  readonly blocks: readonly Block[];
}

export interface Tick {
  readonly top: number;
  /** `HH:mm` on the clock of the sheet; absent for a half hour. */
  readonly clock?: string;
}

/** One day on paper. `from` is the upper edge, in milliseconds; `scale` in pixels per minute. */
export interface Sheet {
  readonly from: number;
  readonly until: number;
  readonly scale: number;
  readonly height: number;
  readonly columns: readonly Column[];
  /** Breaks of the whole house, across all columns. */
  readonly bands: readonly Block[];
  readonly ticks: readonly Tick[];
}

const HALF_HOUR = 30 * 60_000;
/** A finger needs 24 pixels; two lines of text need 44. */
const LEAST_HEIGHT = 26;
const READABLE_HEIGHT = 46;
const SCALES = { least: 1.5, most: 5.5 } as const;

/** Pixels per minute at which the shortest session can be touched and an ordinary one be read. */
export function scaleFor(minutes: readonly number[]): number {
  const sorted = [...minutes].sort((a, b) => a - b);
  const shortest = sorted[0] ?? 30;
  const ordinary = sorted[Math.floor(sorted.length / 4)] ?? 30;
  const wanted = Math.max(LEAST_HEIGHT / shortest, READABLE_HEIGHT / ordinary);
  return Math.min(SCALES.most, Math.max(SCALES.least, wanted));
}

type Place = (moment: number) => number;

/** Blocks of one column: those that overlap share its width. */
function blocksOf(entries: readonly Entry[], place: Place): Block[] {
  const blocks: { entry: Entry; top: number; height: number; lane: number; lanes: number }[] = [];
  let cluster: typeof blocks = [];
  let clusterEnd = -Infinity;
  const close = () => {
    const lanes = Math.max(1, ...cluster.map(({ lane }) => lane + 1));
    for (const block of cluster) block.lanes = lanes;
    cluster = [];
  };
  for (const entry of entries) {
    if (entry.from >= clusterEnd) close();
    clusterEnd = Math.max(clusterEnd, entry.until);
    const taken = cluster.filter((other) => other.entry.until > entry.from).map(({ lane }) => lane);
    let lane = 0;
    while (taken.includes(lane)) lane += 1;
    const top = place(entry.from);
    const block = { entry, top, height: place(entry.until) - top, lane, lanes: 1 };
    cluster.push(block);
    blocks.push(block);
  }
  close();
  return blocks;
}

function ticksOf(from: number, until: number, zone: TimeZone, place: Place): Tick[] {
  const ticks: Tick[] = [];
  for (let moment = from; moment <= until; moment += HALF_HOUR / 2) {
    const { clock } = civilTime(new Date(moment).toISOString(), zone);
    if (clock.endsWith(':00')) ticks.push({ top: place(moment), clock });
    else if (clock.endsWith(':30')) ticks.push({ top: place(moment) });
  }
  return ticks;
}

interface KnownRoom {
  readonly id: RoomId;
  readonly name: string;
  readonly capacity?: number | undefined;
}

/** Lays out the sessions of one day; rooms in their own order, only those that hold a session. */
export function sheetOf(
  entries: readonly Entry[],
  rooms: readonly KnownRoom[],
  zone: TimeZone,
  elsewhere: string,
): Sheet | undefined {
  if (entries.length === 0) return undefined;
  const from = Math.floor(Math.min(...entries.map((entry) => entry.from)) / HALF_HOUR) * HALF_HOUR;
  const end = Math.max(...entries.map((entry) => entry.until));
  const until = Math.ceil(end / HALF_HOUR) * HALF_HOUR;
  const scale = scaleFor(entries.map(({ session }) => session.minutes));
  const place: Place = (moment) => Math.round(((moment - from) / 60_000) * scale);
  const housed = entries.filter(({ session }) => session.roomId);
  const isBand = (entry: Entry) =>
    !entry.session.roomId &&
    !housed.some((other) => other.from < entry.until && entry.from < other.until);
  const bands = entries.filter(isBand);
  const loose = entries.filter((entry) => !entry.session.roomId && !isBand(entry));
  const columns = rooms
    .map(({ id, name, capacity }) => {
      const own = housed.filter(({ session }) => session.roomId === id);
      return { id, name, capacity, blocks: blocksOf(own, place) };
    })
    .filter(({ blocks }) => blocks.length > 0);
  const more: Column[] = loose.length
    ? [{ id: '', name: elsewhere, blocks: blocksOf(loose, place) }]
    : [];
  return {
    from,
    until,
    scale,
    height: place(until),
    columns: [...columns, ...more],
    bands: blocksOf(bands, place),
    ticks: ticksOf(from, until, zone, place),
  };
}
