import { readFileSync, writeFileSync } from 'node:fs';

/** One text of the built entry, and what breaks a promise in its place. */
export type Change = readonly [from: string, to: string];

/** A copy of the built entry with one of its promises broken: a suite that checks the promise must notice. */
export function sabotaged(entry: string, name: string, changes: readonly Change[]): string {
  let code = readFileSync(entry, 'utf8');
  for (const [from, to] of changes) {
    if (!code.includes(from)) throw new Error(`the entry no longer contains: ${from}`);
    code = code.replaceAll(from, to);
  }
  const path = entry.replace(/\.mjs$/, `-${name}.mjs`);
  writeFileSync(path, code);
  return path;
}
