import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * `npm run test:mutate`: changes each expression of the doors, the stages and the outbox, one at a time, and asks the quick specs whether they
 * notice. What needs a server is left out: every change is tried with the embedded database alone.
 */
export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  jest: {
    enableFindRelatedTests: true,
    config: {
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/test/platforms/slack-{receive,signature}.spec.ts',
        '<rootDir>/test/platforms/teams-{gate,service-url}.spec.ts',
        '<rootDir>/test/core/{referral,referral-rules,referral-ends,round,warm,patience,withdrawal,dead-letter}.spec.ts',
        '<rootDir>/test/storage/outbox.spec.ts',
      ],
      extensionsToTreatAsEsm: ['.ts'],
      transform: { '^.+\\.ts$': '<rootDir>/test/strip-types.mjs' },
      testTimeout: 60_000,
    },
  },
  coverageAnalysis: 'off',
  disableTypeChecks: false,
  // It would read it with the compiler's programming interface, which TypeScript 7 has not.
  tsconfigFile: 'none',
  mutate: [
    'src/platforms/slack/signature.ts',
    'src/platforms/teams/{gate,jwt,service-url}.ts',
    'src/core/referral/{decide,move,parties}.ts',
    'src/storage/outbox.ts',
  ],
  ignorePatterns: ['biome.json', 'docs', 'reports', 'manifests', 'bench'],
  concurrency: 1,
  timeoutMS: 30_000,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  clearTextReporter: { allowColor: false, reportTests: false },
  // Elsewhere, since whoever looks through the source would find all of it twice.
  tempDirName: path.join(tmpdir(), 'manydoors-stryker'),
  thresholds: { high: 90, low: 85, break: 85 },
}
