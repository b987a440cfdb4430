import { nodeTests } from '../tools/jest-node.mjs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

export default nodeTests('server', {
  roots: [here],
  testPathIgnorePatterns: ['/dist/'],
  globalSetup: join(here, 'test/start-database.mjs'),
  globalTeardown: join(here, 'test/stop-database.mjs'),
  testTimeout: 30_000,
});
