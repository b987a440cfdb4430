import type { Message } from '@passerelle/contracts/chat';
import type { MessageId, PersonId } from '@passerelle/contracts/ids';
import { rowsOf, type Reading } from './message-rows';

const message = (number: number, author: string, at: string): Message => ({
  ...{ id: `msg_${number}` as MessageId, number, seq: number, text: `texte ${number}` },
  ...{ authorId: `per_${author}` as PersonId, at: `2026-11-${at}:00.000Z` },
});
const reading = (lastRead?: number): Reading => ({
  ...{ lastRead, me: 'per_moi', dayOf: (at: string) => at.slice(0, 10) },
});
const drawn = (messages: Message[], lastRead?: number) =>
  rowsOf(messages, reading(lastRead)).map((row) => {
    if (row.kind === 'day') return row.at.slice(8, 10);
    return row.kind === 'message' ? `${row.headed ? '+' : ' '}${row.message.number}` : '---';
  });

describe('the lines of a conversation', () => {
  it('begin each day with its name', () => {
    const two = [message(1, 'a', '19T23:59'), message(2, 'a', '20T00:01')];
    expect(drawn(two)).toEqual(['19', '+1', '20', '+2']);
  });

  it('put messages that follow each other under one name, until somebody else speaks or a while passes', () => {
    const four = [
      message(1, 'a', '19T10:00'),
      message(2, 'a', '19T10:02'),
      message(3, 'b', '19T10:03'),
      message(4, 'b', '19T10:30'),
    ];
    expect(drawn(four)).toEqual(['19', '+1', ' 2', '+3', '+4']);
  });

  it('show where I had stopped reading, before the first message of somebody else', () => {
    const four = [
      message(1, 'a', '19T10:00'),
      message(2, 'moi', '19T10:01'),
      message(3, 'a', '19T10:02'),
      message(4, 'a', '19T10:03'),
    ];
    expect(drawn(four, 1)).toEqual(['19', '+1', '+2', '---', '+3', ' 4']);
  });

  it('show no such place when everything was read', () => {
    expect(drawn([message(1, 'a', '19T10:00')], 1)).toEqual(['19', '+1']);
    expect(drawn([message(1, 'a', '19T10:00')])).toEqual(['19', '+1']);
  });
});
