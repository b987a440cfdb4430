import { join } from 'node:path';
import { build, onSolidGround, root, run } from './ground.mjs';

const database = join(root, 'libs/embedded-mongo/dist/main.mjs');

/** `mongo …` is the database's own command, everything else the product's. */
await onSolidGround(import.meta.url, async (args) => {
  const [first, ...rest] = args;
  const built = await build(first === 'mongo' ? 'embedded-mongo' : 'embedded-mongo,server');
  if (built !== 0) process.exit(built);
  if (first === 'mongo') {
    process.exitCode = await run(process.execPath, [database, ...rest], { cwd: process.cwd() });
    return;
  }
  process.exitCode = await run(process.execPath, [join(root, 'server/dist/cli.mjs'), ...args]);
});
