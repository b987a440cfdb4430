import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { connectTo } from '../client/connect';
import { parseConnectionString } from '../client/connection-string';
import type { WireConnection } from '../client/wire-connection';
import { MongoServer } from '../server/server';
import { readUserAndPassword } from '../sign-in/credentials-file';
import { ownerOf } from '../store/lock-file';
import { Store } from '../store/store';
import { defaultSocket } from './serve-options';
import { complain } from './speak';
import { UsageError } from './usage-error';

export interface Place {
  uri?: string;
  data?: string;
  credentials?: string;
}

/** A server to dump from or restore into; `database` when the connection string names one. */
export interface OpenPlace {
  connection: WireConnection;
  database: string | undefined;
  close(): Promise<void>;
}

/** Connects to `--uri`, or to the data directory: to its server when one runs, otherwise to one for this command. */
export async function openPlace(place: Place, mustExist: boolean): Promise<OpenPlace> {
  const { uri, data, credentials } = place;
  if ((uri === undefined) === (data === undefined))
    throw new UsageError('Give either --uri URI or --data DIR.');
  const own = data === undefined ? undefined : await serverOn(resolve(data), mustExist);
  try {
    const parsed = parseConnectionString(uri ?? own?.uri ?? '');
    const shown = credentials === undefined ? {} : readUserAndPassword(credentials);
    const connection = await connectTo({ ...parsed, ...shown });
    const close = async (): Promise<void> => {
      connection.close();
      await own?.close();
    };
    return { connection, database: parsed.database, close };
  } catch (error) {
    await own?.close();
    throw error;
  }
}

async function serverOn(data: string, mustExist: boolean) {
  const running = ownerOf(data)?.uri;
  if (running) return { uri: running, close: () => Promise.resolve() };
  if (mustExist && !existsSync(data)) throw new Error(`There is no data directory ${data}.`);
  const store = new Store(data, { sync: 'group', onProblem: complain });
  const server = new MongoServer(store, { replicaSet: 'rs0' });
  const socket = process.platform === 'win32' ? { port: 0 } : { socket: defaultSocket(data) };
  const uri = await server.listen(socket);
  store.lock?.publish(uri);
  return { uri, close: () => server.close() };
}
