import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { owned, root, stopProcess } from '../method/processes';

/** The embedded database alone, as a process of its own. */
export interface Database {
  readonly pid: number;
  readonly uri: string;
  /** From the start of the process to its being ready, in milliseconds. */
  readonly started: number;
  /** Ends it cleanly; the documents stay. */
  stop(): Promise<void>;
}

export function temporaryDirectory(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

type FirstMessage = { ready: true; uri: string } | { ready: false; message: string };

/** Starts it on a directory, with the settings that the product gives it. */
export function startDatabase(directory: string): Promise<Database> {
  const start = performance.now();
  const child = owned(
    fork(
      join(root, 'libs/embedded-mongo/dist/main.mjs'),
      ['--data', directory, '--sync', 'group'],
      {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        execArgv: ['--max-old-space-size=4096'],
      },
    ),
  );
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the database ended with code ${code}`)));
    child.once('message', (message: FirstMessage) => {
      if (!message.ready) return reject(new Error(message.message));
      resolve({
        pid: child.pid ?? 0,
        uri: message.uri.replace(/^(mongodb:\/\/[^/?]+)\/?[^?]*/, '$1/bench'),
        started: performance.now() - start,
        stop: () => stopProcess(child),
      });
    });
  });
}
