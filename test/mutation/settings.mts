import { createRequire } from 'node:module';

const { jest } = createRequire(import.meta.url)('../../package.json') as { readonly jest: object };

/** What is changed, and which specs are to tell: those of the folder alone, so that a score is a lower bound of what all suites tell. */
interface Slice {
  readonly mutate: readonly string[];
  readonly specs: string;
}

const RULES =
  'amended|decision-table|incompatibilities|requirements.*|rows|rulebook|sight|term|tos-pio1|unemployed-for|vocabulary';

const SLICES: { readonly [name: string]: Slice } = {
  account: { mutate: ['domain/account/**/*.ts'], specs: 'account/.*' },
  entitlement: { mutate: ['domain/entitlement/**/*.ts'], specs: 'entitlement/.*' },
  rules: {
    mutate: [
      'domain/programmes/{requirements,unemployed-for,decision-table,rulebook,term,rows,sight}.ts',
      'domain/programmes/{conditionality,paths,european-union,pathway,facts,citations,programme,entitlements}.ts',
    ],
    specs: `programmes/(${RULES})`,
  },
  lint: { mutate: ['domain/programmes/lint/*.ts'], specs: 'programmes/(decision-table|lint.*)' },
};

const name = process.env['SLICE'] ?? 'account';
const slice = SLICES[name];
if (slice === undefined) throw new Error(`SLICE is one of ${Object.keys(SLICES).join(', ')}`);

export default {
  mutate: slice.mutate,
  testRunner: 'jest',
  jest: {
    projectType: 'custom',
    enableFindRelatedTests: false,
    config: {
      ...jest,
      testRegex: `test/domain/${slice.specs}\\.spec\\.ts$`,
      setupFiles: ['<rootDir>/test/mutation/few-runs.ts'],
      reporters: [],
    },
  },
  coverageAnalysis: 'perTest',
  tempDirName: `.jest/stryker-${name}`,
  tsconfigFile: 'none.json',
  concurrency: 1,
  dryRunTimeoutMinutes: 60,
  timeoutMS: 120_000,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: `.jest/mutation/${name}.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  ignorePatterns: ['.cache', '.jest', '.data', 'dist'],
};
