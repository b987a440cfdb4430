import { once } from 'node:events';
import { access, constants } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { getConnectionToken } from '@nestjs/mongoose';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Command } from 'commander';
import type { Connection } from 'mongoose';
import { DEMO_ACCOUNTS } from '../seed/accounts';
import { seedDemo } from '../seed/seed';
import { empty } from './platform/database/empty';
import { makeDirectory } from '@passerelle/embedded-mongo/store/make-directory';
import { MIGRATIONS } from '../migrations/migrations';
import { createApp } from './app';
import type { Built } from './commands/surroundings';
import { sessionSecret } from './platform/config/secret';
import { readSettings, type Settings } from './platform/config/settings';
import { Jobs } from './platform/jobs/jobs';
import { migrate } from './platform/database/migrations';
import { Instances } from './platform/realtime/instances';
import { openOwnDatabase, type OpenDatabase } from './platform/database/open-database';
import { ownDirectory } from './platform/database/own-directory';

/** How long Redis may take to answer when the server starts, in milliseconds. */
const REDIS_WITHIN = 10_000;

interface Flags {
  port?: string;
  data?: string;
  empty?: boolean;
}

function flagsOf(args: readonly string[]): Flags {
  return new Command('npm start --')
    .option('--port <number>', 'port to listen on (PORT)')
    .option('--data <dir>', 'data directory (DATA_DIR)')
    .option(
      '--empty',
      'start without the demo network: the first page makes the first administrator',
    )
    .parse(args as string[], { from: 'user' })
    .opts<Flags>();
}

function settingsOf(flags: Flags, built: Built): Settings {
  return readSettings({
    DEMO: flags.empty || process.env['NODE_ENV'] === 'production' ? 'false' : 'true',
    CLIENT_DIR: built.clientDir,
    ...process.env,
    ...(flags.port && { PORT: flags.port }),
    ...(flags.data && { DATA_DIR: flags.data }),
  });
}

async function requireWritable(directory: string): Promise<void> {
  try {
    makeDirectory(resolve(directory));
    await access(directory, constants.W_OK);
  } catch {
    throw new Error(
      `The data directory ${resolve(directory)} cannot be written. Give another one: npm start -- --data DIR`,
    );
  }
}

/** Listens on the plain server: Nest would log what is told to the person in one sentence. */
async function listen(app: NestExpressApplication, { HOST, PORT }: Settings): Promise<string> {
  const server = app.getHttpServer();
  server.listen(PORT, HOST);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${PORT} is taken. Choose another one: npm start -- --port ${PORT + 1}`);
  }
  const { port } = server.address() as AddressInfo;
  return `http://${HOST === '0.0.0.0' ? 'localhost' : HOST}:${port}`;
}

function box(lines: readonly string[]): string {
  const width = Math.max(...lines.map((line) => line.length));
  const rule = '─'.repeat(width + 2);
  return [`┌${rule}┐`, ...lines.map((line) => `│ ${line.padEnd(width)} │`), `└${rule}┘`].join('\n');
}

async function serve(settings: Settings, built: Built): Promise<() => Promise<void>> {
  await requireWritable(settings.DATA_DIR);
  const release = ownDirectory(settings);
  try {
    const stop = await serveOn(await openOwnDatabase(settings, built.databaseEntry), settings);
    return () => stop().finally(release);
  } catch (error) {
    release();
    throw error;
  }
}

async function serveOn(database: OpenDatabase, settings: Settings): Promise<() => Promise<void>> {
  try {
    const secret = await sessionSecret(settings);
    const app = await createApp({ settings, secret, uri: database.uri });
    const connection = app.get<Connection>(getConnectionToken());
    await Promise.all(Object.values(connection.models).map((model) => model.init()));
    await migrate(connection, MIGRATIONS);
    if (settings.DEMO) await seedDemo(app, () => empty(connection));
    await app.get(Instances).ready(REDIS_WITHIN);
    const url = await listen(app, settings);
    await app.get(Jobs).start();
    process.stdout.write(
      `${box([`Passerelle  ${url}`, ...(settings.DEMO ? ['', ...DEMO_ACCOUNTS] : [])])}\n`,
    );
    return async () => {
      await app.close();
      await database.close();
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Starts the product and stays until told to stop; Ctrl-C drains requests and closes the database cleanly. */
export async function start(args: readonly string[], built: Built): Promise<void> {
  try {
    const stop = await serve(settingsOf(flagsOf(args), built), built);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void stop().then(() => process.exit(0)));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
