import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

/** Who may import whom: one constraint for each room. Anything not named here is refused. */
const rooms = [
  { sourceTag: 'room:contracts', onlyDependOnLibsWithTags: [], allowedExternalImports: ['zod'] },
  {
    sourceTag: 'room:rules',
    onlyDependOnLibsWithTags: ['room:contracts'],
    allowedExternalImports: ['zod', 'diff', 'temporal-polyfill', 'fast-check', 'snowball-stemmers'],
  },
  {
    sourceTag: 'room:test-kit',
    onlyDependOnLibsWithTags: ['room:contracts', 'room:rules'],
    bannedExternalImports: ['@nestjs/*', '@angular/*', 'mongoose'],
  },
  {
    sourceTag: 'room:embedded-mongo',
    onlyDependOnLibsWithTags: [],
    allowedExternalImports: ['bson', 'fast-check', 'mongoose', 'mongodb', 'mingo'],
  },
  {
    sourceTag: 'room:server',
    onlyDependOnLibsWithTags: [
      'room:contracts',
      'room:rules',
      'room:embedded-mongo',
      'room:test-kit',
    ],
    bannedExternalImports: ['@angular/*'],
  },
  {
    sourceTag: 'room:client',
    onlyDependOnLibsWithTags: ['room:contracts', 'room:rules'],
    bannedExternalImports: ['@nestjs/*', 'mongoose', 'socket.io'],
  },
  {
    sourceTag: 'room:e2e',
    onlyDependOnLibsWithTags: ['room:contracts', 'room:test-kit'],
    bannedExternalImports: ['@nestjs/*', '@angular/*', 'mongoose'],
  },
  {
    sourceTag: 'room:faults',
    onlyDependOnLibsWithTags: ['room:contracts', 'room:test-kit', 'room:embedded-mongo'],
  },
  {
    sourceTag: 'room:bench',
    onlyDependOnLibsWithTags: ['room:contracts', 'room:test-kit', 'room:embedded-mongo'],
  },
];

const sizes = {
  'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
};

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/.nx/**', '**/.angular/**', 'node_modules/**', '**/test-results/**'],
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommended],
    plugins: { '@nx': nx },
    rules: {
      ...sizes,
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: rooms,
          banTransitiveDependencies: false,
        },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-redeclare': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "ImportDeclaration[source.value='zod'] > ImportSpecifier[imported.name='z']",
          message: "Write import * as z from 'zod': the browser then carries only what is used.",
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.journey.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
);

/** Rules of Angular code, for `client/eslint.config.mjs`: patterns count from the folder of the file that is found first. */
export const angularRules = tseslint.config(
  {
    files: ['**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'pa', style: 'kebab-case' },
      ],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'pa', style: 'camelCase' },
      ],
      '@angular-eslint/component-class-suffix': 'off',
    },
  },
  {
    files: ['**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
);

/** For rooms that tell stories (test kit, e2e, bench): a story may be longer than forty lines. */
export const longStories = {
  files: ['**/*.ts'],
  rules: { 'max-lines-per-function': 'off', 'no-console': 'off', 'no-empty-pattern': 'off' },
};
