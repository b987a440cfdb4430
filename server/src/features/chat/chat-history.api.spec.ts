import type { PersonId } from '@passerelle/contracts/ids';
import { startApp, type SpecApp } from '../../../test/app-for-specs';
import { channelOf, logOf, messageId } from '../../../test/chat-kit';
import { populate, type Populated } from '../../../test/populate';
import { ChatHistoryService } from './chat-history.service';

describe('the history of a channel', () => {
  let spec: SpecApp;
  let network: Populated;
  beforeAll(async () => {
    spec = await startApp();
    network = await populate(spec);
  });
  afterAll(() => spec.close());

  it('is read like messages that were said at the time, with what each person has read of it', async () => {
    const { chair, member } = network.cast.people;
    const bodyId = network.cast.bodies.commission.id;
    const messages = Array.from({ length: 250 }, (_, n) => ({
      id: messageId(),
      authorId: (n % 2 ? chair : member).id,
      at: new Date(Date.UTC(2026, 5, 1, 8, n)).toISOString(),
      text: `message ${n + 1}`,
      mentions: [],
      fileIds: [],
    }));
    const read = new Map<PersonId, number>([[member.id, 240]]);
    const history = spec.app.get(ChatHistoryService);
    await history.add(bodyId, messages, read);
    await history.add(bodyId, messages, read);
    const agent = await network.as('member');
    const channel = await channelOf(agent, bodyId);
    expect(channel).toMatchObject({ messageCount: 250, seq: 250, unread: 10 });
    const log = await logOf(agent, channel.id, { limit: 500 });
    expect(log.messages.map(({ id, at, text }) => ({ id, at, text }))).toEqual(
      messages.map(({ id, at, text }) => ({ id, at, text })),
    );
  });
});
