import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

const library = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = '../../node_modules/.cache/embedded-mongo';

/** The runner, and the server it is run against as it is in the sources now; `dist` is left to the product. */
export default defineConfig([
  {
    cwd: library,
    input: 'conformance/main.ts',
    platform: 'node',
    external: ['bson', 'mongodb'],
    output: { file: `${cache}/conformance.mjs`, format: 'esm' },
  },
  {
    cwd: library,
    input: 'src/main.ts',
    platform: 'node',
    external: ['bson'],
    output: { file: `${cache}/conformance-server.mjs`, format: 'esm' },
  },
]);
