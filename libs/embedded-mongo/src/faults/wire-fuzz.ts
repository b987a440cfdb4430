import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { decode } from '../bson/decode';
import { MongoError } from '../errors';
import { MessageReader, parseMessage } from '../server/wire';
import { DatabaseProcess } from './database-process';
import type { Fault, FaultOptions, FaultReport } from './fault';
import { mutated, randomFrom } from './mutate';
import { sabotaged } from './sabotage';
import { WIRE_SEEDS } from './wire-seeds';

/** Milliseconds for a message, or for an answer to `ping`, that count as hung. */
const HUNG = 10_000;

/** Of ten messages to the parser one goes to a real server, too. */
const SHARE = 10;

/** Messages to the parser alone: each is parsed or refused, and quickly. */
export function fuzzParser({ messages, say }: FaultOptions, seed: number): FaultReport {
  const random = randomFrom(seed);
  const counts = { messages, parsed: 0, waiting: 0, refused: 0, slowestMs: 0 };
  const broken: string[] = [];
  for (let n = 1; n <= messages; n++) {
    const bytes = mutated(WIRE_SEEDS, random);
    const from = performance.now();
    try {
      counts[readWhole(bytes, random) ? 'parsed' : 'waiting']++;
    } catch (error) {
      if (isRefusal(error)) counts.refused++;
      else broken.push(`message ${n} of seed ${seed}: ${String(error)}`);
    }
    counts.slowestMs = Math.max(counts.slowestMs, Math.round(performance.now() - from));
    if (n % 250_000 === 0) say(`  ${n} messages parsed or refused`);
  }
  if (counts.slowestMs > HUNG) broken.push(`a message took ${counts.slowestMs} ms`);
  return { counts, broken };
}

/** As a connection reads: in two chunks, then each message, then each document of its sequences. */
function readWhole(bytes: Buffer, random: () => number): boolean {
  const reader = new MessageReader();
  const cut = Math.floor(random() * bytes.length);
  const whole = [...reader.push(bytes.subarray(0, cut)), ...reader.push(bytes.subarray(cut))];
  for (const message of whole)
    for (const documents of parseMessage(message).sequences.values()) documents.forEach(decode);
  return whole.length > 0;
}

const isRefusal = (error: unknown): boolean =>
  error instanceof MongoError ||
  (error as NodeJS.ErrnoException).code === 'ERR_OUT_OF_RANGE' ||
  (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_OUT_OF_BOUNDS' ||
  /^message of -?\d+ bytes$/.test((error as Error).message);

/** Sends one message on a connection of its own; resolves when the server has let it go. */
function send(socketPath: string, bytes: Buffer): Promise<'closed' | 'hung' | 'refused'> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    const timer = setTimeout(() => {
      resolve('hung');
      socket.destroy();
    }, HUNG);
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve('refused');
    });
    socket.on('data', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve('closed');
    });
    socket.end(bytes);
  });
}

/** Messages to a real server: it goes on answering others, starts again, and its documents and indexes agree. */
export async function fuzzServer({ messages, parts, say }: FaultOptions, seed: number) {
  const data = mkdtempSync(join(tmpdir(), 'wire-fuzz-'));
  const random = randomFrom(seed);
  const broken: string[] = [];
  const start = () =>
    DatabaseProcess.start(parts.database, ['--data', data, '--compact-bytes', '500000'], (text) =>
      say(`  ${text.trimEnd().split('\n')[0] ?? ''}`),
    );
  const counts = { sent: 0, pings: 0, slowestPingMs: 0, documentsAfterwards: 0 };
  let database = start();
  try {
    const uri = await database.ready;
    const client = new MongoClient(uri ?? '', { serverSelectionTimeoutMS: HUNG });
    const path = join(data, 'mongo.sock');
    while (counts.sent < messages && database.running && broken.length === 0) {
      const batch = Array.from({ length: 20 }, () => send(path, mutated(WIRE_SEEDS, random)));
      const outcomes = await Promise.all(batch);
      counts.sent += batch.length;
      if (outcomes.includes('hung')) broken.push(`a connection hung before message ${counts.sent}`);
      if (counts.sent % 200 !== 0) continue;
      const from = performance.now();
      await client.db('admin').command({ ping: 1 }, { timeoutMS: HUNG });
      counts.pings++;
      counts.slowestPingMs = Math.max(counts.slowestPingMs, Math.round(performance.now() - from));
    }
    await client.close();
    if (!database.running) broken.push(`the server ended before message ${counts.sent}`);
    await database.stop();
    database = start();
    const again = new MongoClient((await database.ready) ?? '', { serverSelectionTimeoutMS: HUNG });
    counts.documentsAfterwards = await readEverything(again, broken);
    await again.close();
  } catch (error) {
    broken.push(`the server no longer answers after ${counts.sent} messages: ${String(error)}`);
  } finally {
    await database.stop();
    rmSync(data, { recursive: true, force: true });
  }
  return { counts, broken };
}

async function readEverything(client: MongoClient, broken: string[]): Promise<number> {
  let documents = 0;
  const { databases } = await client.db().admin().listDatabases();
  for (const { name } of databases) {
    const db = client.db(name);
    for (const { name: collection, type } of await db.listCollections().toArray()) {
      if (type === 'view') continue;
      documents += (await db.collection(collection).find().toArray()).length;
      const { errors } = (await db.command({ validate: collection })) as unknown as {
        errors: string[];
      };
      broken.push(...errors.map((error) => `${name}.${collection}: ${error}`));
    }
  }
  return documents;
}

async function run(options: FaultOptions): Promise<FaultReport> {
  const seed = Date.now() >>> 0;
  const parser = fuzzParser(options, seed);
  const messages = Math.ceil(options.messages / SHARE);
  const server = await fuzzServer({ ...options, messages }, seed + 1);
  return {
    counts: { seed, ...parser.counts, ...server.counts },
    broken: [...parser.broken, ...server.broken],
  };
}

/** What comes over the wire is answered, refused or the end of that connection alone, never the end of the server. */
export const wireFuzz: Fault = {
  id: 'wire-fuzz',
  title: 'Mutated messages come over the wire',
  run,
  proofs: [
    {
      without: 'closing the connection of a message that cannot be read',
      finds: /^the server (ended|no longer answers)/,
      run: async (options) => {
        const database = sabotaged(options.parts.database, 'trusting', [
          ['} catch {\n\t\t\tthis.socket.destroy();', '} catch (error) {\n\t\t\tthrow error;'],
        ]);
        const parts = { ...options.parts, database };
        return fuzzServer({ ...options, messages: 2000, parts, say: () => undefined }, 1);
      },
    },
  ],
};
