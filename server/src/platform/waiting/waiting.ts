import { Injectable, Logger } from '@nestjs/common';
import type { WaitingItem } from '@passerelle/contracts/home';
import type { Caller } from '../permissions/caller';

/** One feature's answer to "what waits for this person now?". Only what the caller may see and act upon. */
export interface WaitingSource {
  waitingFor(caller: Caller): Promise<readonly WaitingItem[]>;
}

/** Features say here what waits; the home page asks. Neither knows the other. */
@Injectable()
export class Waiting {
  private readonly logger = new Logger(Waiting.name);
  private readonly sources: WaitingSource[] = [];

  /** Called once by each source when its module starts. */
  register(source: WaitingSource): void {
    this.sources.push(source);
  }

  /** Everything that waits, in no order. A source that fails is logged and left out: `incomplete`. */
  async of(caller: Caller): Promise<{ items: WaitingItem[]; incomplete: boolean }> {
    const answers = await Promise.allSettled(
      this.sources.map((source) => source.waitingFor(caller)),
    );
    const failures = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [answer.reason as unknown] : [],
    );
    for (const failure of failures) this.logger.error(failure);
    return {
      items: answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])),
      incomplete: failures.length > 0,
    };
  }
}
