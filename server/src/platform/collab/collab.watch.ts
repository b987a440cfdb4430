import { Injectable } from '@nestjs/common';
import type { Connection } from '@hocuspocus/server';
import { Clock } from '../clock/clock';
import { Callers } from '../permissions/caller';
import { StandingsRevision } from '../permissions/standings-revision.repository';
import type { CollabContext } from './collab.server';
import { CollabDocuments } from './collab-documents';

/** How often it is looked whether somebody lost a right, in milliseconds: a line is cut within one second. */
const EVERY = 300;

type Line = Connection<CollabContext>;

/** Cuts the lines of whoever may no longer read a text, also in the middle of a word and though nothing is sent. */
@Injectable()
export class CollabWatch {
  private timer: NodeJS.Timeout | undefined;
  private revision: string | undefined;
  private looking = false;

  constructor(
    private readonly documents: CollabDocuments,
    private readonly callers: Callers,
    private readonly standings: StandingsRevision,
    private readonly clock: Clock,
  ) {}

  begin(lines: () => Line[]): void {
    this.timer = setInterval(() => void this.look(lines()), EVERY);
    this.timer.unref();
  }

  end(): void {
    clearInterval(this.timer);
  }

  private async look(lines: readonly Line[]): Promise<void> {
    if (lines.length === 0 || this.looking) return;
    this.looking = true;
    try {
      const revision = await this.standings.now();
      const moved = revision !== this.revision;
      this.revision = revision;
      const now = Date.parse(this.clock.instant());
      const due = lines.filter(({ context }) => {
        const until = context.caller.standing.holdsUntil;
        return moved || (until !== undefined && Date.parse(until) <= now);
      });
      await Promise.all(due.map((line) => this.review(line)));
    } catch {
      // The store did not answer: the next look comes soon, and every message asks by itself.
    } finally {
      this.looking = false;
    }
  }

  private async review(line: Line): Promise<void> {
    const caller = await this.callers.ofSignIn(line.context.signInId).catch(() => undefined);
    if (!caller || !(await this.documents.mayRead(caller, line.document.name)))
      return line.close({ code: 4403, reason: 'not-allowed' });
    line.context.caller = caller;
    line.readOnly = !(await this.documents.mayWrite(caller, line.document.name));
  }
}
