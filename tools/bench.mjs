import { build, onSolidGround, run, step } from './ground.mjs';

await onSolidGround(import.meta.url, async (args) => {
  await step('Building what changed', () => build('embedded-mongo,server,bench'));
  process.exitCode = await run(process.execPath, ['bench/dist/main.mjs', ...args]);
});
