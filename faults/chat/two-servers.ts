import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { launchEmbeddedMongo } from '@passerelle/embedded-mongo/launch/launch';
import type { Fault, FaultOptions, FaultReport } from '@passerelle/embedded-mongo/faults/fault';
import { freePort } from '@passerelle/test-kit/free-port';
import { HASTY } from './broken-servers';
import { Correspondence } from './correspondence';
import { missingPackages, Neighbour } from './neighbours';
import { Product } from './product';
import { proofOf } from './sabotaged-server';

/** Acknowledged messages between two kills, at least. */
const BETWEEN = 200;
/** Milliseconds that a reader may need to be back after a kill, on any machine; the report gives the longest. */
const LONGEST_ABSENCE = 60_000;
/** How long Redis is away in the middle of it, in milliseconds, for each kill that was ordered; a minute at most. */
const AWAY_PER_KILL = 3_000;

/** Two servers behind nginx; one after the other is killed, and Redis is away for a while. */
async function run(options: FaultOptions): Promise<FaultReport> {
  const missing = missingPackages();
  if (missing.length > 0)
    return { counts: {}, broken: [`needs Debian's packages ${missing.join(' and ')}`] };
  const place = mkdtempSync(join(tmpdir(), 'two-servers-'));
  const entry = join(dirname(options.parts.server), '../../libs/embedded-mongo/dist/main.mjs');
  const database = await launchEmbeddedMongo({ dataDir: join(place, 'database'), entry });
  const redis = await Neighbour.redis();
  const settings = {
    MONGODB_URI: database.uri.replace(/^(mongodb:\/\/[^/]+)\/?/, '$1/passerelle'),
    REDIS_URL: `redis://127.0.0.1:${redis.port}`,
    SESSION_SECRET: 'the same words on both servers, long enough to be refused by nobody',
    TRUST_PROXY: '1',
  };
  const ports = [await freePort(), await freePort()];
  const servers = ports.map(
    (port, index) =>
      new Product(options.parts.server, join(place, `server-${index}`), port, settings),
  );
  const proxy = await Neighbour.nginx(join(place, 'nginx'), ports);
  try {
    await redis.start();
    for (const server of servers) await server.start();
    await proxy.start();
    return await underFire(options, `http://127.0.0.1:${proxy.port}`, servers, redis);
  } finally {
    await proxy.kill('SIGTERM');
    for (const server of servers) await server.stop();
    await redis.kill();
    await database.stop();
    rmSync(place, { recursive: true, force: true });
  }
}

async function underFire(
  { kills, say }: FaultOptions,
  url: string,
  servers: readonly Product[],
  redis: Neighbour,
): Promise<FaultReport> {
  const correspondence = await Correspondence.begin(url);
  const absences: number[] = [];
  for (let kill = 1; kill <= kills; kill++) {
    await correspondence.more(BETWEEN);
    const server = servers[kill % servers.length]!;
    const since = performance.now();
    await server.kill(false);
    await correspondence.readersBack();
    absences.push(performance.now() - since);
    if (kill === Math.ceil(kills / 2)) await redisAway(correspondence, redis, kills);
    await server.start();
    if (kill % 5 === 0)
      say(`  ${kill} kills, ${correspondence.acknowledged} messages acknowledged`);
  }
  await correspondence.more(BETWEEN);
  const { broken, ...counts } = await correspondence.end();
  const longest = Math.round(Math.max(...absences));
  const late = longest > LONGEST_ABSENCE ? [`a reader was away for ${longest} ms`] : [];
  return { counts: { kills, ...counts, readerBackMaxMs: longest }, broken: [...broken, ...late] };
}

async function redisAway(
  correspondence: Correspondence,
  redis: Neighbour,
  kills: number,
): Promise<void> {
  await redis.kill();
  const away = new Promise((resolve) =>
    setTimeout(resolve, Math.min(60_000, kills * AWAY_PER_KILL)),
  );
  await Promise.all([away, correspondence.more(BETWEEN)]);
  await redis.start();
}

const atMostTwenty = (options: FaultOptions): Promise<FaultReport> =>
  run({ ...options, kills: Math.min(options.kills, 20) });

/** F3: what one server acknowledged is at every reader, whichever server they are at and whichever is killed. */
export const twoServers: Fault = {
  id: 'F3',
  title: 'Two servers behind nginx; one is killed again and again, Redis goes away and comes back',
  run: atMostTwenty,
  proofs: [proofOf(atMostTwenty, HASTY)],
};
