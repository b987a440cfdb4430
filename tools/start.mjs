import { join } from 'node:path';
import { build, onSolidGround, root, run, step } from './ground.mjs';

await onSolidGround(import.meta.url, async (args) => {
  await step('Building what changed', () => build());
  process.exitCode = await run(process.execPath, [join(root, 'server/dist/main.mjs'), ...args]);
});
