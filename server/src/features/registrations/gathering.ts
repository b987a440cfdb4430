import { Refusal } from '../../platform/errors/refusal';

interface Waiting<I, R> {
  readonly item: I;
  readonly resolve: (result: R) => void;
  readonly reject: (reason: unknown) => void;
}

/** Does a batch of work at once; the answers stand in the order of the items. */
type Work<I, R> = (key: string, items: readonly I[]) => Promise<readonly (R | Refusal)[]>;

/**
 * What arrives under one key while work for it is going on is gathered, and done together next, in order of arrival:
 * three hundred people who press the same button cost a few transactions, not three hundred that stand in each
 * other's way. This is speed, not safety: several servers may gather for the same key, and the transactions decide.
 */
export class Gathering<I, R> {
  private readonly lines = new Map<string, Waiting<I, R>[]>();

  constructor(
    private readonly work: Work<I, R>,
    /** Most items that are done in one go. */
    private readonly most = 100,
  ) {}

  do(key: string, item: I): Promise<R> {
    return new Promise((resolve, reject) => {
      const line = this.lines.get(key);
      if (line) {
        line.push({ item, resolve, reject });
        return;
      }
      const first = [{ item, resolve, reject }];
      this.lines.set(key, first);
      void this.serve(key, first);
    });
  }

  private async serve(key: string, line: Waiting<I, R>[]): Promise<void> {
    while (line.length > 0) await this.together(key, line.splice(0, this.most));
    this.lines.delete(key);
  }

  /**
   * When a batch fails as a whole each item is tried by itself, so that nobody pays for another's fault; an item alone
   * is tried twice, because another server may have been quicker and what it stored is seen the second time.
   */
  private async together(key: string, batch: readonly Waiting<I, R>[], retry = true) {
    try {
      const results = await this.work(
        key,
        batch.map(({ item }) => item),
      );
      batch.forEach((one, index) => settle(one, results[index]!));
    } catch (error) {
      if (batch.length > 1) for (const one of batch) await this.together(key, [one]);
      else if (retry) await this.together(key, batch, false);
      else batch[0]!.reject(error);
    }
  }
}

function settle<I, R>({ resolve, reject }: Waiting<I, R>, result: R | Refusal): void {
  if (result instanceof Refusal) reject(result);
  else resolve(result);
}
