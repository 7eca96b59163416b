/** One slice of the rules for each run, and the specs that are to tell its mutants: those that `slices/<name>.ts` imports. */
const SLICES: { readonly [name: string]: readonly string[] } = {
  account: ['domain/account/**/*.ts'],
  entitlement: ['domain/entitlement/**/*.ts'],
  rules: [
    'domain/programmes/{requirements,unemployed-for,decision-table,rulebook,term,rows,sight}.ts',
    'domain/programmes/{conditionality,paths,european-union,pathway,facts,citations,programme,entitlements}.ts',
  ],
  lint: ['domain/programmes/lint/*.ts'],
};

const name = process.env['SLICE'] ?? 'account';
const mutate = SLICES[name];
if (mutate === undefined) throw new Error(`SLICE is one of ${Object.keys(SLICES).join(', ')}`);

export default {
  mutate,
  testRunner: 'slice',
  plugins: ['./test/mutation/runner.mts'],
  slice: name,
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
