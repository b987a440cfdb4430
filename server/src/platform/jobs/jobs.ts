import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Agenda } from 'agenda';
import { isDuplicate } from '../database/create-once';
import { JobRunner } from './job-runner';
import { JobStore } from './job-store.repository';

/** What a job does. It may run again after a crash, so whatever it does must be harmless the second time. */
export type Work = (key: string) => Promise<void>;

/** How long a stopping server waits for the jobs that run, in milliseconds. */
const DRAINED_WITHIN = 10_000;
/** Waits before the next attempt of a job that failed, in milliseconds; after the last one it stays failed. */
const PAUSES = [5_000, 30_000, 5 * 60_000, 30 * 60_000];

/**
 * Work that is done after the answer, inside the application. A job is kept in the database under its kind and key; the same
 * key again is the same job. Of all servers that share the database, the one that locks a job runs it.
 * Nothing runs before `start`: commands and specs ask for jobs without doing them.
 */
@Injectable()
export class Jobs implements OnModuleDestroy {
  private readonly logger = new Logger(Jobs.name);
  private readonly kinds = new Map<string, Work>();
  private readonly regular = new Map<string, number>();
  private opening: Promise<Agenda> | undefined;
  private runner: JobRunner | undefined;

  constructor(private readonly store: JobStore) {}

  /** Called by each feature when its module starts. */
  define(kind: string, work: Work): void {
    if (this.kinds.has(kind)) throw new Error(`two kinds of job are called ${kind}`);
    this.kinds.set(kind, work);
  }

  /** Work that comes again and again, on one of the servers. `seconds`: between two runs. */
  every(seconds: number, kind: string, work: Work): void {
    this.define(kind, work);
    this.regular.set(kind, seconds);
  }

  /** Has it done once, at `at` or as soon as possible. Resolves when that is stored. */
  async ask(kind: string, key: string, at?: Date): Promise<void> {
    if (!this.kinds.has(kind)) throw new Error(`no kind of job is called ${kind}`);
    const agenda = await this.open();
    try {
      await agenda
        .create(kind, { key })
        .unique({ 'data.key': key }, { insertOnly: true })
        .schedule(at ?? new Date())
        .save();
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    this.runner?.wake(kind);
  }

  async start(): Promise<void> {
    const agenda = await this.open();
    if (this.runner) return;
    this.runner = new JobRunner(agenda, [...this.kinds.keys()]);
    this.runner.start();
    for (const [kind, seconds] of this.regular) await this.repeat(agenda, kind, seconds);
  }

  /** Takes no new job and lets those that run finish. */
  async onModuleDestroy(): Promise<void> {
    await this.opening;
    await this.runner?.stop(DRAINED_WITHIN);
  }

  /** Only ever inserted: saving a job that exists would free it under the server that runs it. */
  private async repeat(agenda: Agenda, kind: string, seconds: number): Promise<void> {
    const key = `every ${seconds} seconds`;
    try {
      await agenda
        .create(kind, { key })
        .repeatEvery(`${seconds} seconds`, { skipImmediate: true })
        .unique({ 'data.key': key }, { insertOnly: true })
        .save();
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  private open(): Promise<Agenda> {
    this.opening ??= this.openNow();
    return this.opening;
  }

  private async openNow(): Promise<Agenda> {
    const agenda = new Agenda({
      backend: await this.store.ready(),
    });
    agenda.on('error', (error: unknown) => this.logger.error(error));
    agenda.on('fail', (error: unknown) => this.logger.error(error));
    for (const [kind, work] of this.kinds)
      agenda.define<{ key: string }>(kind, (job) => work(job.attrs.data.key), {
        backoff: ({ attempt }) => PAUSES[attempt - 1] ?? null,
      });
    await agenda.ready;
    return agenda;
  }
}
