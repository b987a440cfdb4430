import { ensureChromium } from './debian.mjs';
import { build, onSolidGround, step, tool } from './ground.mjs';

await onSolidGround(import.meta.url, async (args) => {
  process.env.CHROMIUM = ensureChromium();
  await step('Building what changed', () => build());
  process.exitCode = await tool('playwright', ['test', '-c', 'e2e/playwright.config.ts', ...args]);
});
