import { resolve } from 'node:path';
import { dump } from '../transfer/dump';
import { restore } from '../transfer/restore';
import { progressOn, tellCounts } from './progress';
import { readOptions } from './read-options';
import { openPlace } from './transfer-place';
import { UsageError } from './usage-error';

const PLACE = {
  uri: { type: 'string' },
  data: { type: 'string' },
  credentials: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const DUMP = {
  ...PLACE,
  out: { type: 'string' },
  gzip: { type: 'boolean', default: false },
  'no-snapshot': { type: 'boolean', default: false },
  exclude: { type: 'string', multiple: true },
} as const;

const RESTORE = {
  ...PLACE,
  in: { type: 'string' },
  drop: { type: 'boolean', default: false },
} as const;

export async function dumpCommand(args: readonly string[]): Promise<void> {
  const { out, gzip, json, exclude = [], ...values } = readOptions(args, DUMP);
  if (out === undefined) throw new UsageError('Give --out DIR for the files.');
  const place = await openPlace(values, true);
  const onProgress = progressOn(process.stderr);
  try {
    const { connection, database } = place;
    const snapshot = !values['no-snapshot'];
    const request = { out, database, gzip, snapshot, exclude, onProgress };
    const done = await dump(connection, request);
    onProgress.clear();
    tellCounts({ done: 'dump', directory: resolve(out), ...done }, json);
  } finally {
    await place.close();
  }
}

export async function restoreCommand(args: readonly string[]): Promise<void> {
  const { in: from, drop, json, ...values } = readOptions(args, RESTORE);
  if (from === undefined) throw new UsageError('Give --in DIR, the directory of a dump.');
  const place = await openPlace(values, false);
  const onProgress = progressOn(process.stderr);
  try {
    const { connection, database } = place;
    const counted = await restore(connection, { from, database, drop, onProgress });
    onProgress.clear();
    tellCounts({ done: 'restore', directory: resolve(from), counted }, json);
  } finally {
    await place.close();
  }
}
