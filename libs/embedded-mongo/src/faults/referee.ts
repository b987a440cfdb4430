import { Ledger } from './ledger';
import { writeUntilKilled } from './load';

/** The order to write until the database is gone, and to say when this much was acknowledged. */
export interface Order {
  uri: string;
  round: number;
  acknowledgements: number;
  transfers: number;
}

/** The database was killed: the writers find out, or are given up. */
export interface Gone {
  gone: true;
}

export type Message =
  /** As much was acknowledged as the order asks for; the writers go on. */
  | { enough: true }
  /** The database is gone. `unexpected`: what a client was told that it should not have been. */
  | { enough: false; unexpected: string[] };

const tell = (message: Message): void => void process.send?.(message);

let order: Order | undefined;

// A process of its own: it outlives every kill of the database, and its book is on the disk before a writer goes on.
const ledger = new Ledger(process.argv[2] as string, ({ kind }) => {
  if (!order) return;
  order.acknowledgements--;
  if (kind === 'transfer') order.transfers--;
  if (order.acknowledgements > 0 || order.transfers > 0) return;
  order = undefined;
  tell({ enough: true });
});

let tellGone: () => void = () => undefined;

process.on('message', (next: Order | Gone) => {
  if ('gone' in next) return tellGone();
  order = next;
  const gone = new Promise<void>((resolve) => (tellGone = resolve));
  void writeUntilKilled(next.uri, ledger, next.round, gone).then((unexpected) => {
    ledger.flushAttempts();
    tell({ enough: false, unexpected });
  });
});
process.once('disconnect', () => {
  ledger.close();
  process.exit(0);
});
