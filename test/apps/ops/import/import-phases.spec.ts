import type { Report } from '../../../../domain/figures/report-row';
import { action, adhesion, exit, hire, removeFolder, writeFolder } from './folder';
import { withWorld, type Document, type ImportWorld } from './import-world';

/** Of Fase 1, chosen on 25 March 2019: its six months end on 25 September. */
const first = (nth: number) =>
  adhesion(nth, {
    id_adesione: `PIO1-${nth}`,
    data_did: '01/02/2017',
    data_adesione: '04/03/2019',
    data_presa_in_carico: '05/03/2019',
    data_profilazione: '06/03/2019',
    data_patto: '07/03/2019',
    data_scelta_apl: '25/03/2019',
    data_primo_incontro: '26/03/2019',
    data_piano: '27/03/2019',
  });
/** Of Fase 2, on 10 February 2020 where no other day is given. */
const second = (nth: number, cells = {}) => adhesion(nth, { id_adesione: `PIO2-${nth}`, ...cells });
const IN_APRIL = {
  data_adesione: '01/04/2020',
  data_presa_in_carico: '01/04/2020',
  data_profilazione: '01/04/2020',
  data_patto: '01/04/2020',
  data_scelta_apl: '01/04/2020',
  data_primo_incontro: '02/04/2020',
  data_piano: '03/04/2020',
};
/** A job of 168 days inside the six months: they end on 11 March 2020. */
const summer = (of: number) =>
  hire(100 + of, of, {
    data_ricezione: '31/05/2019',
    data_evento: '01/06/2019',
    data_fine_prevista: '15/11/2019',
  });

const APART = [1, 3, 6];
/** Person 2 was in Fase 1 still when she adhered to Fase 2; the others in both had left it by then, 3 by a day, 6 by an exit. */
const OVERLAPPING = [2];
const HORIZON = '2020-05-15';

function phases(both: readonly number[]) {
  const working = both.filter((nth) => nth !== 1).map(summer);
  const left = both
    .filter((nth) => nth === 6)
    .map((nth) => exit(nth, { id_adesione: `PIO1-${nth}`, data: '20/12/2019' }));
  const served = both.map((nth) => action(nth, nth, { id_adesione: `PIO1-${nth}`, data: '02/05/2019' }));
  return {
    one: writeFolder({
      adesioni: [...both, 4].map(first),
      azioni: served,
      uscite: left,
      comunicazioni: working,
    }),
    two: writeFolder({
      adesioni: [...both.map((nth) => second(nth, nth === 3 ? IN_APRIL : {})), second(5)],
      comunicazioni: [...working, hire(1, 1)],
    }),
  };
}

async function inOrder(
  folders: readonly string[],
  work: (world: ImportWorld, documents: readonly Document[]) => Promise<void>,
): Promise<void> {
  await withWorld(async (world) => {
    const documents: Document[] = [];
    for (const folder of folders) documents.push(await world.import(folder, '--horizon', HORIZON));
    await work(world, documents);
  });
}

const submitted = ({ rejections }: Document): readonly string[] =>
  rejections.filter(({ reason }) => reason === 'programme-incompatible').map(({ id }) => id);

/** As of each day: nobody while one of the phases knows of no adhesion, then all who adhered to the two. */
const IN_BOTH = [0, 0, APART.length];

async function inBoth(world: ImportWorld): Promise<unknown> {
  const found: { [programme: string]: unknown[] } = {};
  for (const { programme, rows } of (await reports(world)) as readonly Report[]) {
    const row = rows.find(({ indicator }) => indicator === 'enrolled_in_both_phases');
    (found[programme] ??= []).push(row?.numerator);
  }
  return found;
}

async function reports(world: ImportWorld): Promise<unknown> {
  const found: unknown[] = [];
  for (const programme of ['TOS-PIO1', 'TOS-PIO2'])
    for (const [asOf, knownAt] of [
      ['2019-06-30', '2019-06-30'],
      ['2020-03-31', '2019-12-31'],
      ['2020-05-10', '2020-05-10'],
    ] as const) {
      const asked = ['report', programme, '--as-of', asOf, '--known-at', knownAt];
      found.push((await world.json(...asked)).document);
    }
  return found;
}

test('who was in one phase after the other comes out the same, whichever is imported first', async () => {
  const { one, two } = phases(APART);
  try {
    let forward: unknown;
    await inOrder([one, two], async (world, documents) => {
      expect(documents.map(({ refusals, rejections }) => [refusals, rejections])).toEqual([
        [[], []],
        [[], []],
      ]);
      forward = await reports(world);
      expect(await inBoth(world)).toEqual({ 'TOS-PIO1': IN_BOTH, 'TOS-PIO2': IN_BOTH });
    });
    await inOrder([two, one], async (world, documents) => {
      expect(documents.map(({ refusals, rejections }) => [refusals, rejections])).toEqual([
        [[], []],
        [[], []],
      ]);
      expect(await reports(world)).toEqual(forward);
      await world.settled();
      expect(await world.json('verify')).toMatchObject({ code: 0 });
      expect(await world.json('replay', '--all', '--register-only')).toMatchObject({ code: 0 });
    });
  } finally {
    [one, two].forEach(removeFolder);
  }
});

test('who was in one phase while in the other is never in both, whichever is imported first', async () => {
  const { one, two } = phases(OVERLAPPING);
  try {
    await inOrder([one, two], (_, documents) => {
      expect(documents.map(submitted)).toEqual([[], ['PIO2-2']]);
      return Promise.resolve();
    });
    await inOrder([two, one], (_, documents) => {
      expect(documents.map(submitted)).toEqual([[], ['PIO1-2']]);
      return Promise.resolve();
    });
  } finally {
    [one, two].forEach(removeFolder);
  }
});
