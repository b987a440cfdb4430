import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { createEsmPreset } = createRequire(import.meta.url)('jest-preset-angular/presets');
const root = dirname(fileURLToPath(import.meta.url));
const preset = createEsmPreset({
  tsconfig: join(root, 'tsconfig.spec.json'),
  testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
});

export default {
  ...preset,
  displayName: 'client',
  rootDir: root,
  roots: [join(root, 'src')],
  setupFilesAfterEnv: [join(root, 'test-setup.ts')],
  moduleNameMapper: {
    ...preset.moduleNameMapper,
    '^@passerelle/(contracts|rules)/(.*)$': join(root, '../libs/$1/src/$2'),
  },
  transformIgnorePatterns: ['node_modules/'],
};
