import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check-steps.mjs';
import { ensureChromium, ensureRedis } from './debian.mjs';
import { build, onSolidGround, root, run, step, tool } from './ground.mjs';

const JEST = [
  '--experimental-vm-modules',
  '--no-warnings',
  join(root, 'node_modules/jest/bin/jest.js'),
];

function read(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** Everything: build, format, lint, boundaries, types, all specs, the journeys in a browser. */
await onSolidGround(import.meta.url, async () => {
  const results = mkdtempSync(join(tmpdir(), 'passerelle-test-'));
  const specs = join(results, 'specs.json');
  const journeys = join(results, 'journeys.json');
  process.env.CHROMIUM = ensureChromium();
  ensureRedis();
  if (!existsSync(join(root, '../shared/data')))
    console.log(
      'The folder ../shared/data is not there: specs on real files will say so and run on their own fixtures only.',
    );
  await step('Building', () => build());
  await check();
  const specsCode = await run(process.execPath, [...JEST, '--json', `--outputFile=${specs}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = journeys;
  console.log('\n— Journeys in a browser');
  const journeysCode = await tool('playwright', [
    'test',
    '-c',
    'e2e/playwright.config.ts',
    '--reporter=list,json',
  ]);
  const unit = read(specs);
  const browser = read(journeys).stats ?? {};
  rmSync(results, { recursive: true, force: true });
  const second = browser.flaky ?? 0;
  if (second > 0) console.log(`\n${second} journeys passed only at the second try: look at them.`);
  const passed = (unit.numPassedTests ?? 0) + (browser.expected ?? 0) + second;
  const broken =
    (unit.numRuntimeErrorTestSuites ?? 0) + (unit.numFailedTests ?? 0) + (browser.unexpected ?? 0);
  console.log(`\n${passed} passed, ${broken} failed`);
  process.exitCode = specsCode || journeysCode || (broken > 0 ? 1 : 0);
});
