import { chatPaths, type Channel, type Message, type MessageLog } from '@passerelle/contracts/chat';
import type { BodyId, ChannelId, MessageId } from '@passerelle/contracts/ids';
import { idOf } from '@passerelle/test-kit/ids';
import type { Agent } from './app-for-specs';
import type { LiveClient } from './live-client';

let next = 5000;
export const messageId = () => idOf<MessageId>('msg', next++);

export const draftOf = (text: string, over: object = {}) => ({ id: messageId(), text, ...over });

export async function channelOf(agent: Agent, bodyId: BodyId): Promise<Channel> {
  const { body } = await agent.get(chatPaths.channels()).expect(200);
  return (body as Channel[]).find((channel) => channel.bodyId === bodyId)!;
}

export async function posted(agent: Agent, id: ChannelId, draft: object): Promise<Message> {
  const { body } = await agent.post(chatPaths.messages(id)).send(draft).expect(201);
  return body as Message;
}

export async function logOf(agent: Agent, id: ChannelId, query: object): Promise<MessageLog> {
  const { body } = await agent.get(chatPaths.messages(id)).query(query).expect(200);
  return body as MessageLog;
}

/** Enters the channel's room and collects what is told there from then on. */
export async function listenTo(client: LiveClient, id: ChannelId): Promise<Message[]> {
  const heard: Message[] = [];
  client.socket.on('chat:messages-changed', ({ messages }: MessageLog) => heard.push(...messages));
  const answer = await client.ask('live:enter', { room: `channel:${id}` });
  if (!answer.ok) throw new Error(answer.problem.code);
  return heard;
}

/** Waits until the condition holds, looking again after each turn of the event loop; gives up after five seconds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 5_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('the condition did not come true within five seconds');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
