import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How long a start may take before it counts as hung, in milliseconds. */
const PATIENCE = 120_000;

/** The product as people run it, with the demo network, on one directory and one port. */
export class Product {
  private child: ChildProcess | undefined;
  private said = '';

  constructor(
    /** The built server. */
    private readonly entry: string,
    private readonly directory: string,
    private readonly port: number,
    /** Settings on top: the shared database and Redis of several servers. */
    private readonly settings: NodeJS.ProcessEnv = {},
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resolves with the milliseconds until the first good answer. @throws Error with what the server said */
  async start(): Promise<number> {
    const from = performance.now();
    this.said = '';
    const child = spawn(
      process.execPath,
      [this.entry, '--port', String(this.port), '--data', this.directory],
      {
        env: {
          ...process.env,
          MONGODB_URI: '',
          SEARCH_URL: '',
          BASE_URL: '',
          REDIS_URL: '',
          LOG_LEVEL: 'error',
          ...this.settings,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    child.stderr.on('data', (piece: Buffer) => (this.said += piece.toString()));
    this.child = child;
    while (!(await this.answers())) {
      if (child.exitCode !== null) throw new Error(`the server does not start: ${this.said}`);
      if (performance.now() - from > PATIENCE) throw new Error(`no answer: ${this.said}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    return performance.now() - from;
  }

  /** kill -9 of the server, and with `everything` of its database in the same moment. */
  async kill(everything: boolean): Promise<void> {
    const database = everything ? this.databasePid() : undefined;
    const child = this.child;
    if (!child) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    if (database) process.kill(database, 'SIGKILL');
    await gone;
  }

  async stop(): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  }

  private databasePid(): number | undefined {
    const lock = readFileSync(join(this.directory, 'database/server.lock'), 'utf8');
    return (JSON.parse(lock) as { pid: number }).pid;
  }

  private async answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/health/ready`)).ok;
    } catch {
      return false;
    }
  }
}
