import { nodeTests } from '../../tools/jest-node.mjs';

export default nodeTests('rules');
