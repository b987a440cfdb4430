import { build, onSolidGround, run, step, tool } from './ground.mjs';

/** The faults of the database alone are built by themselves. */
function needsProduct(args) {
  const only = args.filter((_, at) => args[at - 1] === '--only');
  const alone = ['mongo-kills', 'wire-fuzz'];
  return !args.includes('--help') && !(only.length > 0 && only.every((id) => alone.includes(id)));
}

/** Makes things go wrong and counts the losses; `--only mongo-kills --kills 300` for one fault, `--help` for the others. */
await onSolidGround(import.meta.url, async (args) => {
  if (needsProduct(args)) await step('Building', () => build());
  await step('Building the faults', () =>
    tool('rolldown', ['-c', 'faults/rolldown.config.mjs', '--log-level', 'warn']),
  );
  process.exitCode = await run(process.execPath, ['faults/dist/main.mjs', ...args]);
});
