import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { freePort } from '@passerelle/test-kit/free-port';

const NGINX = '/usr/sbin/nginx';
const REDIS = '/usr/bin/redis-server';

/** Names of Debian's packages that are missing for two servers behind a proxy. */
export function missingPackages(): string[] {
  return [
    ...(existsSync(NGINX) ? [] : ['nginx-light']),
    ...(existsSync(REDIS) ? [] : ['redis-server']),
  ];
}

/** A program beside the product, on a port of 127.0.0.1. */
export class Neighbour {
  private child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly program: string,
    private readonly args: readonly string[],
  ) {}

  /** A Redis that keeps nothing on disk. */
  static async redis(): Promise<Neighbour> {
    const port = await freePort();
    const args = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
    ];
    return new Neighbour(port, REDIS, args);
  }

  /** An nginx that spreads requests and sockets over servers, as docs/operate.md advises. */
  static async nginx(directory: string, servers: readonly number[]): Promise<Neighbour> {
    const port = await freePort();
    mkdirSync(directory, { recursive: true });
    const file = join(directory, 'nginx.conf');
    writeFileSync(file, settingsFor(directory, port, servers));
    return new Neighbour(port, NGINX, [
      '-c',
      file,
      '-p',
      directory,
      '-e',
      join(directory, 'errors'),
    ]);
  }

  async start(): Promise<void> {
    this.child = spawn(this.program, this.args, { stdio: 'ignore' });
    while (!(await answers(this.port))) {
      if (this.child.exitCode !== null) throw new Error(`${this.program} does not start`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.setTimeout(1_000, () => socket.destroy());
  }).then((there) => there as boolean);
}

function settingsFor(directory: string, port: number, servers: readonly number[]): string {
  const upstream = servers
    .map((each) => `server 127.0.0.1:${each} max_fails=1 fail_timeout=1s;`)
    .join(' ');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((what) => `${what}_temp_path ${join(directory, what)};`)
    .join(' ');
  return `daemon off; master_process off; pid ${join(directory, 'pid')};
events { worker_connections 1024; }
http {
  access_log off; ${temporary}
  map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
  upstream passerelle { ${upstream} }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://passerelle;
      proxy_http_version 1.1;
      proxy_set_header Host $host:${port};
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_connect_timeout 2s;
      proxy_next_upstream error timeout;
    }
  }
}
`;
}
