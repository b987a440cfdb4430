import { fork, type ChildProcess } from 'node:child_process';
import type { FirstMessage } from '../command/parent';
import { ownerOf } from '../store/lock-file';

export interface LaunchOptions {
  /** Where the documents live; made when it does not exist. */
  dataDir: string;
  /** The built entry, `libs/embedded-mongo/dist/main.mjs`. */
  entry: string;
  /** `always`: every acknowledged write survives a power cut; `group` (default): at most 100 ms of them are lost. */
  sync?: 'always' | 'group';
  /** Megabytes that the documents may take. */
  memoryLimitMb?: number;
  /** Further arguments of the entry, such as `['--port', '0']`. */
  args?: readonly string[];
}

export interface LaunchedMongo {
  /** Connection string for any MongoDB driver. */
  uri: string;
  pid: number;
  /** Closes cleanly; resolves when the process has ended. */
  stop(): Promise<void>;
}

/**
 * Starts the database as a process of its own and resolves when it answers. It is not started again when it ends.
 * Errors: the one sentence of the process when it refuses to start.
 */
export async function launchEmbeddedMongo({
  dataDir,
  entry,
  sync = 'group',
  memoryLimitMb,
  args = [],
}: LaunchOptions): Promise<LaunchedMongo> {
  const memory = memoryLimitMb === undefined ? [] : ['--memory', String(memoryLimitMb)];
  const child = fork(entry, ['--data', dataDir, '--sync', sync, ...memory, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--max-old-space-size=4096'],
    // Ctrl-C reaches the whole group of the terminal: the parent closes its own work first, then stops this one.
    detached: true,
  });
  const uri = await firstWord(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    uri,
    pid: child.pid ?? 0,
    stop: () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      return child.exitCode === null && child.signalCode === null ? ended : Promise.resolve();
    },
  };
}

/** The connection string of a live server that owns the directory; undefined when nobody does. */
export function connectableUri(dataDir: string): string | undefined {
  return ownerOf(dataDir)?.uri;
}

function firstWord(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The database process ended with code ${code} before it was ready.`)),
    );
    child.once('message', (message: FirstMessage) => {
      if (message.ready) resolve(message.uri);
      else reject(new Error(message.message));
    });
  });
}
