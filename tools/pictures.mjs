import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './debian.mjs';
import { build, onSolidGround, root, step, tool } from './ground.mjs';

/** Takes the README's pictures from the running demo. */
await onSolidGround(import.meta.url, async () => {
  process.env.CHROMIUM = ensureChromium();
  process.env.PICTURES = 'true';
  mkdirSync(join(root, 'docs/pictures'), { recursive: true });
  await step('Building what changed', () => build());
  process.exitCode = await tool('playwright', ['test', '-c', 'e2e/playwright.config.ts']);
});
