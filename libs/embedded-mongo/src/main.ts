import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { MongoServer, type Listen } from './server/server';
import { readCredentials } from './sign-in/credentials-file';
import type { Credential } from './sign-in/scram';
import { Store } from './store/store';
import { StoreRefusal } from './store/store-refusal';

const USAGE = `usage: main.mjs --data DIR [--socket PATH | --port N] [--replset NAME | --standalone]
               [--host ADDRESS] [--credentials FILE] [--sync group|always] [--compact-bytes N] [--memory]
               [--test-commands]`;

interface Settings {
  data: string | undefined;
  listen: Listen;
  replicaSet: string | undefined;
  sync: 'always' | 'group';
  compactBytes: number | undefined;
  testCommands: boolean;
  credential: Credential | undefined;
}

/** Reads the command line. Without `--socket` or `--port` the socket is in the data directory. */
function settingsFrom(argv: string[]): Settings {
  const { values } = parseArgs({
    args: argv,
    options: {
      data: { type: 'string' },
      socket: { type: 'string' },
      port: { type: 'string' },
      host: { type: 'string' },
      credentials: { type: 'string' },
      replset: { type: 'string', default: 'rs0' },
      standalone: { type: 'boolean', default: false },
      sync: { type: 'string', default: 'group' },
      'compact-bytes': { type: 'string' },
      memory: { type: 'boolean', default: false },
      'test-commands': { type: 'boolean', default: false },
    },
  });
  if (!values.data && !values.memory) throw new Error('either --data or --memory is needed');
  if (values.sync !== 'group' && values.sync !== 'always')
    throw new Error('--sync is group or always');
  const data = values.memory || !values.data ? undefined : resolve(values.data);
  return {
    data,
    listen: listenOn(values, data),
    replicaSet: values.standalone ? undefined : values.replset,
    sync: values.sync,
    compactBytes:
      values['compact-bytes'] === undefined ? undefined : Number(values['compact-bytes']),
    testCommands: values['test-commands'],
    credential: values.credentials === undefined ? undefined : readCredentials(values.credentials),
  };
}

interface Where {
  port?: string;
  socket?: string;
  host?: string;
  credentials?: string;
}

/** Other machines are let in only where a password is asked for. */
function listenOn({ port, socket, host, credentials }: Where, data: string | undefined): Listen {
  if (host !== undefined && (credentials === undefined || port === undefined))
    throw new Error(
      '--host needs --port and --credentials: without a password only this machine may connect',
    );
  if (port !== undefined) {
    const number = Number(port);
    if (!Number.isInteger(number) || number < 0 || number > 65535)
      throw new Error('--port is a number up to 65535');
    return { port: number, host };
  }
  if (socket !== undefined) {
    if (!socket.endsWith('.sock'))
      throw new Error('--socket must end in .sock: drivers tell a socket by that');
    return { socket: resolve(socket) };
  }
  if (data === undefined || process.platform === 'win32') return { port: 0 };
  return { socket: defaultSocket(data) };
}

/** The kernel takes socket paths of 107 bytes; a deeper directory gets one in a private temporary directory. */
function defaultSocket(data: string): string {
  const path = join(data, 'mongo.sock');
  if (Buffer.byteLength(path) <= 100) return path;
  const name = createHash('sha256').update(data).digest('hex').slice(0, 16);
  return join(tmpdir(), `mongo-${process.getuid?.() ?? 0}-${name}`, 'mongo.sock');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function start(settings: Settings): Promise<void> {
  const { data, sync, compactBytes, replicaSet, testCommands, credential } = settings;
  const store = new Store(data, { sync, compactBytes, onProblem: complain });
  const server = new MongoServer(store, { replicaSet, testCommands, credential });
  let closing: Promise<void> | undefined;
  const stop = (): void => {
    closing ??= server.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
  const uri = await server.listen(settings.listen);
  store.lock?.publish(uri);
  say(`ready ${uri}`);
  process.send?.({ ready: true, uri });
}

/** One sentence and exit code 1 for whoever starts it; a parent process is told the same sentence. */
function refuse(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  complain(message);
  process.send?.({
    ready: false,
    message,
    reason: error instanceof StoreRefusal ? error.reason : 'other',
  });
  process.exitCode = 1;
  process.disconnect?.();
}

try {
  await start(settingsFrom(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof StoreRefusal)) complain(USAGE);
  refuse(error);
}
