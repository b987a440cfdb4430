import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeTests } from './jest-node.mjs';

export default nodeTests('tools', {
  roots: [dirname(fileURLToPath(import.meta.url))],
  testMatch: ['**/*.spec.ts'],
  testTimeout: 120_000,
});
