import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Fault, FaultProof } from '@passerelle/embedded-mongo/faults/fault';
import type { Change } from '@passerelle/embedded-mongo/faults/sabotage';
import type { BrokenServer } from './broken-servers';

/** A copy of the built server with one of its promises broken, beside the same database and client. */
function sabotagedServer(entry: string, name: string, changes: readonly Change[]): string {
  const dist = dirname(entry);
  const root = join(dist, '../..');
  const stage = join(root, 'node_modules/.cache/faults', name);
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(join(stage, 'server'), { recursive: true });
  for (const room of ['libs', 'client']) symlinkSync(join(root, room), join(stage, room));
  const copy = join(stage, 'server/dist');
  cpSync(dist, copy, { recursive: true });
  for (const [from, to] of changes) {
    const file = readdirSync(copy)
      .filter((each) => /js$/.test(each))
      .map((each) => join(copy, each))
      .find((each) => readFileSync(each, 'utf8').includes(from));
    if (!file) throw new Error(`the server no longer contains: ${from}`);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to));
  }
  return join(copy, 'main.mjs');
}

/** A few kills are enough where a promise is broken on purpose. */
export function proofOf(
  run: Fault['run'],
  { without, finds, name, changes }: BrokenServer,
): FaultProof {
  return {
    without,
    finds,
    run: (options) =>
      run({
        ...options,
        kills: Math.min(options.kills, 4),
        parts: { ...options.parts, server: sabotagedServer(options.parts.server, name, changes) },
      }),
  };
}
