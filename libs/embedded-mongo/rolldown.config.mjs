import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

const here = dirname(fileURLToPath(import.meta.url));

/** One file for the database process; only `bson` stays outside. */
export default defineConfig({
  cwd: here,
  input: 'src/main.ts',
  platform: 'node',
  external: ['bson'],
  output: { file: 'dist/main.mjs', format: 'esm' },
});
