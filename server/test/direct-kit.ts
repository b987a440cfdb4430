import type { Channel } from '@passerelle/contracts/chat';
import { directPaths } from '@passerelle/contracts/chat-direct';
import type { ChannelId, PersonId } from '@passerelle/contracts/ids';
import { idOf } from '@passerelle/test-kit/ids';
import type { Agent } from './app-for-specs';

let next = 6000;
export const channelId = () => idOf<ChannelId>('cha', next++);

export const openingWith = (people: readonly { id: PersonId }[], over: object = {}) => ({
  ...{ id: channelId(), people: people.map(({ id }) => id) },
  ...over,
});

/** The conversation of this browser's person with these people. */
export async function opened(
  agent: Agent,
  people: readonly { id: PersonId }[],
  over: object = {},
): Promise<Channel> {
  const { body } = await agent.post(directPaths.open()).send(openingWith(people, over)).expect(201);
  return body as Channel;
}
