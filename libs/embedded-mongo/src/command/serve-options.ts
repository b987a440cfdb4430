import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Listen } from '../server/server';
import { ENGINES, type EngineName } from '../store/engine';
import { readCredentials } from '../sign-in/credentials-file';
import type { Credential } from '../sign-in/scram';
import { readOptions, wholeNumber } from './read-options';
import { UsageError } from './usage-error';

export interface ServeSettings {
  /** Undefined: nothing is kept when the process ends. */
  data: string | undefined;
  listen: Listen;
  /** Undefined: a standalone server. */
  replicaSet: string | undefined;
  sync: 'always' | 'group';
  memoryLimitMb: number | undefined;
  workMemoryMb: number | undefined;
  engine: EngineName;
  compactBytes: number | undefined;
  testCommands: boolean;
  credential: Credential | undefined;
}

const OPTIONS = {
  data: { type: 'string' },
  ephemeral: { type: 'boolean', default: false },
  socket: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  credentials: { type: 'string' },
  replset: { type: 'string', default: 'rs0' },
  standalone: { type: 'boolean', default: false },
  sync: { type: 'string', default: 'group' },
  memory: { type: 'string' },
  'work-memory': { type: 'string' },
  engine: { type: 'string', default: 'journal' },
  'compact-bytes': { type: 'string' },
  'test-commands': { type: 'boolean', default: false },
} as const;

/** Reads the command line of the server. Without `--socket` and `--port` the socket is in the data directory. */
export function serveSettings(args: readonly string[]): ServeSettings {
  const values = readOptions(args, OPTIONS);
  const { sync, memory } = values;
  const compact = values['compact-bytes'];
  if (!values.data && !values.ephemeral)
    throw new UsageError(
      'Give --data DIR for the directory of the documents, or --ephemeral to keep nothing.',
    );
  if (values.data && values.ephemeral)
    throw new UsageError('--data and --ephemeral exclude each other.');
  if (sync !== 'group' && sync !== 'always')
    throw new UsageError(`--sync is group or always, not '${sync}'.`);
  const data = values.data ? resolve(values.data) : undefined;
  return {
    data,
    listen: listenOn(values, data),
    replicaSet: values.standalone ? undefined : replicaSetName(values.replset),
    sync,
    memoryLimitMb: numberIn('--memory', memory, 16, 1_048_576),
    engine: engineName(values.engine),
    workMemoryMb: numberIn('--work-memory', values['work-memory'], 1, 1_048_576),
    compactBytes: numberIn('--compact-bytes', compact, 1, Number.MAX_SAFE_INTEGER),
    testCommands: values['test-commands'],
    credential: values.credentials === undefined ? undefined : readCredentials(values.credentials),
  };
}

function engineName(name: string): EngineName {
  const known = ENGINES.find((engine) => engine === name);
  if (known) return known;
  throw new UsageError(`--engine is ${ENGINES.join(' or ')}, not '${name}'.`);
}

function numberIn(
  name: string,
  given: string | undefined,
  least: number,
  most: number,
): number | undefined {
  return given === undefined ? undefined : wholeNumber(name, given, least, most);
}

function replicaSetName(name: string): string {
  if (/^[\w.-]+$/.test(name)) return name;
  throw new UsageError(`--replset is a name of letters, digits, '-', '_' and '.', not '${name}'.`);
}

interface Where {
  port?: string;
  socket?: string;
  host?: string;
  credentials?: string;
}

function listenOn({ port, socket, host, credentials }: Where, data: string | undefined): Listen {
  if (host !== undefined && port === undefined) throw new UsageError('--host needs --port.');
  if (host !== undefined && credentials === undefined && !isLoopback(host))
    throw new UsageError(
      `--host ${host} lets other machines in: give --credentials FILE too, or leave --host out and stay on this machine.`,
    );
  if (port !== undefined && socket !== undefined)
    throw new UsageError('--port and --socket exclude each other.');
  if (port !== undefined) return { port: wholeNumber('--port', port, 0, 65535), host };
  if (socket !== undefined) {
    if (!socket.endsWith('.sock'))
      throw new UsageError('--socket must end in .sock: drivers tell a socket by that.');
    return { socket: resolve(socket) };
  }
  if (data === undefined || process.platform === 'win32') return { port: 0 };
  return { socket: defaultSocket(data) };
}

/** Only addresses: a name may mean another machine tomorrow. */
function isLoopback(host: string): boolean {
  return host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The kernel takes socket paths of 107 bytes; a deeper directory gets one in a private temporary directory. */
export function defaultSocket(data: string): string {
  const path = join(data, 'mongo.sock');
  if (Buffer.byteLength(path) <= 100) return path;
  const name = createHash('sha256').update(data).digest('hex').slice(0, 16);
  return join(tmpdir(), `mongo-${process.getuid?.() ?? 0}-${name}`, 'mongo.sock');
}
