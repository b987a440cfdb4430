import { defineConfig } from 'rolldown';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Our own code becomes two files; every package stays a package. */
export default defineConfig({
  input: { main: resolve(here, 'src/main.ts'), cli: resolve(here, 'src/cli.ts') },
  platform: 'node',
  external: (id) =>
    !id.startsWith('.') &&
    !id.startsWith('/') &&
    !id.startsWith('@passerelle/') &&
    !id.startsWith('@oxc-project/') &&
    !id.startsWith('\0'),
  tsconfig: resolve(here, 'tsconfig.json'),
  output: {
    dir: resolve(here, 'dist'),
    format: 'esm',
    entryFileNames: '[name].mjs',
    cleanDir: true,
    sourcemap: true,
  },
});
