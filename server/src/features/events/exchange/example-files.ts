import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reading matter of the specs: invented programmes beside this file, and real ones that stay outside the project. */
const EXAMPLES = join(process.cwd(), 'server/src/features/events/exchange/examples');
const REAL = join(process.cwd(), '../shared/data');

export function example(name: string): string {
  return readFileSync(join(EXAMPLES, name), 'utf8');
}

/** The text of a real file; undefined, and said so once, where it is absent. */
export function realFile(path: string): string | undefined {
  const file = join(REAL, path);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  process.stdout.write(`${file} is absent: only invented examples are tested in its place.\n`);
  return undefined;
}
