import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

const here = dirname(fileURLToPath(import.meta.url));
const database = resolve(here, '../libs/embedded-mongo/src');

const isPackage = (id) =>
  !id.startsWith('.') &&
  !id.startsWith('/') &&
  !id.startsWith('@passerelle/') &&
  !id.startsWith('@oxc-project/') &&
  !id.startsWith('\0');

const entry = (name, input) => ({
  input,
  platform: 'node',
  external: isPackage,
  tsconfig: resolve(here, 'tsconfig.json'),
  output: { file: resolve(here, `dist/${name}.mjs`), format: 'esm' },
});

/** Each process in one file of its own: a defence is switched off in a copy of it. */
export default defineConfig([
  entry('main', resolve(here, 'main.ts')),
  entry('database', resolve(database, 'main.ts')),
  entry('referee', resolve(database, 'faults/referee.ts')),
]);
