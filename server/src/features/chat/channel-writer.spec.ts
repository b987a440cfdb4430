import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { BodyId, ChannelId, PersonId } from '@passerelle/contracts/ids';
import type { Change } from '@passerelle/rules/chat/ledger';
import { idOf } from '@passerelle/test-kit/ids';
import { startApp, type SpecApp } from '../../../test/app-for-specs';
import { messageId } from '../../../test/chat-kit';
import { Transactions } from '../../platform/database/transactions';
import { ChannelRepository } from './channel.repository';
import { MessageRecord } from './message.schema';
import { ChannelWriter } from './channel-writer';
import { MessageRepository } from './message.repository';

const AT = '2026-09-01T08:00:00.000Z';
const post = (text: string, id = messageId()): Change => ({
  kind: 'post',
  message: {
    id,
    authorId: idOf<PersonId>('per', 41),
    at: AT,
    text,
    mentions: [],
    fileIds: [],
    creation: text,
  },
});
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

/** Writers that share nothing but the database, as those of several processes do. */
describe('several writers of one channel', () => {
  let spec: SpecApp;
  let channelId: ChannelId;
  let body = 7000;
  beforeAll(async () => {
    spec = await startApp();
  });
  afterAll(() => spec.close());
  beforeEach(async () => {
    channelId = (await newChannel())!;
  });

  async function newChannel(): Promise<ChannelId | undefined> {
    const bodyId = idOf<BodyId>('bod', body++);
    return (await spec.app.get(ChannelRepository).ofBodies([bodyId]))[0]?.id;
  }
  const writer = (transactions = spec.app.get(Transactions)) =>
    new ChannelWriter(
      spec.app.get(ChannelRepository),
      spec.app.get(MessageRepository),
      transactions,
    );

  async function stored() {
    const messages = await spec.app
      .get<Model<MessageRecord>>(getModelToken(MessageRecord.name))
      .find({ channelId })
      .sort({ seq: 1 })
      .lean<MessageRecord[]>();
    const channel = await spec.app.get(ChannelRepository).one(channelId);
    return { sequences: messages.map((message) => message.seq), channel };
  }

  it('give sequences 1 to 40 without a gap', async () => {
    await Promise.all(upTo(40).map((n) => writer().commit(channelId, [post(`${n}`)])));
    const { sequences, channel } = await stored();
    expect(sequences).toEqual(upTo(40));
    expect(channel).toMatchObject({ seq: 40, messageCount: 40 });
  });

  it('would not, if counters and messages were not written in one transaction', async () => {
    const none = { run: (work: (session: null) => unknown) => work(null) };
    const careless = () => writer(none as unknown as Transactions);
    await Promise.allSettled(upTo(40).map((n) => careless().commit(channelId, [post(`${n}`)])));
    const { sequences, channel } = await stored();
    expect(sequences.length === 40 && channel?.seq === 40).toBe(false);
  });

  it('do not move counters that somebody else has moved since they were read', async () => {
    const channels = spec.app.get(ChannelRepository);
    const before = (await channels.one(channelId))!;
    await writer().commit(channelId, [post('entre-temps')]);
    const moved = await spec.app
      .get(Transactions)
      .run((transaction) => channels.advance(before, { seq: 1, messageCount: 1 }, transaction));
    expect(moved).toBe(false);
  });

  it('make one message of one id', async () => {
    const id = messageId();
    const commits = await Promise.all(
      upTo(20).map(() => writer().commit(channelId, [post('une fois', id)])),
    );
    expect(new Set(commits.map(({ outcomes }) => outcomes[0]?.message?.seq))).toEqual(new Set([1]));
    expect((await stored()).sequences).toEqual([1]);
  });

  it('do not let an id of one channel be used in another, nor spoil what is written beside it', async () => {
    const [other, id] = [(await newChannel())!, messageId()];
    await writer().commit(other, [post('là-bas', id)]);
    const { outcomes } = await writer().commit(channelId, [post('ici', id), post('bon')]);
    expect(outcomes[0]).toEqual({ refused: 'request/key-reused' });
    expect(outcomes[1]?.message?.seq).toBe(1);
    const edit = { kind: 'react', messageId: id, by: idOf<PersonId>('per', 41) } as const;
    const crossed = await writer().commit(channelId, [{ ...edit, reaction: 'agree', on: true }]);
    expect(crossed.outcomes[0]).toEqual({ refused: 'request/not-found' });
  });

  it('begin one channel for a body, however many open it at once', async () => {
    const bodyId = idOf<BodyId>('bod', body++);
    const repository = spec.app.get(ChannelRepository);
    const channels = await Promise.all(upTo(20).map(() => repository.ofBodies([bodyId])));
    expect(new Set(channels.map(([channel]) => channel?.id)).size).toBe(1);
  });
});
