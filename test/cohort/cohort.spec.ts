import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAnotherCohort } from './another';
import { cell, readTable } from './csv';
import { cohortFigures } from './figures';
import { cohortMoney } from './oracle';

const SAMPLE = join(__dirname, 'sample');
/** The export of the region lies beside the clone; a machine without it still proves the rest on the sample. */
const REGION = join(__dirname, '../../../shared/data/pio2');
const onTheRegion = existsSync(REGION) ? it : it.skip;
const FIRST = join(__dirname, '../../../shared/data/pio1');
const onTheFirst = existsSync(FIRST) ? it : it.skip;
const FIRST_SAMPLE = join(__dirname, 'sample-pio1');
/** Its adhesions that are in order. */
const SAMPLED = 60;

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

describe('the figures of a cohort of PIO Fase 1, from its files alone', () => {
  const dates = { asOf: '2021-02-28', knownAt: '2021-02-28' };

  onTheFirst('are those that were published, for the cohort of the region', () => {
    expect(cohortFigures(FIRST, dates)).toEqual({
      adhesions: 6_696,
      share_high_disadvantage: 6_243,
      actions_total: 56_424,
      share_age_45_54: 1_958,
      share_age_35_44: 1_568,
      concluded: 5_813,
      exits: 883,
      exits_abandonment: 512,
      exits_refusal: 203,
      exits_lost_requirement: 168,
      share_foreign_citizens: 1_489,
      foreign_majority_non_eu: 1_021,
      with_at_least_one_contract: 4_655,
      open_ended_or_apprenticeship: 1_249,
      other_contracts: 3_406,
      extracurricular_traineeships: 427,
      relationship_in_force: 2_005,
      in_force_open_ended: 565,
      in_force_apprenticeship: 123,
      in_force_other: 1_317,
    });
  });

  it('follow the rows of the sample, and the days that are asked', () => {
    const all = cohortFigures(FIRST_SAMPLE, dates);
    const before = cohortFigures(FIRST_SAMPLE, { asOf: '2018-12-31', knownAt: '2021-02-28' });
    expect(all['adhesions']).toBe(SAMPLED);
    expect(before['adhesions']).toBeLessThan(SAMPLED);
    for (const [name, count] of Object.entries(before))
      if (!name.includes('in_force')) expect([name, count <= (all[name] ?? 0)]).toEqual([name, true]);
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
