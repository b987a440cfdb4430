import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { getConnectionToken } from '@nestjs/mongoose';
import { Test } from '@nestjs/testing';
import type { Collection, Connection } from 'mongoose';
import request from 'supertest';
import { accountPaths } from '@passerelle/contracts/accounts';
import { AppModule } from '../src/app.module';
import { PushNetwork } from '../src/features/notifications/push-network';
import { furnish } from '../src/app';
import type { Surroundings } from '../src/app.module';
import { Clock } from '../src/platform/clock/clock';
import { readSettings } from '../src/platform/config/settings';
import { PushServiceHere } from './push-kit';
import { SettableClock } from './settable-clock';

export type Agent = ReturnType<typeof request.agent>;

export interface SpecApp {
  app: NestExpressApplication;
  clock: SettableClock;
  /** `http://127.0.0.1:port` */
  url: string;
  /** Somebody without an account. */
  stranger(): Agent;
  /** A browser of the person with this address, signed in. */
  signedIn(email: string, password?: string): Promise<Agent>;
  /** A line for every collection but these, with the number and the SHA-256 of its documents: equal means that nothing was written. */
  databaseFingerprint(except: readonly string[]): Promise<string>;
  /** Another server of the same network: same database, same secret, a clock of its own. */
  beside(): Promise<SpecApp>;
  close(): Promise<void>;
}

export const PASSWORD = 'une phrase assez longue';

function databaseUri(): string {
  const uri = process.env['MONGODB_URI'];
  if (!uri) throw new Error('no database: run the specs through nx test server');
  return uri.replace(/(mongodb:\/\/[^/]+)\/?[^?]*/, `$1/spec-${randomBytes(6).toString('hex')}`);
}

const QUIET: ['fatal'] = ['fatal'];

/** Waits until every index exists: a unique index that comes late defends nothing. */
async function indexesOf(app: NestExpressApplication): Promise<Connection> {
  const connection = app.get<Connection>(getConnectionToken());
  const models = Object.values(connection.models);
  await Promise.all(models.map((model) => model.init()));
  await Promise.all(models.map(({ collection }) => forgetNothing(collection)));
  return connection;
}

/** The database forgets by its own clock, not by the spec's: sign-ins of a spec in the past would go within a minute. */
async function forgetNothing(collection: Collection): Promise<void> {
  const indexes = await collection.indexes();
  for (const { name, expireAfterSeconds } of indexes)
    if (name && expireAfterSeconds !== undefined) await collection.dropIndex(name);
}

/** The real application on the real database process, on a free port of 127.0.0.1, with a clock that the spec sets. */
export async function startApp(
  env: NodeJS.ProcessEnv = {},
  alsoImport: readonly Type[] = [],
): Promise<SpecApp> {
  const directory = mkdtempSync(join(tmpdir(), 'passerelle-spec-'));
  const settings = readSettings({ LOG_LEVEL: 'silent', DATA_DIR: directory, ...env });
  const surroundings = { settings, secret: randomBytes(32).toString('hex'), uri: databaseUri() };
  const spec = await startOn(surroundings, alsoImport);
  return {
    ...spec,
    async close() {
      await spec.app.get<Connection>(getConnectionToken()).dropDatabase();
      await spec.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function startOn(surroundings: Surroundings, alsoImport: readonly Type[]): Promise<SpecApp> {
  const clock = new SettableClock();
  const module = await Test.createTestingModule({
    imports: [AppModule.in(surroundings), ...alsoImport],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .overrideProvider(PushNetwork)
    .useClass(PushServiceHere)
    .compile();
  const app = module.createNestApplication<NestExpressApplication>({
    bodyParser: false,
    logger: QUIET,
  });
  furnish(app, surroundings);
  await app.listen(0, '127.0.0.1');
  const connection = await indexesOf(app);
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const stranger = () => request.agent(url);
  return {
    app,
    clock,
    url,
    stranger,
    signedIn: (email, password = PASSWORD) => signIn(stranger(), email, password),
    databaseFingerprint: (except) => fingerprintOf(connection, except),
    beside: () => startOn(surroundings, alsoImport),
    close: () => app.close(),
  };
}

async function signIn(agent: Agent, email: string, password: string): Promise<Agent> {
  await agent.post(accountPaths.signIn()).send({ email, password }).expect(204);
  return agent;
}

async function fingerprintOf(connection: Connection, except: readonly string[]): Promise<string> {
  const names = Object.values(connection.models)
    .map((model) => model.collection.name)
    .filter((name) => !except.includes(name))
    .sort();
  const lines: string[] = [];
  for (const name of names) {
    const documents = await connection.collection(name).find().sort({ _id: 1 }).toArray();
    const hash = createHash('sha256').update(JSON.stringify(documents)).digest('hex');
    lines.push(`${name} ${documents.length} ${hash}`);
  }
  return lines.join('\n');
}
