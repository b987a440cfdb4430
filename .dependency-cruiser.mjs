const specs = '\\.(spec|journey)\\.ts$';
const test = '^(server/(test|seed)/|bench/|faults/)';

/** Inside the rooms. Between rooms the lint rule of `eslint.config.mjs` stands guard; both refuse, neither is enough alone. */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Nothing depends on itself, however long the way round.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'server-and-client-never-meet',
      comment: 'The two sides speak through contracts, never to each other.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^client/' },
    },
    {
      name: 'client-and-server-never-meet',
      comment: 'The two sides speak through contracts, never to each other.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/' },
    },
    {
      name: 'contracts-import-zod-only',
      comment: 'What the two sides say to each other needs nothing but zod.',
      severity: 'error',
      from: { path: '^libs/contracts/src/', pathNot: specs },
      to: { pathNot: ['^libs/contracts/', '^node_modules/zod/'] },
    },
    {
      name: 'rules-know-no-machine',
      comment: 'Rules are true without a computer: no file, no network, no clock.',
      severity: 'error',
      from: { path: '^libs/rules/', pathNot: specs },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'embedded-database-knows-no-passerelle',
      comment: 'The embedded database is a library of its own.',
      severity: 'error',
      from: { path: '^libs/embedded-mongo/' },
      to: { path: '^(libs/(contracts|rules|test-kit)|server|client)/' },
    },
    {
      name: 'production-never-imports-test-kit',
      comment: 'Builders and casts serve specs, the seed and journeys only.',
      severity: 'error',
      from: { path: '^(server|client|libs)/', pathNot: [specs, test, '^libs/test-kit/'] },
      to: { path: '^libs/test-kit/' },
    },
    {
      name: 'server-platform-knows-no-feature',
      comment: 'The ground floor carries the features and does not know them.',
      severity: 'error',
      from: { path: '^server/src/platform/', pathNot: specs },
      to: { path: '^server/src/features/' },
    },
    {
      name: 'client-platform-and-ui-know-no-feature',
      comment: 'The ground floor and the components carry the features and do not know them.',
      severity: 'error',
      from: { path: '^client/src/(platform|ui|theme)/' },
      to: { path: '^client/src/(features|app)/' },
    },
    {
      name: 'a-server-feature-enters-another-by-the-door',
      comment:
        'Another feature is entered through its module, its service, its events or its waiting source.',
      severity: 'error',
      from: { path: '^server/src/features/([^/]+)/', pathNot: specs },
      to: {
        path: '^server/src/features/([^/]+)/',
        pathNot: ['^server/src/features/$1/', '\\.(module|service|events)\\.ts$'],
      },
    },
    {
      name: 'a-client-feature-enters-another-by-the-door',
      comment: 'Another feature is entered through its routes or its api.',
      severity: 'error',
      from: { path: '^client/src/features/([^/]+)/', pathNot: specs },
      to: {
        path: '^client/src/features/([^/]+)/',
        pathNot: ['^client/src/features/$1/', '(\\.routes|-api)\\.ts$'],
      },
    },
    {
      name: 'only-repositories-know-mongoose',
      comment: 'Only repositories, schemas and the database platform speak to the database.',
      severity: 'error',
      from: {
        path: '^server/src/',
        pathNot: [
          specs,
          '\\.(repository|schema)\\.ts$',
          '^server/src/platform/(database|audit)/',
          '^server/src/commands/',
          '^server/src/start\\.ts$',
          '^server/src/features/accounts/attempts\\.ts$',
        ],
      },
      to: { path: '^node_modules/(mongoose|mongodb)/' },
    },
    {
      name: 'only-gateways-know-socket-io',
      comment: 'Only gateways and the realtime platform touch sockets.',
      severity: 'error',
      from: {
        path: '^server/src/',
        pathNot: [specs, '\\.gateway\\.ts$', '^server/src/platform/(realtime|permissions)/'],
      },
      to: { path: '^node_modules/socket\\.io/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.angular)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
