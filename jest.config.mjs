/** All specs in one run: `npm test`. Each room has its own settings; `nx test <room>` runs one. */
export default {
  projects: [
    '<rootDir>/libs/contracts/jest.config.mjs',
    '<rootDir>/libs/rules/jest.config.mjs',
    '<rootDir>/libs/test-kit/jest.config.mjs',
    '<rootDir>/libs/embedded-mongo/jest.config.mjs',
    '<rootDir>/server/jest.config.mjs',
    '<rootDir>/client/jest.config.mjs',
    '<rootDir>/faults/jest.config.mjs',
    '<rootDir>/tools/jest.config.mjs',
  ],
  maxWorkers: 2,
  // Generous: a busy machine is not a fault. (In a project's own settings jest does not read it.)
  testTimeout: 120_000,
};
