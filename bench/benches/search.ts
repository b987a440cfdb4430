import { MongoClient } from 'mongodb';
import { chatPaths, type Channel } from '@passerelle/contracts/chat';
import type { ChannelId, MessageId } from '@passerelle/contracts/ids';
import { searchPaths, type SearchAnswer } from '@passerelle/contracts/search';
import { idOf } from '@passerelle/test-kit/ids';
import { openBareSearch } from '../baselines/bare-search';
import { figureOf } from '../method/figure';
import { shown } from '../method/report';
import { interleave } from '../method/rounds';
import { asking } from '../world/asking';
import { settle, type Network } from '../world/network';
import { startProduct, type Product } from '../world/product';
import type { Bench } from './bench';

const MESSAGES = 200_000;
const PEOPLE = 25;
const BATCH = 2_000;
/** How long the index may take to follow, in milliseconds. */
const PATIENCE = 900_000;

/** Rare, middling and frequent, alone and together: what each stands in, one message in so many. */
const WORDS = { forage: 2_000, budget: 100, quartier: 10 } as const;
const QUESTIONS = [
  { q: 'forages ', match: '"forag"' },
  { q: 'budgets ', match: '"budget"' },
  { q: 'quartiers ', match: '"quarti"' },
  { q: 'budgets quartiers ', match: '"budget" AND "quarti"' },
] as const;

const textOf = (number: number) =>
  [
    `Point ${number} de l’ordre du jour, remis à la séance suivante.`,
    ...Object.entries(WORDS).flatMap(([word, every]) =>
      number % every < 2 ? [`Le ${word}.`] : [],
    ),
  ].join(' ');

/** Every second message is in a channel that nobody who asks may see. */
async function fill(product: Product, { members, commission }: Network, messages: number) {
  const channels = await asking<Channel[]>(product, members[0]!, 'GET', chatPaths.channels());
  const seen = channels.find(({ bodyId }) => bodyId === commission.id)!.id;
  const hidden = idOf<ChannelId>('cha', 999);
  const client = await MongoClient.connect(product.uri);
  try {
    const database = client.db();
    const closed = await database.collection<{ _id: string }>('bodies').findOne({
      kind: 'secretariat',
    });
    await database.collection<{ _id: string; bodyId: string }>('channels').insertOne({
      ...{ _id: hidden, bodyId: closed!._id, seq: 0, messageCount: 0 },
    } as never);
    const stored = database.collection<{ _id: string }>('messages');
    for (let first = 0; first < messages; first += BATCH)
      await stored.insertMany(
        Array.from({ length: Math.min(BATCH, messages - first) }, (_, index) => {
          const number = first + index;
          return {
            ...{ _id: idOf<MessageId>('msg', number), channelId: number % 2 ? hidden : seen },
            ...{ number, seq: number, changed: number, authorId: members[number % PEOPLE]!.id },
            at: new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString(),
            ...{ text: textOf(number), mentions: [], fileIds: [], reactions: [] },
            ...{ version: 1, formerVersions: [], creation: 'bench' },
          };
        }),
      );
  } finally {
    await client.close();
  }
}

const pathOf = (q: string) => `${searchPaths.find()}?${new URLSearchParams({ q })}`;
const totalOf = ({ counts = {} }: SearchAnswer) => counts.messages ?? 0;

/** B11: a question over many messages by somebody who may read half of them, against the engine alone. */
export const search: Bench = {
  name: 'search',
  async run({ rounds: count, quick }) {
    const messages = quick ? 4_000 : MESSAGES;
    const times = quick ? 5 : 25;
    const product = await startProduct();
    try {
      const network = await settle(product, PEOPLE);
      const asker = network.members[0]!;
      const ask = (q: string) => asking<SearchAnswer>(product, asker, 'GET', pathOf(q));
      const begun = performance.now();
      await fill(product, network, messages);
      await followed(ask, messages);
      const following = (performance.now() - begun) / 1_000;
      const bare = openBareSearch(product.dataDir);
      const found = new Map<string, number>();
      const rounds = await interleave(
        count,
        () => timed(times, async ({ q }) => void found.set(q, totalOf(await ask(q)))),
        () =>
          timed(times, async ({ match, q }) => requireHalf(bare.find(match).total, found.get(q))),
      );
      bare.close();
      return {
        name: 'search',
        title: `B11  Search over ${shown(messages)} messages over HTTP with rights, the caller may see half; against FTS5 alone on the same index`,
        figures: [
          figureOf<{ elapsed: number }>(rounds, {
            ...{ label: 'time of a search', unit: 'ms', of: ({ elapsed }) => elapsed },
            target: { ratio: 1.5, is: 'at-most' },
          }),
        ],
        beside: {
          'storing and following': `${shown(following)} s, ${shown(messages / following)} messages per second`,
        },
        checked: `each question counted exactly the half that the caller may see`,
        rounds,
      };
    } finally {
      await product.close();
    }
  },
};

type Question = (typeof QUESTIONS)[number];

async function timed(
  times: number,
  ask: (question: Question) => Promise<void>,
): Promise<{ elapsed: number }> {
  const start = performance.now();
  for (let time = 0; time < times; time += 1) for (const one of QUESTIONS) await ask(one);
  return { elapsed: (performance.now() - start) / (times * QUESTIONS.length) };
}

async function followed(ask: (q: string) => Promise<SearchAnswer>, messages: number) {
  for (const end = Date.now() + PATIENCE; Date.now() < end;) {
    if (totalOf(await ask('ordre du jour ')) === Math.ceil(messages / 2)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the index did not follow');
}

/** @throws Error when rights let something through, or took something away */
function requireHalf(all: number, seen: number | undefined): void {
  if (seen !== undefined && seen * 2 !== all)
    throw new Error(`the caller counted ${seen} of ${all}, not the half`);
}
