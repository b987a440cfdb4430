import type { Counted, OnProgress } from '../transfer/counted';
import { complain, say } from './speak';

/** Milliseconds between two lines on a terminal. */
const PAUSE = 200;

/** Tells on a terminal how far it has come; elsewhere nothing. */
export function progressOn(stream: NodeJS.WriteStream): OnProgress & { clear(): void } {
  let last = 0;
  const tell = (namespace: string, documents: number): void => {
    const now = Date.now();
    if (!stream.isTTY || now - last < PAUSE) return;
    last = now;
    stream.write(`\r\u001b[K${namespace}  ${documents.toLocaleString('en')} documents`);
  };
  const clear = (): void => void (stream.isTTY && stream.write('\r\u001b[K'));
  return Object.assign(tell, { clear });
}

export interface Told {
  done: 'dump' | 'restore';
  directory: string;
  counted: readonly Counted[];
  outsideSnapshot?: readonly string[];
}

/** The counts, for a person or as one JSON object. */
export function tellCounts(told: Told, asJson: boolean): void {
  const { done, directory, counted, outsideSnapshot = [] } = told;
  const total = (of: (each: Counted) => number): number =>
    counted.reduce((sum, each) => sum + of(each), 0);
  const totals = {
    collections: counted.filter(({ kind }) => kind === 'collection').length,
    views: counted.filter(({ kind }) => kind === 'view').length,
    documents: total(({ documents }) => documents),
    bytes: total(({ bytes }) => bytes),
    indexes: total(({ indexes }) => indexes),
  };
  if (asJson)
    return say(
      JSON.stringify({ done, directory, ...totals, outsideSnapshot, namespaces: counted }),
    );
  for (const { namespace, kind, documents, indexes } of counted)
    say(`${namespace}  ${kind === 'view' ? 'view' : `${documents} documents, ${indexes} indexes`}`);
  say(
    `${done === 'dump' ? 'Dumped into' : 'Restored from'} ${directory}: ${totals.collections} collections, ${totals.views} views, ${totals.documents} documents, ${totals.indexes} indexes.`,
  );
  for (const namespace of outsideSnapshot)
    complain(
      `${namespace} is capped and was read by itself: it may be newer than the rest of the dump.`,
    );
}
