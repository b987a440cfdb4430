import { chatPaths, type Channel } from '@passerelle/contracts/chat';
import type { CrowdPlan, CrowdRound } from '../load/crowd';
import { measuringCpu } from '../method/cpu';
import { startWorker, type Worker } from '../method/processes';
import { interleave, type Round } from '../method/rounds';
import { asking } from '../world/asking';
import { settle, type Network } from '../world/network';
import { startProduct, type Product } from '../world/product';
import type { Scale } from './bench';

/** One side's round, with the CPU that its server, the product's database and the crowd used, in milliseconds. */
export type Side = CrowdRound & Pids;

interface Pids {
  readonly server: number;
  readonly database: number;
  readonly crowd: number;
}

export type Rounds = readonly Round<Side, Side>[];

/** One round of a crowd. */
type Work = (crowd: Worker) => Promise<CrowdRound>;

/**
 * Two servers side by side, each with a crowd of its own in one room.
 * @throws Error when a delivery was lost or repeated, on either side
 */
export async function twoRooms(
  { rounds, sockets }: Scale,
  senders: number,
  work: Work,
): Promise<Rounds> {
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
    return await interleave(
      rounds,
      () => side({ server, database, crowd: crowds[0].pid }, () => work(crowds[0])),
      () =>
        side({ server: floor.pid, database: floor.pid, crowd: crowds[1].pid }, () =>
          work(crowds[1]),
        ),
    );
  } finally {
    await Promise.all([...crowds, floor].map((worker) => worker.stop()));
    await product.close();
  }
}

async function side(pids: Pids, work: () => Promise<CrowdRound>): Promise<Side> {
  const { result, cpu } = await measuringCpu(pids, work);
  return { ...result, ...cpu };
}

async function channelOf(product: Product, { members, commission }: Network) {
  const channels = await asking<Channel[]>(product, members[0]!, 'GET', chatPaths.channels());
  const own = channels.find(({ bodyId }) => bodyId === commission.id);
  if (!own) throw new Error('the commission has no channel');
  return own.id;
}
