import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type MongoClientOptions } from 'mongodb';
import { launchEmbeddedMongo, type LaunchedMongo } from './launch';

// Real processes on a busy machine: the specs wait for conditions, this only ends one that hangs.
jest.setTimeout(60_000);

const root = join(__dirname, '../../../..');
const built = new Map<string, string>();

/** An entry as the product runs it, built from the sources of this moment; one file for each test worker. */
export function builtEntry(source = 'main.ts'): string {
  const done = built.get(source);
  if (done) return done;
  const library = join(root, 'libs/embedded-mongo');
  const worker = process.env['JEST_WORKER_ID'] ?? '0';
  const name = `${worker}-${source.replace(/\W/g, '-')}`;
  const file = join(root, `node_modules/.cache/embedded-mongo/worker-${name}.mjs`);
  const args = ['--platform', 'node', '--external', 'bson', '--external', 'mongodb'];
  const input = join(library, 'src', source);
  execFileSync(
    join(root, 'node_modules/.bin/rolldown'),
    [input, ...args, '--format', 'esm', '--file', file],
    { stdio: 'pipe' },
  );
  built.set(source, file);
  return file;
}

export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'embedded-mongo-'));
}

/** A real database process on a directory of its own, with a driver connected to it. */
export class SpecProcess {
  private launched: LaunchedMongo | undefined;
  private readonly clients: MongoClient[] = [];

  private constructor(
    readonly dataDir: string,
    private readonly args: readonly string[],
    private readonly sources: string,
  ) {}

  static async start(args: readonly string[] = [], entry = builtEntry()): Promise<SpecProcess> {
    const started = new SpecProcess(temporaryDirectory(), args, entry);
    await started.launch();
    return started;
  }

  get uri(): string {
    return this.launched?.uri ?? '';
  }

  async connect(options: MongoClientOptions = {}): Promise<MongoClient> {
    const client = new MongoClient(this.uri, options);
    this.clients.push(client);
    await client.connect();
    return client;
  }

  /** Ends the process as a power button would; resolves when it is gone. */
  async kill(): Promise<void> {
    if (!this.launched) return;
    process.kill(this.launched.pid, 'SIGKILL');
    await this.launched.stop();
    this.launched = undefined;
  }

  async restart(): Promise<void> {
    await this.launched?.stop();
    await this.launch();
  }

  async stop(): Promise<void> {
    for (const client of this.clients) await client.close().catch(() => undefined);
    await this.launched?.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async launch(): Promise<void> {
    this.launched = await launchEmbeddedMongo({
      dataDir: this.dataDir,
      entry: this.sources,
      args: this.args,
    });
  }
}
