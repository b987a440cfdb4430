import { build, onSolidGround, run, step, tool } from './ground.mjs';

/** Makes things go wrong and counts the losses; `--only mongo-kills --kills 300` for one fault, `--help` for the others. */
await onSolidGround(import.meta.url, async (args) => {
  await step('Building', () => build());
  await step('Building the faults', () =>
    tool('rolldown', ['-c', 'faults/rolldown.config.mjs', '--log-level', 'warn']),
  );
  process.exitCode = await run(process.execPath, ['faults/dist/main.mjs', ...args]);
});
