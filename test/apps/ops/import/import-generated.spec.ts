import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../../apps/ops/start/project-root';
import { writeAnotherCohort } from '../../../cohort/another';
import { plusDays } from '../../../cohort/calendar';
import { chanceOf } from '../../../cohort/chance';
import type { AsOf } from '../../../cohort/oracle';
import { spoil } from '../../../cohort/spoil';
import { isAsCounted } from './as-counted';
import { withWorld } from './import-world';

/** Seeds after one another from this one, and how many adhesions; a larger run takes others, and the folder of the region. */
const SEED = Number(process.env['COHORT_SEED'] ?? '1');
const SEEDS = Number(process.env['COHORT_SEEDS'] ?? '2');
const ADHESIONS = Number(process.env['COHORT_ADHESIONS'] ?? '60');
const FROM = process.env['COHORT_FROM'] ?? join(projectRoot, 'test/cohort/sample-pio1');

const NOW = { asOf: '2021-02-28', knownAt: '2021-02-28' };
/** So many pairs of days beside now, in the three years that the export tells. */
const PAIRS = 4;

function drawnDates(seed: number): readonly AsOf[] {
  const chance = chanceOf(seed);
  const day = (): string => plusDays('2018-03-06', chance.between(0, 1_090));
  return Array.from({ length: PAIRS }, () => ({ asOf: day(), knownAt: day() }));
}

async function withCohort(seed: number, work: (folder: string) => Promise<void>): Promise<void> {
  const to = mkdtempSync(join(tmpdir(), 'generated-'));
  try {
    writeAnotherCohort({ from: FROM, to, seed, adhesions: ADHESIONS });
    await work(to);
  } finally {
    rmSync(to, { recursive: true });
  }
}

/** What follows from a wrong row, and the adhesions that the cohort itself has a day too early. */
const DERIVED = /;(?:depends-on-refused-row|unemployed-too-short)$/;

test.each(Array.from({ length: SEEDS }, (_, nth) => SEED + nth))(
  'a generated cohort of Fase 1 with every kind of wrong row is reported as its files say (seed %d)',
  async (seed) => {
    await withCohort(seed, async (folder) => {
      spoil(folder, chanceOf(seed));
      await withWorld(async (world) => {
        const { refusals, commands } = await world.import(folder);
        const named = refusals.map(({ file, line, reason }) => [file, line, reason].join(';'));
        const [, ...listed] = readFileSync(join(folder, 'errori.csv'), 'utf8').trim().split('\n');
        expect(listed.filter((mistake) => !named.includes(mistake))).toEqual([]);
        expect(named.filter((one) => !listed.includes(one) && !DERIVED.test(one))).toEqual([]);
        expect(commands.refused).toBe(0);
        await isAsCounted(world, folder, [NOW, ...drawnDates(seed)]);
      });
    });
  },
);
