import { join } from 'node:path';
import { build, onSolidGround, root, run, step, tool } from './ground.mjs';

await onSolidGround(import.meta.url, async (args) => {
  await step('Building', () => build());
  await Promise.race([
    tool('rolldown', ['-c', 'server/rolldown.config.mjs', '--watch', '--log-level', 'warn']),
    tool('nx', ['run', 'client:bundle:development', '--watch', '--skipNxCache']),
    run(process.execPath, ['--watch', join(root, 'server/dist/main.mjs'), ...args]),
  ]);
});
