import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Db } from 'mongodb';
import { DatabaseProcess } from './database-process';
import type { FaultOptions, FaultReport } from './fault';
import { brokenPromises } from './kept';
import { readBook } from './ledger';
import { ACCOUNTS, DATABASE, START_BALANCE, type Tally } from './load';
import type { Gone, Message, Order } from './referee';

/** Milliseconds of its own CPU from the start of a process to its readiness that are too many, however busy the machine. */
const LONGEST_RECOVERY = 10_000;

/** Kill after kill on one directory, each followed by a comparison with the referee's book. */
export class KillRounds {
  private readonly place = mkdtempSync(join(tmpdir(), 'mongo-kills-'));
  private readonly book = join(this.place, 'book');
  private readonly referee: ChildProcess;
  private readonly recoveries: number[] = [];
  private readonly recoveryCpu: number[] = [];
  private readonly broken: string[] = [];
  private said = '';
  private killsAtStart = 0;

  constructor(private readonly options: FaultOptions) {
    this.referee = fork(options.parts.referee, [this.book], { stdio: 'inherit' });
  }

  async run(): Promise<FaultReport> {
    try {
      await this.prepare();
      for (let round = 1; round <= this.options.kills; round++) {
        await this.round(round);
        if (round % 25 === 0) this.options.say(`  ${round} kills, ${this.broken.length} broken`);
      }
      await this.look((db) => brokenPromises(db, readBook(this.book), {}));
    } catch (error) {
      this.found((error as Error).message);
    }
    const counts = this.counts();
    this.referee.disconnect();
    await new Promise((resolve) => this.referee.once('exit', resolve));
    rmSync(this.place, { recursive: true, force: true });
    return { counts, broken: this.broken };
  }

  private async prepare(): Promise<void> {
    await this.look(async (db) => {
      const accounts = Array.from({ length: ACCOUNTS }, (_, _id) => ({
        _id,
        balance: START_BALANCE,
      }));
      await db.collection<Tally>('accounts').insertMany(accounts);
      await db.collection('things').createIndex({ round: 1 });
      await db.collection('things').createIndex({ tags: 1, round: 1 });
      await db.collection('things').createIndex({ serial: 1 }, { unique: true });
      await db.collection('transfers').createIndex({ round: 1 });
      await db.collection('counters').createIndex({ round: 1 });
      return [];
    });
  }

  /** Load, kill, now and then a second kill while it starts again, then the comparison. */
  private async round(round: number): Promise<void> {
    const database = this.start();
    const uri = await this.readyUri(database);
    const acknowledgements = 10 + Math.floor(Math.random() * 150);
    const enough = this.heard((message) => message.enough);
    const gone = this.heard((message) => !message.enough);
    this.referee.send({ uri, round, acknowledgements, transfers: 3 } satisfies Order);
    await Promise.race([enough, gone]);
    await passed(Math.random() * 40);
    await database.kill();
    this.referee.send({ gone: true } satisfies Gone);
    const finding = await gone;
    for (const sentence of finding.enough ? [] : finding.unexpected)
      this.found(`round ${round}: ${sentence}`);
    if (round % 5 === 0) {
      const early = this.start();
      await passed(Math.random() * 400);
      if (early.running) this.killsAtStart++;
      await early.kill();
    }
    await this.look((db) => brokenPromises(db, readBook(this.book, round), { round }));
  }

  private heard(wanted: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve) => {
      const listen = (message: Message): void => {
        if (!wanted(message)) return;
        this.referee.off('message', listen);
        resolve(message);
      };
      this.referee.on('message', listen);
    });
  }

  private start(): DatabaseProcess {
    const compactBytes = [15_000, 60_000, 400_000][Math.floor(Math.random() * 3)];
    const { engine = 'journal' } = this.options;
    const args = [
      ...['--data', join(this.place, 'data'), '--engine', engine],
      ...['--compact-bytes', String(compactBytes)],
    ];
    return DatabaseProcess.start(this.options.parts.database, args, (text) => (this.said += text));
  }

  private async readyUri(database: DatabaseProcess): Promise<string> {
    const from = performance.now();
    const uri = await database.ready;
    const took = performance.now() - from;
    this.recoveries.push(took);
    if (uri === undefined) throw new Error(`the database does not start again: ${this.said}`);
    const cpu = database.cpu ?? took;
    this.recoveryCpu.push(cpu);
    if (cpu > LONGEST_RECOVERY) this.found(`recovery took ${Math.round(cpu)} ms of CPU`);
    return uri;
  }

  private async look(at: (db: Db) => Promise<string[]>): Promise<void> {
    const database = this.start();
    const client = new MongoClient(await this.readyUri(database));
    try {
      this.found(...(await at(client.db(DATABASE))));
    } finally {
      await client.close();
      await database.stop();
    }
  }

  /** Said at once: a long run may be ended by hand. */
  private found(...sentences: readonly string[]): void {
    this.broken.push(...sentences);
    for (const sentence of sentences) this.options.say(`  found: ${sentence}`);
  }

  private counts(): Record<string, number> {
    const book = readBook(this.book);
    const sorted = this.recoveries.toSorted((a, b) => a - b);
    const told = (kind: keyof typeof book) => book[kind].acknowledged.size;
    return {
      kills: this.options.kills + this.killsAtStart,
      killsWhileStarting: this.killsAtStart,
      acknowledgedDocuments: told('insert'),
      acknowledgedDeletions: told('remove'),
      acknowledgedCounts: told('count'),
      acknowledgedTransfers: told('transfer'),
      acknowledgedIndexChanges: told('index'),
      broken: this.broken.length,
      unfinishedEndsCut: this.said.split('was not finished').length - 1,
      recoveryMedianMs: Math.round(sorted[sorted.length >> 1] ?? 0),
      recoveryMaxMs: Math.round(sorted.at(-1) ?? 0),
      recoveryMaxCpuMs: Math.round(Math.max(0, ...this.recoveryCpu)),
    };
  }
}

const passed = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
