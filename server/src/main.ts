import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { start } from './start';

const dist = dirname(fileURLToPath(import.meta.url));

await start(process.argv.slice(2), {
  databaseEntry: join(dist, '../../libs/embedded-mongo/dist/main.mjs'),
  clientDir: join(dist, '../../client/dist/browser'),
});
