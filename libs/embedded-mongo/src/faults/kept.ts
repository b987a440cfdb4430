import type { Db } from 'mongodb';
import type { Book, Page } from './ledger';
import { ACCOUNTS, START_BALANCE, type Tally, type Thing, type Transfer } from './load';

const missing = (page: Page, stored: ReadonlySet<string>, besides?: Page): string[] =>
  [...page.acknowledged].filter((id) => !stored.has(id) && !besides?.attempted.has(id));

/** Every promise that the database has broken towards the book, one sentence each. `of` narrows it down to a round. */
export async function brokenPromises(db: Db, book: Book, of: { round?: number }) {
  return [
    ...(await brokenByThings(db, book, of)),
    ...(await brokenByTransfers(db, book, of)),
    ...(await brokenByCounters(db, book, of)),
    ...(await brokenByIndexes(db, book)),
  ];
}

async function brokenByThings(db: Db, { insert, remove }: Book, of: { round?: number }) {
  const found = await db.collection<Thing>('things').find(of).project<{ _id: string }>({ _id: 1 });
  const stored = new Set((await found.toArray()).map(({ _id }) => _id));
  return [
    ...missing(insert, stored, remove).map((id) => `acknowledged document ${id} is lost`),
    ...[...remove.acknowledged]
      .filter((id) => stored.has(id))
      .map((id) => `document ${id} is back after its deletion was acknowledged`),
    ...[...stored]
      .filter((id) => !insert.attempted.has(id))
      .map((id) => `document ${id} was never written`),
  ];
}

/** A transfer without all of its moves, or moves without their transfer, and the balances no longer agree with the lines. */
async function brokenByTransfers(db: Db, { transfer }: Book, of: { round?: number }) {
  const broken: string[] = [];
  const all = await db.collection<Transfer>('transfers').find(of).toArray();
  const stored = new Set(all.map(({ _id }) => _id));
  broken.push(...missing(transfer, stored).map((id) => `acknowledged transfer ${id} is lost`));
  if (of.round !== undefined) return broken;
  const expected = Array.from({ length: ACCOUNTS }, () => START_BALANCE);
  for (const { moves } of all)
    for (const { account, by } of moves) expected[account] = (expected[account] ?? 0) + by;
  const accounts = await db.collection<Tally>('accounts').find().sort({ _id: 1 }).toArray();
  accounts.forEach(({ _id, balance }, at) => {
    if (balance !== expected[at])
      broken.push(
        `half a transfer: account ${_id} has ${balance}, its transfers make ${expected[at]}`,
      );
  });
  if (accounts.length !== ACCOUNTS) broken.push(`${accounts.length} of ${ACCOUNTS} accounts`);
  return broken;
}

/** Neither less than what was acknowledged nor more than what was asked for: a count that is applied twice shows. */
async function brokenByCounters(db: Db, { count }: Book, of: { round?: number }) {
  const perCounter = (names: Set<string>): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const name of names) {
      const counter = name.slice(0, name.indexOf(':'));
      counts.set(counter, (counts.get(counter) ?? 0) + 1);
    }
    return counts;
  };
  const least = perCounter(count.acknowledged);
  const most = perCounter(count.attempted);
  const counters = await db.collection<Tally>('counters').find(of).toArray();
  const stored = new Map(counters.map(({ _id, balance }) => [String(_id), balance]));
  return [...most].flatMap(([name, attempted]) => {
    const balance = stored.get(name) ?? 0;
    const acknowledged = least.get(name) ?? 0;
    if (balance < acknowledged) return [`counter ${name}: ${balance} of ${acknowledged} kept`];
    return balance > attempted ? [`counter ${name}: ${balance} of ${attempted} asked for`] : [];
  });
}

async function brokenByIndexes(db: Db, { index }: Book) {
  const broken: string[] = [];
  for (const name of ['things', 'transfers', 'accounts', 'counters']) {
    const told = await db.command({ validate: name, full: true });
    for (const error of told['errors'] as string[]) broken.push(`${name}: ${error}`);
  }
  const last = [...index.acknowledged].at(-1);
  if (last === undefined || last !== [...index.attempted].at(-1)) return broken;
  const names = (await db.collection('things').indexes()).map(({ name }) => name);
  const there = names.includes('flapping');
  if (there !== last.endsWith('there'))
    broken.push(`the index is ${there ? 'there' : 'gone'} against its acknowledged state ${last}`);
  return broken;
}
