/** Unit and integration tests; `npm test` adds the end-to-end project. */
const common = {
  rootDir: '.',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^#(.*)$': '<rootDir>/libs/$1/src/index.ts', '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          keepClassNames: true,
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            react: { runtime: 'automatic', importSource: 'preact' },
          },
        },
        module: { type: 'es6' },
      },
    ],
  },
}
export default {
  testTimeout: 600_000,
  // Modules of finished files are never freed (vm modules): a worker near its heap's end collects garbage all the time, and
  // whatever is timed beside it waits.
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...common,
      displayName: 'engines',
      globalSetup: '<rootDir>/test/servers/engines-up.mjs',
      globalTeardown: '<rootDir>/test/servers/engines-down.mjs',
      setupFiles: ['<rootDir>/test/servers/record-on-postgres.ts'],
      // The contracts on real servers, and again every test of what asks or writes the record.
      testMatch: [
        '<rootDir>/libs/**/*.engine.spec.ts',
        '<rootDir>/test/end-to-end/*.engine.spec.ts',
        '<rootDir>/libs/{accounts,bus,report,respond}/**/*.spec.ts',
        '<rootDir>/libs/collect/src/{frontier,registry,schedule}/**/*.spec.ts',
        '<rootDir>/libs/*/src/{*-stage,correct-article,decide-story}.spec.ts',
        '<rootDir>/apps/press/src/web/**/*.spec.ts',
      ],
    },
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,test,scripts}/**/*.spec.{ts,tsx}'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/end-to-end/', '\\.engine\\.spec\\.ts$'],
    },
    {
      ...common,
      displayName: 'end-to-end',
      testTimeout: 600_000,
      testMatch: ['<rootDir>/test/end-to-end/**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.engine\\.spec\\.ts$'],
    },
  ],
}
