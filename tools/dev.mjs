import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build, onSolidGround, root, run, step, tool } from './ground.mjs';

const server = join(root, 'server/dist/main.mjs');
const written = () => statSync(server).mtimeMs;

await onSolidGround(import.meta.url, async (args) => {
  await step('Building', () => build());
  const before = written();
  const watching = [
    tool('rolldown', ['-c', 'server/rolldown.config.mjs', '--watch', '--log-level', 'warn']),
    tool('nx', ['run', 'client:bundle:development', '--watch', '--skipNxCache']),
  ];
  // The watcher writes once as it begins: a server started before that would be stopped in the middle of its start.
  while (written() === before) await pause(200);
  await pause(500);
  await Promise.race([...watching, run(process.execPath, ['--watch', server, ...args])]);
});
