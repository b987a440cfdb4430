import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The product as somebody would start it: the built server on its own data directory, a free port of 127.0.0.1. */
export interface Passerelle {
  readonly url: string;
  readonly dataDir: string;
  stop(): Promise<void>;
}

const START_WITHIN = 60_000;

function urlOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    const fail = (why: string) => reject(new Error(`${why}\n${said.join('\n')}`));
    const timer = setTimeout(() => fail('the server did not start in time'), START_WITHIN);
    child.once('exit', (code) => fail(`the server ended with ${code}`));
    for (const stream of [child.stdout!, child.stderr!])
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
        if (!url) return;
        clearTimeout(timer);
        resolve(url);
      });
  });
}

export async function startPasserelle(...args: string[]): Promise<Passerelle> {
  const dataDir = mkdtempSync(join(tmpdir(), 'passerelle-journey-'));
  const child = spawn(
    process.execPath,
    ['server/dist/main.mjs', '--port', '0', '--data', dataDir, ...args],
    { env: { ...process.env, LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const url = await urlOf(child);
  return {
    url,
    dataDir,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
