import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { owned, root, stopProcess } from '../method/processes';

/** The product as people run it: the built server, with its embedded database as a process of its own. */
export interface Product {
  readonly port: number;
  readonly url: string;
  readonly serverPid: number;
  readonly databasePid: number;
  /** Connection string of its database. */
  readonly uri: string;
  readonly dataDir: string;
  /** What its access tokens are signed with. */
  readonly secret: string;
  close(): Promise<void>;
}

/** An empty setting counts as none: the embedded database, whatever the surroundings say. */
const SETTINGS = { MONGODB_URI: '', BASE_URL: '', LOG_LEVEL: 'warn', HOST: '127.0.0.1' };

/** How long a start may take, in milliseconds. */
const PATIENCE = 120_000;

/** Starts the product without the demo network on an empty directory, which is removed when it closes. */
export async function startProduct(): Promise<Product> {
  const data = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const secret = randomBytes(32).toString('hex');
  const child = owned(
    spawn(
      process.execPath,
      [join(root, 'server/dist/main.mjs'), '--port', '0', '--data', data, '--empty'],
      {
        env: { ...process.env, ...SETTINGS, SESSION_SECRET: secret },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    ),
  );
  const url = await addressIn(child.stdout!, new Promise((resolve) => child.once('exit', resolve)));
  const database = JSON.parse(readFileSync(join(data, 'database/server.lock'), 'utf8')) as {
    pid: number;
    uri: string;
  };
  return {
    url,
    port: Number(new URL(url).port),
    serverPid: child.pid ?? 0,
    databasePid: database.pid,
    uri: database.uri.replace(/^(mongodb:\/\/[^/?]+)\/?[^?]*/, '$1/passerelle'),
    secret,
    dataDir: data,
    async close() {
      await stopProcess(child);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Reads the address from the box that the server prints when it answers. */
function addressIn(output: NodeJS.ReadableStream, ended: Promise<unknown>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const failed = (why: string) => reject(new Error(`the server ${why}. It said: ${said}`));
    const timer = setTimeout(() => failed(`did not start within ${PATIENCE} ms`), PATIENCE);
    void ended.then(() => failed('ended before it was ready'));
    output.on('data', (piece: Buffer) => {
      said += piece.toString();
      const url = /Passerelle {2}(http:\/\/\S+)/.exec(said)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
}
