import { Logger } from '@nestjs/common';
import { Job, type Agenda } from 'agenda';

/** How often jobs that others asked for, or whose hour has come, are looked for, in milliseconds. */
const LOOK_EVERY = 3_000;
/** A job that runs longer than this belongs to a process that died: another takes it, in milliseconds. */
const LOCKED_FOR = 5 * 60_000;
/** Jobs of one kind that run at the same time. */
const LANES = 5;

/**
 * Does the jobs whose hour has come. In place of Agenda's own processor, which leaves behind every job a timer of minutes
 * that keeps a stopped process alive, and locks jobs that it does not begin: here a job is taken when it begins.
 */
export class JobRunner {
  private readonly logger = new Logger(JobRunner.name);
  private readonly running = new Set<Promise<void>>();
  private readonly lanes = new Map<string, number>();
  private looking: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    private readonly agenda: Agenda,
    private readonly kinds: readonly string[],
  ) {}

  start(): void {
    this.looking = setInterval(() => this.look(), LOOK_EVERY);
    this.look();
  }

  /** Looks for jobs of this kind now. */
  wake(kind: string): void {
    const lanes = this.lanes.get(kind) ?? 0;
    if (this.stopping || lanes >= LANES) return;
    this.lanes.set(kind, lanes + 1);
    const work = this.work(kind)
      .catch((error: unknown) => this.logger.error(error))
      .finally(() => {
        this.lanes.set(kind, this.lanes.get(kind)! - 1);
        this.running.delete(work);
      });
    this.running.add(work);
  }

  /** Takes no new job, and lets those that run finish within so many milliseconds. */
  async stop(within: number): Promise<void> {
    this.stopping = true;
    clearInterval(this.looking);
    let late: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (late = setTimeout(resolve, within)));
    await Promise.race([Promise.all(this.running), patience]);
    clearTimeout(late);
  }

  private look(): void {
    for (const kind of this.kinds) this.wake(kind);
  }

  /** One job after the other, until there is none; as long as there are some, another lane helps. */
  private async work(kind: string): Promise<void> {
    while (!this.stopping) {
      const job = await this.take(kind);
      if (!job) return;
      this.wake(kind);
      await job.run();
    }
  }

  private async take(kind: string): Promise<Job | undefined> {
    const now = Date.now();
    const abandoned = new Date(now - LOCKED_FOR);
    const found = await this.agenda.db.getNextJobToRun(
      kind,
      new Date(now),
      abandoned,
      undefined,
      undefined,
    );
    return found && new Job(this.agenda, found, true);
  }
}
