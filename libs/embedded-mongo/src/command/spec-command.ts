import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { builtEntry } from '../launch/spec-process';

export interface Outcome {
  code: number | null;
  out: string;
  complaint: string;
}

/** Runs the command to its end, as a shell would. */
export async function runCommand(...args: readonly string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [builtEntry(), ...args]);
  const heard = listenTo(child);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...heard };
}

function listenTo(child: ChildProcess): { out: string; complaint: string } {
  const heard = { out: '', complaint: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (heard.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (heard.complaint += text));
  return heard;
}

/** The server as its command starts it, without a launcher. */
export class ServingCommand {
  private constructor(
    private readonly child: ChildProcess,
    readonly heard: { out: string; complaint: string },
  ) {}

  /** Resolves when it has printed its line. */
  static async start(...args: readonly string[]): Promise<ServingCommand> {
    const child = spawn(process.execPath, [builtEntry(), ...args]);
    const serving = new ServingCommand(child, listenTo(child));
    const ended = once(child, 'close').then(() => 'ended');
    while (!serving.heard.out.includes('\n')) {
      const next = await Promise.race([ended, once(child.stdout!, 'data')]);
      if (next === 'ended') throw new Error(`it ended: ${serving.heard.complaint}`);
    }
    return serving;
  }

  get uri(): string {
    return this.heard.out.replace(/^ready /, '').trim();
  }

  /** Ends it as Ctrl-C does and answers its exit code. */
  async interrupt(): Promise<number | null> {
    const ended = once(this.child, 'close');
    this.child.kill('SIGINT');
    return ((await ended) as [number | null])[0];
  }
}
