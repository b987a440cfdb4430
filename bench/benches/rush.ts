import type { SessionId, SignUpId } from '@passerelle/contracts/ids';
import { signUpPaths, type SignUp, type SignUpCount } from '@passerelle/contracts/sign-ups';
import { idOf } from '@passerelle/test-kit/ids';
import type { RaceRound } from '../load/driver';
import type { Asked, TogetherRound } from '../load/requests';
import { measuringCpu } from '../method/cpu';
import { startWorker, type Worker } from '../method/processes';
import { asking } from '../world/asking';
import { openCongress, type Congress } from '../world/congress';
import { settle, type Network } from '../world/network';
import { startProduct, type Product } from '../world/product';

/** How many come at once, for how many places. */
export interface Rush {
  readonly people: number;
  readonly places: number;
}

/** Milliseconds, for all of them together. */
export interface Side {
  readonly people: number;
  readonly elapsed: number;
  /** CPU of the process that gives the places, and of the database. */
  readonly giver: number;
  readonly database: number;
  /** The same updates, each behind a bare HTTP handler. */
  readonly behindHttp?: number;
}

export interface Stage {
  readonly product: Product;
  readonly network: Network;
  readonly congress: Congress;
  readonly requests: Worker;
  readonly driver: Worker;
  readonly handler: Worker;
  readonly handlerPort: number;
  close(): Promise<void>;
}

/** The product with a congress: for each rush one workshop in each round, and one before. */
export async function openStage(rounds: number, rushes: readonly Rush[]): Promise<Stage> {
  const product = await startProduct();
  const network = await settle(product, Math.max(...rushes.map(({ people }) => people)));
  const places = rushes.flatMap((rush) => Array<number>(rounds + 1).fill(rush.places));
  const congress = await openCongress(product, network, places);
  const [requests, driver, handler] = [
    startWorker('requests'),
    startWorker('driver'),
    startWorker('bare-http'),
  ];
  await driver.ask('connect', product.uri);
  const handlerPort = await handler.ask<number>('listen', product.uri);
  return {
    ...{ product, network, congress, requests, driver, handler, handlerPort },
    async close() {
      await Promise.all([requests, driver, handler].map((worker) => worker.stop()));
      await product.close();
    },
  };
}

/** Everybody signs up for one workshop of the product at once. @throws Error unless exactly the places are given */
export async function rushOfProduct(
  on: Stage,
  { people, places }: Rush,
  workshop: number,
): Promise<Side> {
  const { product, network, congress, requests } = on;
  const session = congress.workshops[workshop]!;
  const asked = network.members.slice(0, people).map(({ cookie }, index): Asked => ({
    method: 'POST',
    path: signUpPaths.ofSession(congress.id, session),
    cookie,
    body: { id: idOf<SignUpId>('sgn', workshop * 10_000 + index) },
  }));
  const pids = { giver: product.serverPid, database: product.databasePid };
  const { result, cpu } = await measuringCpu(pids, () =>
    requests.ask<TogetherRound>('together', { port: product.port, asked }),
  );
  requireFair(result, places);
  await requireStored(on, session, { people, places });
  return { people, elapsed: result.elapsed, ...cpu };
}

/** Exactly the places are given, and the others stand in line without a gap. */
function requireFair({ answers }: TogetherRound, places: number): void {
  const refused = answers.find(({ status }) => status !== 201);
  if (refused) throw new Error(`a sign-up was answered ${refused.status}: ${refused.text}`);
  const signUps = answers.map(({ text }) => JSON.parse(text) as SignUp);
  const confirmed = signUps.filter(({ status }) => status === 'confirmed').length;
  if (confirmed !== places) throw new Error(`${confirmed} people were given ${places} places`);
  const ranks = signUps.flatMap(({ rank }) => rank ?? []).sort((a, b) => a - b);
  if (ranks.length !== answers.length - places || ranks.some((rank, at) => rank !== at + 1))
    throw new Error('the ranks of the waiting list are not 1, 2, 3 …');
}

async function requireStored({ product, network, congress }: Stage, id: SessionId, rush: Rush) {
  const counts = await asking<SignUpCount[]>(
    product,
    network.staff,
    'GET',
    signUpPaths.counts(congress.id),
  );
  const count = counts.find(({ sessionId }) => sessionId === id);
  if (count?.confirmed !== rush.places || count.waiting !== rush.people - rush.places)
    throw new Error(`the workshop counts ${JSON.stringify(count)}`);
}

/** As many bare conditional updates at once, by the driver on the same database; then each behind a bare handler. */
export async function rushOfDriver(
  on: Stage,
  { people, places }: Rush,
  name: string,
): Promise<Side> {
  const { product, driver } = on;
  const pids = { giver: driver.pid, database: product.databasePid };
  const { result, cpu } = await measuringCpu(pids, () =>
    driver.ask<RaceRound>('race', { id: name, people, places }),
  );
  if (result.granted !== places || result.stored !== places)
    throw new Error(`bare updates gave ${result.granted}, stored ${result.stored} of ${places}`);
  const behindHttp = await rushOfHandler(on, { people, places }, `${name}-http`);
  return { people, elapsed: result.elapsed, ...cpu, behindHttp };
}

async function rushOfHandler(on: Stage, { people, places }: Rush, id: string): Promise<number> {
  const { driver, requests, handlerPort: port } = on;
  await driver.ask('offer', id);
  const asked = Array<Asked>(people).fill({ method: 'POST', path: `/places/${id}/${places}` });
  const { elapsed } = await requests.ask<TogetherRound>('together', { port, asked });
  const taken = await driver.ask<number>('taken', id);
  if (taken !== places) throw new Error(`the bare handler gave ${taken} of ${places}`);
  return elapsed;
}
