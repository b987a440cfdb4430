import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** TypeScript's wildcard paths, told to jest: one truth in `tsconfig.base.json`. */
function aliases() {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8'));
  return Object.fromEntries(
    Object.entries(compilerOptions.paths).map(([alias, [target]]) => [
      `^${alias.replace('/*', '/(.*)$')}`,
      join(root, target.replace('/*', '/$1')),
    ]),
  );
}

/**
 * Jest settings of everything that runs in Node.
 * Decorators keep their metadata (Nest injects by it) and class names (log lines and problem codes show them).
 */
export function nodeTests(displayName, extra = {}) {
  return {
    displayName,
    rootDir: root,
    testEnvironment: 'node',
    moduleNameMapper: aliases(),
    moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
    transform: {
      '^.+\\.ts$': [
        '@swc/jest',
        {
          jsc: {
            target: 'es2023',
            parser: { syntax: 'typescript', decorators: true },
            transform: { legacyDecorator: true, decoratorMetadata: true },
            keepClassNames: true,
          },
          module: { type: 'commonjs' },
        },
      ],
    },
    ...extra,
    roots: extra.roots ?? [join(root, 'libs', displayName)],
  };
}
