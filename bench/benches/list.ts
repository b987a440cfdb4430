import { chatPaths, type Channel, type MessageLog } from '@passerelle/contracts/chat';
import type { MessageId } from '@passerelle/contracts/ids';
import { idOf } from '@passerelle/test-kit/ids';
import type { RepeatedRound, Repeated } from '../load/requests';
import { measuringCpu } from '../method/cpu';
import { figureOf } from '../method/figure';
import { startWorker } from '../method/processes';
import { shown } from '../method/report';
import { interleave, median } from '../method/rounds';
import { stampedText } from '../load/stamp';
import { asking } from '../world/asking';
import { settle, type Network } from '../world/network';
import { startProduct, type Product } from '../world/product';
import type { Bench } from './bench';

const ITEMS = 50;
const AT_ONCE = 16;
const PEOPLE = 25;

/** For one request, in milliseconds; `text` is the answer. */
interface Side {
  readonly server: number;
  readonly database: number;
  readonly elapsed: number;
  readonly text: string;
}

type Row = Record<string, unknown>;

/** Posts the messages that are listed, by several people in turn, and gives their channel. */
async function fill(product: Product, { members, commission }: Network) {
  const channels = await asking<Channel[]>(product, members[0]!, 'GET', chatPaths.channels());
  const channel = channels.find(({ bodyId }) => bodyId === commission.id);
  if (!channel) throw new Error('the commission has no channel');
  for (let number = 0; number < ITEMS; number += 1)
    await asking(product, members[number % PEOPLE]!, 'POST', chatPaths.messages(channel.id), {
      id: idOf<MessageId>('msg', number),
      text: stampedText({ sender: 0, number, sent: 0 }),
    });
  return channel.id;
}

/** @throws Error unless both answers hold the same fifty messages with the same words */
function requireSameRows(ours: string, theirs: string): void {
  const { messages } = JSON.parse(ours) as MessageLog;
  const rows = (JSON.parse(theirs) as Row[]).reverse();
  if (messages.length !== ITEMS || rows.length !== ITEMS)
    throw new Error(`lists of ${messages.length} and ${rows.length} instead of ${ITEMS}`);
  for (const [index, { id, text }] of messages.entries())
    if (rows[index]!['_id'] !== id || rows[index]!['text'] !== text)
      throw new Error(`item ${index} is not the same in both lists`);
}

/** B7: a list of fifty items over HTTP, by people who are signed in and may read it. */
export const list: Bench = {
  name: 'list',
  async run({ rounds: count, quick }) {
    const times = quick ? 50 : 400;
    const product = await startProduct();
    const [handler, requests] = [startWorker('bare-http'), startWorker('requests')];
    try {
      const network = await settle(product, PEOPLE);
      const channelId = await fill(product, network);
      const barePort = await handler.ask<number>('listen', product.uri);
      const cookies = network.members.map(({ cookie }) => cookie);
      const side = async (server: number, plan: Repeated): Promise<Side> => {
        const pids = { server, database: product.databasePid };
        const { result, cpu } = await measuringCpu(pids, () =>
          requests.ask<RepeatedRound>('repeat', plan),
        );
        const { text, elapsed } = result;
        return {
          server: cpu.server / times,
          database: cpu.database / times,
          elapsed: elapsed / times,
          text,
        };
      };
      const path = `${chatPaths.messages(channelId)}?limit=${ITEMS}`;
      const barePath = `/messages?channel=${channelId}&limit=${ITEMS}`;
      const plan = { times, atOnce: AT_ONCE };
      const rounds = await interleave(
        count,
        () =>
          side(product.serverPid, {
            ...plan,
            port: product.port,
            asked: { method: 'GET', path },
            cookies,
          }),
        () =>
          side(handler.pid, {
            ...plan,
            port: barePort,
            asked: { method: 'GET', path: barePath },
            cookies: [],
          }),
      );
      for (const { product: ours, baseline } of rounds) requireSameRows(ours.text, baseline.text);
      const database = (pick: (round: (typeof rounds)[number]) => Side) =>
        shown(median(rounds.map((round) => pick(round).database * 1000)));
      return {
        name: 'list',
        title: `B7  Authenticated list of ${ITEMS} items over HTTP, ${AT_ONCE} requests under way, against a bare Nest handler with the same rows from the driver`,
        figures: [
          figureOf<Side>(rounds, {
            label: 'server CPU per request',
            unit: 'µs',
            of: ({ server }) => server * 1000,
            target: { ratio: 1.5, is: 'at-most' },
          }),
          figureOf<Side>(rounds, {
            label: 'requests per second',
            unit: '/s',
            of: ({ elapsed }) => 1000 / elapsed,
          }),
          figureOf<Side>(rounds, {
            label: 'size of the answer',
            unit: 'bytes',
            of: ({ text }) => Buffer.byteLength(text),
          }),
        ],
        beside: {
          "the database's CPU": `${database((round) => round.product)} µs per request (bare ${database((round) => round.baseline)})`,
        },
        checked: `all ${shown(2 * times * count)} answers 200, the same ${ITEMS} messages on both sides`,
        rounds: rounds.map(({ product: ours, baseline }) => ({
          product: { ...ours, text: undefined },
          baseline: { ...baseline, text: undefined },
        })),
      };
    } finally {
      await Promise.all([handler.stop(), requests.stop()]);
      await product.close();
    }
  },
};
