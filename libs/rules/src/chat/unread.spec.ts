import fc from 'fast-check';
import type { ReadMark } from '@passerelle/contracts/chat';
import { laterMark, markRead, markUnread, unreadMessages } from './unread';

const start: ReadMark = { number: 0, generation: 0 };

describe('unread messages', () => {
  it('are those after the mark', () => {
    expect(unreadMessages(12, { number: 9 })).toBe(3);
    expect(unreadMessages(12, { number: 12 })).toBe(0);
  });

  it('never become negative when a device knows more than the count it was given', () => {
    expect(unreadMessages(3, { number: 5 })).toBe(0);
  });
});

describe('the mark of what was read', () => {
  it('does not move back when an older device reports late', () => {
    const mark = markRead(start, { number: 8, generation: 0 }, 10);
    expect(markRead(mark, { number: 5, generation: 0 }, 10)).toEqual({ number: 8, generation: 0 });
  });

  it('does not pass the last message that exists', () => {
    expect(markRead(start, { number: 99, generation: 0 }, 10).number).toBe(10);
  });

  it('goes back when the person marks something unread, and a device that has not heard of it cannot undo that', () => {
    const mark = markUnread({ number: 10, generation: 0 }, 7);
    expect(mark).toEqual({ number: 6, generation: 1 });
    expect(markRead(mark, { number: 10, generation: 0 }, 10)).toEqual(mark);
    expect(markRead(mark, { number: 10, generation: 1 }, 10).number).toBe(10);
  });

  it('ends equal on two devices, in whatever order they hear of its moves', () => {
    const move = fc.oneof(
      fc.record({ kind: fc.constant('read' as const), to: fc.integer({ min: 1, max: 30 }) }),
      fc.record({ kind: fc.constant('unread' as const), to: fc.integer({ min: 1, max: 30 }) }),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (moves, dice) => {
        const told: ReadMark[] = [start];
        for (const { kind, to } of moves) {
          const mark = told.at(-1)!;
          const next =
            kind === 'read'
              ? markRead(mark, { number: to, generation: mark.generation }, 30)
              : markUnread(mark, to);
          told.push(next);
        }
        const shuffled = [...told].sort(() => ((dice.next().value as number) % 2 ? 1 : -1));
        expect(shuffled.reduce(laterMark)).toEqual(told.at(-1));
      }),
    );
  });
});
