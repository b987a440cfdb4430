import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

const here = dirname(fileURLToPath(import.meta.url));

/** One entry for each process that a bench starts; packages stay packages. */
export default defineConfig({
  input: {
    main: resolve(here, 'main.ts'),
    crowd: resolve(here, 'load/crowd.ts'),
    requests: resolve(here, 'load/requests.ts'),
    driver: resolve(here, 'load/driver.ts'),
    'bare-chat': resolve(here, 'baselines/bare-chat.ts'),
    'bare-http': resolve(here, 'baselines/bare-http.ts'),
    'bare-echo': resolve(here, 'baselines/bare-echo.ts'),
    'engine-alone': resolve(here, 'baselines/engine-alone.ts'),
    'read-and-sum': resolve(here, 'baselines/read-and-sum.ts'),
  },
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
  },
});
