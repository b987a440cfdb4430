import { join } from 'node:path';
import { build, onSolidGround, root, run } from './ground.mjs';

await onSolidGround(import.meta.url, async (args) => {
  const built = await build('embedded-mongo,server');
  if (built !== 0) process.exit(built);
  process.exitCode = await run(process.execPath, [join(root, 'server/dist/cli.mjs'), ...args]);
});
