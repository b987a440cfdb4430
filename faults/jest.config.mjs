import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeTests } from '../tools/jest-node.mjs';

export default nodeTests('faults', {
  roots: [dirname(fileURLToPath(import.meta.url))],
  testPathIgnorePatterns: ['/dist/'],
});
