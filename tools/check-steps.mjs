import { step, tool } from './ground.mjs';

/** What every commit passes: format, lint, boundaries, types, unit and API specs. Unchanged rooms come from the cache. */
export async function check() {
  await step('Format', () => tool('prettier', ['--check', '--cache', '--log-level', 'warn', '.']));
  await step('Boundaries', () =>
    tool('depcruise', [
      '--config',
      '.dependency-cruiser.mjs',
      'libs',
      'server',
      'client',
      'e2e',
      'bench',
      'faults',
    ]),
  );
  await step('Lint and types', () =>
    tool('nx', ['run-many', '-t', 'lint', 'typecheck', '--outputStyle=static']),
  );
}
