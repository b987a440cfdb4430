import type { MessageId, PersonId } from '@passerelle/contracts/ids';
import type { Reaction } from '@passerelle/contracts/reactions';
import { ChannelWriter } from '../src/features/chat/channel-writer';
import { ChannelRepository } from '../src/features/chat/channel.repository';
import { ChatHistoryService } from '../src/features/chat/chat-history.service';
import { BOARD_CHAT, CLIMATE_CHAT, LIVING_TOGETHER_CHAT } from './chat-words-others';
import { WATER_CHAT } from './chat-words-water';
import { peopleOn, type BodyName, type Demo } from './demo';
import { Speakers, momentAgo } from './speakers';

/** Days before the demo's present, hour in UTC, who for which city, what, and who reacted how. */
export type WrittenMessage = readonly [
  ago: number,
  clock: string,
  by: string,
  text: string,
  reactions?: Partial<Record<Reaction, readonly string[]>>,
];

interface WrittenChannel {
  readonly body: BodyName;
  readonly messages: readonly WrittenMessage[];
  /** What the member of Lyon has not read yet: the last so many messages. */
  readonly waitsForLyon: number;
}

const CHANNELS: readonly WrittenChannel[] = [
  { body: 'water', messages: WATER_CHAT, waitsForLyon: 6 },
  { body: 'climate', messages: CLIMATE_CHAT, waitsForLyon: 0 },
  { body: 'livingTogether', messages: LIVING_TOGETHER_CHAT, waitsForLyon: 0 },
  { body: 'board', messages: BOARD_CHAT, waitsForLyon: 0 },
];

async function seedChannel(demo: Demo, { body, messages, waitsForLyon }: WrittenChannel) {
  const { app, bodies, cast, chance } = demo;
  const speakers = new Speakers(demo, bodies[body]);
  const said = messages.map(([ago, clock, by, text]) => ({
    id: chance.id<MessageId>('msg'),
    authorId: speakers.id(by),
    at: momentAgo(ago, clock),
    ...speakers.said(text),
    fileIds: [],
  }));
  const read = new Map<PersonId, number>(
    peopleOn(demo, bodies[body]).map(({ id }) => [id, messages.length]),
  );
  if (read.has(cast.member.id)) read.set(cast.member.id, messages.length - waitsForLyon);
  await app.get(ChatHistoryService).add(bodies[body].id, said, read);
  const [channel] = await app.get(ChannelRepository).ofBodies([bodies[body].id]);
  const reactions = messages.flatMap(([, , , , tallies = {}], index) =>
    Object.entries(tallies).flatMap(([reaction, cities]) =>
      cities.map((city) => ({
        kind: 'react' as const,
        messageId: said[index]!.id,
        by: speakers.id(city),
        reaction: reaction as Reaction,
        on: true,
      })),
    ),
  );
  await app.get(ChannelWriter).commit(channel!.id, reactions);
}

/** A hundred and twenty messages of the last four weeks; in the water commission something waits for the member. */
export async function seedChat(demo: Demo): Promise<void> {
  for (const channel of CHANNELS) await seedChannel(demo, channel);
}
