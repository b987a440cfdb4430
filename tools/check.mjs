import { check } from './check-steps.mjs';
import { onSolidGround, step, tool } from './ground.mjs';

await onSolidGround(import.meta.url, async () => {
  await check();
  await step('Specs', () =>
    tool('nx', ['run-many', '-t', 'test', '--outputStyle=static', '--parallel=1']),
  );
});
