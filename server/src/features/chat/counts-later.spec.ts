import { jest } from '@jest/globals';
import type { ChannelId, MessageId, PersonId } from '@passerelle/contracts/ids';
import { idOf } from '@passerelle/test-kit/ids';
import type { Commit } from './channel-writer';
import { CountsLater, type News } from './counts-later';

const channelId = idOf<ChannelId>('cha', 1);
const called = idOf<PersonId>('per', 1);

function commit(seq: number, mentions: readonly PersonId[] = []): Commit {
  const message = { id: idOf<MessageId>('msg', seq), mentions };
  return {
    channel: { id: channelId, seq, messageCount: seq },
    from: seq - 1,
    changed: [message],
    former: new Map(),
    outcomes: [],
  } as unknown as Commit;
}

describe('CountsLater', () => {
  let told: News[];
  let counts: CountsLater;
  const seqs = () => told.map(({ channel }) => channel.seq);
  beforeEach(() => {
    jest.useFakeTimers();
    told = [];
    counts = new CountsLater(async (news) => void told.push(news));
  });
  afterEach(() => jest.useRealTimers());

  it('tells the first news of a quiet channel at once, and of a lively one only the newest', async () => {
    for (const seq of [1, 2, 3, 4]) await counts.add(commit(seq));
    expect(seqs()).toEqual([1]);
    await jest.advanceTimersByTimeAsync(300);
    expect(seqs()).toEqual([1, 4]);
    await jest.advanceTimersByTimeAsync(300);
    await counts.add(commit(5));
    expect(seqs()).toEqual([1, 4, 5]);
  });

  it('tells at once what calls somebody, and nothing older after it', async () => {
    for (const next of [commit(1), commit(2), commit(3, [called])]) await counts.add(next);
    expect(seqs()).toEqual([1, 3]);
    expect([...told[1]!.called]).toEqual([called]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(seqs()).toEqual([1, 3]);
  });

  it('tells nothing more when the server stops', async () => {
    for (const seq of [1, 2]) await counts.add(commit(seq));
    counts.close();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(seqs()).toEqual([1]);
  });
});
