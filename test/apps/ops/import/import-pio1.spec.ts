import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../../apps/ops/start/project-root';
import { cell, readTable, writeTable } from '../../../cohort/csv';
import { cohortAllowances } from '../../../cohort/allowance';
import { cohortMoney, type AsOf } from '../../../cohort/oracle';
import { isAsCounted, reported } from './as-counted';
import { withWorld, type ImportWorld } from './import-world';

const FIRST = join(projectRoot, 'test/cohort/sample-pio1');
const SECOND = join(projectRoot, 'test/cohort/sample');
const NOW = { asOf: '2021-02-28', knownAt: '2021-02-28' };
const DATES: readonly AsOf[] = [
  NOW,
  { asOf: '2018-10-31', knownAt: '2021-02-28' },
  { asOf: '2020-09-30', knownAt: '2020-09-30' },
  { asOf: '2020-12-31', knownAt: '2019-06-30' },
];

/** The kinds of wrong row that the notes of the export list, each once. */
const REFUSED = [
  ...['adhesion-before-opening', 'apl-no-longer-accredited', 'columns-missing', 'date-impossible'],
  ...['income-support-excluded', 'income-support-excluded', 'minor', 'outside-the-region', 'patto-missing'],
  ...['percorso-already-active-other-code-form', 'profile-missing', 'tax-code-wrong'],
  ...Array<string>(5).fill('unemployed-too-short'),
];

async function isSound(world: ImportWorld): Promise<void> {
  await world.settled();
  expect(await world.json('verify')).toMatchObject({ code: 0 });
  expect(await world.json('replay', '--all', '--register-only')).toMatchObject({ code: 0 });
}

test('a cohort of Fase 1 is imported but for its wrong rows, beside one of Fase 2, and each is reported as its files say', async () => {
  await withWorld(async (world) => {
    const { refusals, commands } = await world.import(FIRST);
    expect(refusals.map(({ file }) => file)).toEqual(REFUSED.map(() => 'adesioni'));
    expect(refusals.map(({ reason }) => reason).sort()).toEqual(REFUSED);
    expect(commands.refused).toBe(0);
    await isAsCounted(world, FIRST, DATES);
    expect(cohortAllowances(FIRST, NOW)).toBeGreaterThan(0);
    await world.import(SECOND);
    await isAsCounted(world, FIRST, [NOW]);
    const second = await reported(world, 'TOS-PIO2', NOW);
    const money = cohortMoney(SECOND, NOW);
    const found = ['adhesions', 'fees_after_cap'].map((name) => second.get(name)?.numerator);
    expect(found).toEqual([money.adhesions, money.totalCents]);
    await isSound(world);
  });
});

test('another cohort comes out by its own rows: every second adhesion, and other citizens', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pio1-'));
  try {
    cpSync(FIRST, folder, { recursive: true });
    halve(folder);
    await withWorld(async (world) => {
      expect((await world.import(folder)).commands.refused).toBe(0);
      await isAsCounted(world, folder, DATES);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function halve(folder: string): void {
  const adhesions = readTable(folder, 'adesioni');
  const rows = adhesions.rows
    .filter(({ width }, nth) => nth % 2 === 0 && width === adhesions.columns.length)
    .map((row, nth) => ({
      ...row,
      cells: { ...row.cells, cittadinanza: ['FR', 'AL', 'IT', 'GB'][nth % 4] ?? 'IT' },
    }));
  writeTable(folder, 'adesioni', { ...adhesions, rows });
  const kept = new Set(rows.map((row) => cell(row, 'id_adesione')));
  for (const name of ['azioni', 'uscite']) {
    const table = readTable(folder, name);
    writeTable(folder, name, {
      ...table,
      rows: table.rows.filter((row) => kept.has(cell(row, 'id_adesione'))),
    });
  }
}
