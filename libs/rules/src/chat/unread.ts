import type { ReadMark } from '@passerelle/contracts/chat';

/** Messages that are unread: their numbers have no gap, so the difference counts them (tombstones included). */
export function unreadMessages(messageCount: number, read: Pick<ReadMark, 'number'>): number {
  return Math.max(0, messageCount - read.number);
}

/** Of two marks of one person the one that counts: a later generation, then the one that is further. */
export function laterMark(a: ReadMark, b: ReadMark): ReadMark {
  if (a.generation !== b.generation) return a.generation > b.generation ? a : b;
  return a.number >= b.number ? a : b;
}

/** The mark after "everything up to `number` was seen" by a device that knows the mark of `generation`. */
export function markRead(mark: ReadMark, seen: ReadMark, messageCount: number): ReadMark {
  if (seen.generation !== mark.generation) return mark;
  return laterMark(mark, { ...seen, number: Math.min(seen.number, messageCount) });
}

/** The mark after "unread from message `from` on"; the same mark when that message is unread already. */
export function markUnread(mark: ReadMark, from: number): ReadMark {
  if (from > mark.number) return mark;
  return { number: from - 1, generation: mark.generation + 1 };
}
