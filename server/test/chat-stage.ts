import type { Ack } from '@passerelle/contracts/live';
import type { Message } from '@passerelle/contracts/chat';
import type { ChannelId } from '@passerelle/contracts/ids';
import type { Role } from '@passerelle/test-kit/cast';
import { startApp, type Agent, type SpecApp } from './app-for-specs';
import { channelOf } from './chat-kit';
import { openLive, type LiveClient } from './live-client';
import { populate, type Populated } from './populate';

/** A browser of somebody: its requests and its socket. */
export interface Device {
  agent: Agent;
  live: LiveClient;
}

/** The cast around the channel of the commission. */
export interface ChatStage {
  spec: SpecApp;
  network: Populated;
  channelId: ChannelId;
  device(role: Role): Promise<Device>;
  say(from: Device, draft: object): Promise<Ack<Message>>;
  close(): Promise<void>;
}

export async function chatStage(): Promise<ChatStage> {
  const spec = await startApp();
  const network = await populate(spec);
  const open: LiveClient[] = [];
  const { id: channelId } = await channelOf(
    await network.as('chair'),
    network.cast.bodies.commission.id,
  );
  return {
    spec,
    network,
    channelId,
    async device(role) {
      const agent = await network.as(role);
      const live = await openLive(spec.url, agent);
      open.push(live);
      return { agent, live };
    },
    say: ({ live }, draft) => live.ask<Message>('chat:post-message', { channelId, ...draft }),
    async close() {
      for (const client of open) client.close();
      await spec.close();
    },
  };
}
