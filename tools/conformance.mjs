import { join } from 'node:path';
import { onSolidGround, root, run, step, tool } from './ground.mjs';

const built = join(root, 'node_modules/.cache/embedded-mongo');

/** Replays the MongoDB driver's own spec tests against the embedded database; `--folder crud` for a part of them. */
await onSolidGround(import.meta.url, async (args) => {
  await step('Building', () =>
    tool('rolldown', [
      '-c',
      'libs/embedded-mongo/conformance/rolldown.config.mjs',
      '--log-level',
      'warn',
    ]),
  );
  const entry = ['--entry', join(built, 'conformance-server.mjs')];
  process.exitCode = await run(process.execPath, [
    join(built, 'conformance.mjs'),
    ...entry,
    ...args,
  ]);
});
