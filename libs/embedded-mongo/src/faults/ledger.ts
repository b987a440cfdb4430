import { closeSync, fdatasync, openSync, readFileSync, writeSync } from 'node:fs';

export const FACT_KINDS = ['insert', 'remove', 'count', 'transfer', 'index'] as const;

/** Something a writer asked for. `ids` are the documents, the counter, or the state of the index that comes and goes. */
export interface Fact {
  kind: (typeof FACT_KINDS)[number];
  round: number;
  ids: readonly string[];
}

interface Line extends Fact {
  acknowledged: boolean;
}

/** The referee's book on disk. An acknowledgement counts from the moment when it is on the disk. */
export class Ledger {
  private readonly fd: number;
  private queue: string[] = [];
  private waiting: (() => void)[] = [];
  private busy = false;

  /** `onAcknowledged` is told each acknowledgement when it is on the disk. */
  constructor(
    path: string,
    private readonly onAcknowledged: (fact: Fact) => void = () => undefined,
  ) {
    this.fd = openSync(path, 'a', 0o600);
  }

  attempted(fact: Fact): void {
    this.queue.push(line({ ...fact, acknowledged: false }));
  }

  acknowledged(fact: Fact): Promise<void> {
    this.queue.push(line({ ...fact, acknowledged: true }));
    return new Promise((resolve) => {
      this.waiting.push(() => {
        this.onAcknowledged(fact);
        resolve();
      });
      this.flush();
    });
  }

  /** Attempts without an acknowledgement are read after a round, too. */
  flushAttempts(): void {
    if (this.queue.length > 0) writeSync(this.fd, this.queue.splice(0).join(''));
  }

  close(): void {
    this.flushAttempts();
    closeSync(this.fd);
  }

  private flush(): void {
    if (this.busy || this.waiting.length === 0) return;
    this.busy = true;
    this.flushAttempts();
    const served = this.waiting.splice(0);
    fdatasync(this.fd, (error) => {
      if (error) throw error;
      this.busy = false;
      for (const resolve of served) resolve();
      this.flush();
    });
  }
}

const line = (entry: Line): string => `${JSON.stringify(entry)}\n`;

/** What the book says about one kind of fact: everything that was asked for, and what of it was acknowledged. */
export interface Page {
  attempted: Set<string>;
  acknowledged: Set<string>;
}

export type Book = Record<Fact['kind'], Page>;

/** Reads the book; with a round, that round alone. The order of the lines is kept. */
export function readBook(path: string, round?: number): Book {
  const book = Object.fromEntries(
    FACT_KINDS.map((kind) => [kind, { attempted: new Set(), acknowledged: new Set() }]),
  ) as Book;
  for (const text of readFileSync(path, 'utf8').split('\n')) {
    if (text === '') continue;
    const { kind, ids, acknowledged, round: of } = JSON.parse(text) as Line;
    if (round !== undefined && of !== round) continue;
    const page = book[kind];
    for (const id of ids) (acknowledged ? page.acknowledged : page.attempted).add(id);
  }
  return book;
}
