import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { handleWith } from '../../../../activities/handle';
import { postgresEventStore } from '../../../../activities/postgres/event-store';
import { projectRoot } from '../../../../apps/ops/start/project-root';
import type { Command } from '../../../../domain/deciders';
import type { StreamId } from '../../../../domain/identifiers';
import { RULEBOOK } from '../../../../domain/programmes';
import { chance } from '../../../activities/traffic';
import { ask } from '../../../support/pathway';
import { moment } from '../../../domain/values';
import { action, adhesion, application, exit, issuedOnly, type Written } from './folder';
import { withFolder, withWorld, type ImportWorld } from './import-world';

const HORIZON = ['--horizon', '2026-10-01'];
const EXAMPLE = join(projectRoot, 'test/cohort/example');
const LARGE = ['adesioni', 'azioni', 'comunicazioni', 'uscite', 'incentivi'] as const;
const FILES = [...LARGE, 'apl', 'cpi', 'comuni', 'aree_crisi'] as const;

interface Said {
  readonly facts: number;
  readonly rejections: readonly { readonly reason: string; readonly line: number }[];
}

/** What a rehearsal says, and then the import of the same folder: all of it but how long it took. */
async function both(world: ImportWorld, folder: string, ...more: readonly string[]) {
  const said = async (...args: readonly string[]) => {
    const { code, document } = await world.json('import', folder, ...HORIZON, ...more, ...args);
    const { seconds: _, commandsPerSecond: __, dryRun: ___, ...same } = document as Record<string, unknown>;
    return { code, ...same } as unknown as Said;
  };
  const before = await world.commands();
  const rehearsed = await said('--dry-run');
  expect(await world.commands()).toEqual(before);
  return { rehearsed, real: await said() };
}

const linesOf = (file: string): readonly string[] =>
  readFileSync(join(EXAMPLE, `${file}.csv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1);

/** The cohort of the clone with cells exchanged between rows, rows told twice, and rows gone. */
function damaged(seed: number): Written {
  const random = chance(seed);
  const pick = <One>(from: readonly One[]): One => from[random(from.length)] as One;
  const spoilt =
    (all: readonly string[]) =>
    (line: string): readonly string[] => {
      switch (random(30)) {
        case 0:
          return [];
        case 1:
          return [line, line];
        case 2:
        case 3:
        case 4: {
          const cells = line.split(';');
          const at = random(cells.length);
          cells[at] = pick(all).split(';')[at] ?? '';
          return [cells.join(';')];
        }
        default:
          return [line];
      }
    };
  return Object.fromEntries(
    FILES.map((file) => {
      const all = linesOf(file);
      return [file, LARGE.some((one) => one === file) ? all.flatMap(spoilt(all)) : all];
    }),
  );
}

test.each([0, 1, 2, 3, 4])(
  'the cohort of the clone, damaged at random (%d), is refused row by row as its rehearsal said',
  async (seed) => {
    const written =
      seed === 0 ? Object.fromEntries(FILES.map((file) => [file, linesOf(file)])) : damaged(seed);
    await withWorld((world) =>
      withFolder(written, async (folder) => {
        const { rehearsed, real } = await both(world, folder);
        expect(rehearsed).toEqual(real);
        expect(real.facts).toBeGreaterThan(500);
        const again = await both(world, folder);
        expect(again.rehearsed).toEqual(again.real);
      }),
    );
  },
);

const tell = (world: ImportWorld, stream: StreamId, command: object) =>
  handleWith(postgresEventStore(world.source), { digest: 'test', rulebook: RULEBOOK })({
    stream,
    now: moment('2020-01-02'),
    asks: [ask(command as Command, { requestId: randomUUID() })],
  });

test('what only the rules, the limits and the terms refuse is refused by the rehearsal', async () => {
  const apl = '57894950971';
  const later = { data_presa_in_carico: '', data_profilazione: '', indice_profilo: '', data_patto: '' };
  const none = { apl: '', data_scelta_apl: '', tutor: '', data_primo_incontro: '', data_piano: '' };
  const written: Written = {
    adesioni: [
      adhesion(1),
      // The one place is taken.
      adhesion(2, { data_scelta_apl: '18/02/2020' }),
      // The envelope has room for three.
      issuedOnly(3, { data_patto: '14/02/2020' }),
      // Chosen when the term had passed.
      adhesion(4, {
        data_patto: '12/02/2020',
        data_scelta_apl: '30/06/2020',
        data_primo_incontro: '',
        tutor: '',
        data_piano: '',
      }),
      adhesion(5, { ...later, ...none, sostegno_reddito: 'RDC' }),
    ],
    azioni: [
      action(1, 1, { durata_minuti: '1440' }),
      action(2, 1, { durata_minuti: '30' }),
      action(3, 1, { data: '03/03/2020', erogatore: '62728540469' }),
    ],
    uscite: [exit(1, { causa: 'RIFIUTO', dettaglio: 'OFFERTA_CONGRUA', data: '10/05/2020' }), exit(3)],
    incentivi: [application(1, 1), application(2, 1), application(3, 2)],
  };
  for (const more of [[], ['--window', '30']])
    await withWorld((world) =>
      withFolder(written, async (folder) => {
        await tell(world, 'envelope/TOS-PIO2-ASSEGNO', { type: 'OpenEnvelope', cents: 300_000 });
        await tell(world, `apl/${apl}`, {
          type: 'AccreditApl',
          name: 'Ginestra',
          from: '2011-08-10',
          to: null,
        });
        await tell(world, `apl/${apl}`, { type: 'SetAplPlaces', on: '2020-01-01', places: 1 });
        const { rehearsed, real } = await both(world, folder, ...more);
        expect(rehearsed).toEqual(real);
        const reasons = new Set(real.rejections.map(({ reason }) => reason));
        expect([...reasons]).toEqual(
          expect.arrayContaining([
            'activities-beyond-a-day',
            'apl-full',
            'envelope-exhausted',
            'not-the-chosen-apl',
            'percorso-ended',
            'step-not-allowed-now',
          ]),
        );
      }),
    );
});
