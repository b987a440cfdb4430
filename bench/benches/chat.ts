import type { Channel } from '@passerelle/contracts/chat';
import { chatPaths } from '@passerelle/contracts/chat';
import type { CrowdPlan, CrowdRound } from '../load/crowd';
import { measuringCpu } from '../method/cpu';
import { figureOf, type Quantity } from '../method/figure';
import { startWorker, type Worker } from '../method/processes';
import { shown } from '../method/report';
import { interleave, median, type Round } from '../method/rounds';
import { asking } from '../world/asking';
import { settle, type Network } from '../world/network';
import { startProduct, type Product } from '../world/product';
import type { Bench, Scale } from './bench';

/** One side's round, with the CPU that its server (and the product's database) used, in milliseconds. */
type Side = CrowdRound & { readonly server: number; readonly database: number };
type Rounds = readonly Round<Side, Side>[];
type Work = (crowd: Worker) => Promise<CrowdRound>;

const cpuPerDelivery = ({ server, delivered }: Side) => (server * 1000) / delivered;
const rate = ({ delivered, elapsed }: Side) => (delivered * 1000) / elapsed;

/** Two servers side by side, each with a crowd of its own in one room. */
async function twoRooms(
  { rounds, sockets }: Scale,
  senders: number,
  work: Work,
): Promise<{ rounds: Rounds; checked: string }> {
  const product = await startProduct();
  const network = await settle(product, sockets);
  const floor = startWorker('bare-chat');
  const crowds = [startWorker('crowd'), startWorker('crowd')] as const;
  try {
    const cookies = network.members.map(({ cookie }) => cookie);
    const ours = {
      port: product.port,
      channelId: await channelOf(product, network),
      cookies,
      senders,
    };
    await crowds[0].ask('enter', ours satisfies CrowdPlan);
    const theirs = {
      port: await floor.ask<number>('port'),
      cookies: cookies.map(() => ''),
      senders,
    };
    await crowds[1].ask('enter', theirs satisfies CrowdPlan);
    const { serverPid: server, databasePid: database } = product;
    const measured = await interleave(
      rounds,
      () => side({ server, database }, () => work(crowds[0])),
      () => side({ server: floor.pid, database: floor.pid }, () => work(crowds[1])),
    );
    return { rounds: measured, checked: checkedIn(measured) };
  } finally {
    await Promise.all([...crowds, floor].map((worker) => worker.stop()));
    await product.close();
  }
}

async function side(
  pids: { server: number; database: number },
  work: () => Promise<CrowdRound>,
): Promise<Side> {
  const { result, cpu } = await measuringCpu(pids, work);
  return { ...result, ...cpu };
}

async function channelOf(product: Product, { members, commission }: Network) {
  const channels = await asking<Channel[]>(product, members[0]!, 'GET', chatPaths.channels());
  const own = channels.find(({ bodyId }) => bodyId === commission.id);
  if (!own) throw new Error('the commission has no channel');
  return own.id;
}

function checkedIn(rounds: Rounds): string {
  const total = rounds.reduce((sum, { product }) => sum + product.delivered, 0);
  return `0 of ${shown(total)} deliveries lost or repeated, every fact continued the one before (product); bare: none lost or repeated`;
}

/** A sender who does not wait for answers may see messages stored in another order than they were sent. */
function overtakenLine(rounds: Rounds): string {
  const share = (side: Side) => (side.overtaken * 100) / side.delivered;
  const ours = shown(median(rounds.map(({ product }) => share(product))));
  const theirs = shown(median(rounds.map(({ baseline }) => share(baseline))));
  return `${ours} % of deliveries came before one that the same sender sent earlier (bare: ${theirs} %)`;
}

function databaseLine(rounds: Rounds): string {
  const perMessage = rounds.map(({ product }) => (product.database * 1000) / product.sent);
  const perDelivery = rounds.map(({ product }) => (product.database * 1000) / product.delivered);
  return `${shown(median(perMessage))} µs per message, ${shown(median(perDelivery))} µs per delivery`;
}

/** B1: one sender at 50 messages a second. */
export const chatFanOut: Bench = {
  name: 'chat-fan-out',
  async run(scale) {
    const messages = scale.quick ? 25 : 150;
    const { rounds, checked } = await twoRooms(scale, 1, (crowd) =>
      crowd.ask('pace', { messages, perSecond: 50 }),
    );
    const figure = (quantity: Quantity<Side>) => figureOf(rounds, quantity);
    return {
      name: 'chat-fan-out',
      title: `B1  Chat: one sender, 50 messages a second, ${scale.sockets} sockets, against a bare socket.io broadcast that stores nothing`,
      figures: [
        figure({
          label: 'server CPU per delivery',
          unit: 'µs',
          of: cpuPerDelivery,
          target: { ratio: 1, is: 'at-most' },
        }),
        figure({ label: 'delay, median', unit: 'ms', of: ({ p50 }) => p50 }),
        figure({
          label: 'delay, 99 of 100',
          unit: 'ms',
          of: ({ p99 }) => p99,
          target: { ratio: 1.5, is: 'at-most' },
        }),
      ],
      beside: { "the database's CPU": databaseLine(rounds), overtaken: overtakenLine(rounds) },
      checked,
      rounds,
    };
  },
};

/** B2: sixteen senders, as much as goes through. */
export const chatSaturated: Bench = {
  name: 'chat-saturated',
  async run(scale) {
    const plan = { seconds: scale.quick ? 0.5 : 2, window: 16 };
    const { rounds, checked } = await twoRooms(scale, 16, (crowd) => crowd.ask('saturate', plan));
    const figure = (quantity: Quantity<Side>) => figureOf(rounds, quantity);
    return {
      name: 'chat-saturated',
      title: `B2  Chat, saturated: 16 senders with ${plan.window} messages under way each, ${scale.sockets} sockets`,
      figures: [
        figure({
          label: 'deliveries per second',
          unit: '/s',
          of: rate,
          target: { ratio: 5, is: 'at-least' },
        }),
        figure({ label: 'server CPU per delivery', unit: 'µs', of: cpuPerDelivery }),
        figure({ label: 'delay, median', unit: 'ms', of: ({ p50 }) => p50 }),
        figure({ label: 'delay, 99 of 100', unit: 'ms', of: ({ p99 }) => p99 }),
      ],
      beside: { "the database's CPU": databaseLine(rounds), overtaken: overtakenLine(rounds) },
      checked,
      rounds,
    };
  },
};
