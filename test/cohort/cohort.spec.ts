import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAnotherCohort } from './another';
import { cell, readTable } from './csv';
import { cohortMoney } from './oracle';

const SAMPLE = join(__dirname, 'sample');
/** The export of the region lies beside the clone; a machine without it still proves the rest on the sample. */
const REGION = join(__dirname, '../../../shared/data/pio2');
const onTheRegion = existsSync(REGION) ? it : it.skip;

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function another(seed: number): string {
  const to = mkdtempSync(join(tmpdir(), 'cohort-'));
  folders.push(to);
  writeAnotherCohort({ from: SAMPLE, to, seed, adhesions: 40 });
  return to;
}

const textOf = (folder: string): string =>
  readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');

describe('the money of a cohort, from its files alone', () => {
  onTheRegion('is that of the settled reading for the cohort of the region', () => {
    const { pathways, ...sums } = cohortMoney(REGION, { asOf: '2021-02-28', knownAt: '2021-02-28' });
    expect(sums).toEqual({
      adhesions: 7_170,
      resultMaturedCents: 94_625_900,
      resultPayableCents: 86_895_040,
      processCents: 83_481_589,
      processQuarterHours: 94_062,
      totalCents: 178_107_489,
      totalPayableCents: 170_376_629,
    });
    expect(pathways).toHaveLength(sums.adhesions);
  });

  it('never falls as days pass on what is known, and never rises above what has matured', () => {
    const at = (asOf: string) => cohortMoney(SAMPLE, { asOf, knownAt: '2021-12-31' });
    const sums = ['2020-06-30', '2020-12-31', '2021-06-30', '2021-12-31'].map(at);
    const matured = sums.map(({ resultMaturedCents }) => resultMaturedCents);
    expect(matured).toEqual(matured.toSorted((one, other) => one - other));
    expect(matured.at(-1)).toBeGreaterThan(0);
    for (const sum of sums) expect(sum.resultPayableCents).toBeLessThanOrEqual(sum.resultMaturedCents);
  });
});

describe('another cohort', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(textOf(another(7))).toBe(textOf(another(7)));
    expect(textOf(another(7))).not.toBe(textOf(another(8)));
  });

  it.each([1, 2, 3, 4, 5])('holds rows that are accepted, each with what it names (seed %d)', (seed) => {
    const folder = another(seed);
    const rows = (name: string) => readTable(folder, name).rows;
    const ids = rows('adesioni').map((row) => cell(row, 'id_adesione'));
    expect(cohortMoney(folder, { asOf: '2021-12-31', knownAt: '2021-12-31' }).adhesions).toBe(ids.length);
    for (const row of [...rows('azioni'), ...rows('uscite')]) expect(ids).toContain(cell(row, 'id_adesione'));
    const columns = readTable(SAMPLE, 'comunicazioni').columns;
    expect(readTable(folder, 'comunicazioni').columns).toEqual(columns);
    for (const { width } of rows('comunicazioni')) expect(width).toBe(columns.length);
  });

  it.each([1, 2, 3, 4, 5])(
    'tells messages in the order of reception, after what they name (seed %d)',
    (seed) => {
      const told = new Set<string>();
      let last = '';
      for (const row of readTable(another(seed), 'comunicazioni').rows) {
        const [protocol, names] = [cell(row, 'protocollo'), cell(row, 'protocollo_riferimento')];
        const received = cell(row, 'data_ricezione').split('/').reverse().join('') + protocol;
        expect(received >= last).toBe(true);
        if (names !== '') expect(told).toContain(names);
        told.add(protocol);
        last = received;
      }
      expect(told.size).toBeGreaterThan(0);
    },
  );
});
