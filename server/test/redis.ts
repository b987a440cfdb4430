import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createClient } from 'redis';
import { freePort } from '@passerelle/test-kit/free-port';

const PROGRAM = '/usr/bin/redis-server';

/** Whether Debian's package redis-server is there. */
export const hasRedis = (): boolean => existsSync(PROGRAM);

export interface RedisHere {
  readonly url: string;
  start(): Promise<void>;
  /** kill -9; `start` brings it back at the same address, without anything that it held. */
  kill(): Promise<void>;
}

/** A Redis of its own on 127.0.0.1 that keeps nothing on disk. */
export async function redisHere(): Promise<RedisHere> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const settings = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  let running = spawn(PROGRAM, settings, { stdio: 'ignore' });
  await answers(url);
  return {
    url,
    async start() {
      running = spawn(PROGRAM, settings, { stdio: 'ignore' });
      await answers(url);
    },
    async kill() {
      running.kill('SIGKILL');
      if (running.exitCode === null && running.signalCode === null) await once(running, 'exit');
    },
  };
}

async function answers(url: string): Promise<void> {
  const client = createClient({ url });
  client.on('error', () => undefined);
  await client.connect();
  await client.ping();
  client.destroy();
}
