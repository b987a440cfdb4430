import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** What a phone must fetch before it shows anything: at most this much JavaScript, in bytes of gzip. */
const LIMIT = 180_000;

const browser = join(dirname(fileURLToPath(import.meta.url)), 'dist', 'browser');

/** The scripts that `index.html` names, and all that they import without waiting. */
function firstScripts() {
  const index = readFileSync(join(browser, 'index.html'), 'utf8');
  const found = new Set([...index.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, file]) => file));
  for (const file of found) {
    const code = readFileSync(join(browser, file), 'utf8');
    for (const [, imported] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      found.add(imported);
  }
  return [...found];
}

const sizes = firstScripts().map((file) => ({
  file,
  bytes: gzipSync(readFileSync(join(browser, file)), { level: 9 }).length,
}));
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
const words = `First load: ${(total / 1000).toFixed(1)} kB of JavaScript (gzip), limit ${LIMIT / 1000} kB`;

if (total > LIMIT) {
  for (const { file, bytes } of sizes.sort((one, other) => other.bytes - one.bytes))
    process.stderr.write(`  ${(bytes / 1000).toFixed(1).padStart(7)} kB  ${file}\n`);
  process.stderr.write(`${words}: too much. Load more of it lazily.\n`);
  process.exitCode = 1;
} else process.stdout.write(`${words}\n`);
