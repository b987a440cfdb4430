import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Milliseconds of a tick of the kernel's clock. */
const TICK = 10;

/** A database process that may be killed at any moment, before it is ready too. */
export class DatabaseProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** The connection string, or undefined when the process ended before it was ready. */
    readonly ready: Promise<string | undefined>,
    private readonly ended: Promise<void>,
  ) {}

  /** Sentences that the process said about its directory go to `said`. */
  static start(
    entry: string,
    args: readonly string[],
    said: (text: string) => void,
    env: NodeJS.ProcessEnv = {},
  ): DatabaseProcess {
    const child = fork(entry, args, {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, ...env },
    });
    child.stderr?.on('data', (chunk: Buffer) => said(chunk.toString()));
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const ready = new Promise<string | undefined>((resolve) => {
      child.once('exit', () => resolve(undefined));
      child.on('message', ({ uri, message }: { uri?: string; message?: string }) => {
        if (message !== undefined) said(message);
        resolve(uri);
      });
    });
    return new DatabaseProcess(child, ready, ended);
  }

  /** kill -9; resolves when the process is gone. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGTERM');
    await this.ended;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Milliseconds of CPU it has used, where the kernel tells. */
  get cpu(): number | undefined {
    try {
      const stat = readFileSync(`/proc/${this.pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) * TICK;
    } catch {
      return undefined;
    }
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }
}
