import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runIn } from '../ops-world';
import { asOwner, createTestDatabase, type TestDatabase } from '../../../support/postgres';
import {
  action,
  adhesion,
  application,
  CLOSED_APL,
  exit,
  hire,
  issuedOnly,
  LATE_APL,
  lineOf,
  omocodeOf,
  removeFolder,
  SUSPENDED_APL,
  taxCode,
  writeFolder,
  type Written,
} from './folder';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Refusal {
  readonly file: string;
  readonly line: number;
  readonly id: string;
  readonly field: string;
  readonly reason: string;
  readonly title: { readonly it: string; readonly en: string };
  readonly remedy: { readonly it: string; readonly en: string };
}
interface Document {
  readonly refusedRows: number;
  readonly refusals: readonly Refusal[];
  readonly messagesKeptApart: number;
  readonly repeatedMessages: number;
  readonly commands: { readonly sent: number };
  readonly rows: Readonly<Record<string, number>>;
}

const GOOD = adhesion(0);
const WRONG: readonly (readonly [string, string, string, Written['adesioni']])[] = [
  [
    'a wrong check character',
    'codice_fiscale',
    'tax-code-wrong',
    [{ ...GOOD, codice_fiscale: 'RSSMRA85T10A562X' }],
  ],
  [
    'a tax code of another birth',
    'codice_fiscale',
    'birth-date-mismatch',
    [{ ...GOOD, data_nascita: '11/12/1985' }],
  ],
  ['another sex than that of the tax code', 'sesso', 'sex-mismatch', [{ ...GOOD, sesso: 'F' }]],
  [
    'another place of birth than that of the tax code',
    'comune_nascita',
    'birth-place-mismatch',
    [{ ...GOOD, comune_nascita: 'A944' }],
  ],
  [
    'another person with the tax code of an earlier row',
    'cognome',
    'person-differs',
    [GOOD, { ...later('01/09/2020'), id_adesione: 'B-1', cognome: 'NERI' }],
  ],
  [
    'a recipient of RdC',
    'sostegno_reddito',
    'income-support-excluded',
    [{ ...GOOD, sostegno_reddito: 'RDC' }],
  ],
  [
    'a minor',
    'data_nascita',
    'minor',
    [{ ...GOOD, codice_fiscale: taxCode(0, 4), data_nascita: '10/12/2004' }],
  ],
  [
    'neither resident nor domiciled',
    'comune_residenza',
    'outside-the-region',
    [{ ...GOOD, comune_residenza: 'A944', comune_domicilio: 'A944' }],
  ],
  ['an APL never on the register', 'apl', 'apl-unknown', [{ ...GOOD, apl: '53746410462' }]],
  ['an APL no longer on it', 'apl', 'apl-no-longer-accredited', [{ ...GOOD, apl: CLOSED_APL }]],
  ['a suspended APL', 'apl', 'apl-suspended', [{ ...GOOD, apl: SUSPENDED_APL }]],
  ['an APL not yet on it', 'apl', 'apl-not-yet-accredited', [{ ...GOOD, apl: LATE_APL }]],
  ['no profile', 'indice_profilo', 'profile-missing', [{ ...GOOD, indice_profilo: '' }]],
  ['a profile above 1', 'indice_profilo', 'profile-above-one', [{ ...GOOD, indice_profilo: '1,0001' }]],
  [
    'an APL chosen before the profile',
    'data_scelta_apl',
    'date-before-previous-step',
    [{ ...GOOD, data_scelta_apl: '11/02/2020' }],
  ],
  ['no patto', 'data_patto', 'patto-missing', [{ ...GOOD, data_patto: '' }]],
  [
    'before the opening',
    'data_adesione',
    'adhesion-before-opening',
    [{ ...GOOD, data_adesione: '20/12/2019' }],
  ],
  ['after the closing', 'data_adesione', 'adhesion-after-closing', [later('01/10/2020')]],
  [
    'a second adhesion',
    'codice_fiscale',
    'percorso-already-active',
    [GOOD, { ...later('20/03/2020'), id_adesione: 'B-1' }],
  ],
  [
    'a second adhesion under the other form of the tax code',
    'codice_fiscale',
    'percorso-already-active-other-code-form',
    [GOOD, { ...later('20/03/2020'), id_adesione: 'B-1', codice_fiscale: omocodeOf(taxCode(0)) }],
  ],
  ['an unknown office', 'cpi', 'office-unknown', [{ ...GOOD, cpi: 'D612C000009' }]],
  [
    'a date that does not exist',
    'data_presa_in_carico',
    'date-impossible',
    [{ ...GOOD, data_presa_in_carico: '31/02/2020' }],
  ],
  ['no DID', 'data_did', 'not-unemployed', [{ ...GOOD, data_did: '' }]],
  ['a mandatory cell that is empty', 'cognome', 'cell-missing', [{ ...GOOD, cognome: '' }]],
  ['too few columns', '', 'columns-missing', [lineOf('adesioni', GOOD).replace(/;[^;]*$/, '')]],
  ['too many columns', '', 'columns-too-many', [`${lineOf('adesioni', GOOD)};more`]],
];

/** An adhesion of the first person on another day, as far as the assegno. */
function later(day: string) {
  const days = { data_adesione: day, data_presa_in_carico: day, data_profilazione: day, data_patto: day };
  return issuedOnly(0, days);
}

test.each(WRONG)('%s is refused at %s as %s', async (...[, field, reason, adesioni = []]) => {
  const { code, document } = await dryRun({ adesioni });
  expect(code).toBe(1);
  expect(document.refusals).toMatchObject([{ file: 'adesioni', line: adesioni.length + 1, field, reason }]);
  const [{ title, remedy } = { title: undefined, remedy: undefined }] = document.refusals;
  expect([title?.it, title?.en, remedy?.it, remedy?.en].every((text) => (text ?? '').length > 5)).toBe(true);
});

test('an adhesion whose earlier one has ended by then is accepted', async () => {
  const second = { ...later('20/03/2020'), id_adesione: 'B-1' };
  const ended = exit(0, { data: '19/03/2020' });
  expect((await dryRun({ adesioni: [GOOD, second], uscite: [ended] })).code).toBe(0);
  expect((await dryRun({ adesioni: [GOOD, second], uscite: [exit(0, { data: '20/03/2020' })] })).code).toBe(
    1,
  );
  // The six months of the first are over on 17 August, and it concludes on the next day.
  const past = { ...later('19/08/2020'), id_adesione: 'B-1' };
  expect((await dryRun({ adesioni: [GOOD, past] })).code).toBe(0);
  expect((await dryRun({ adesioni: [GOOD, { ...later('18/08/2020'), id_adesione: 'B-1' }] })).code).toBe(1);
});

test('a refused adhesion takes with it its actions, its exit and its application, and nothing else', async () => {
  const { document } = await dryRun({
    adesioni: [adhesion(1, { indice_profilo: '' }), adhesion(2)],
    azioni: [action(1, 1), action(2, 2), action(3, 3)],
    uscite: [exit(1), exit(2)],
    incentivi: [application(1, 1), application(2, 2)],
    comunicazioni: [hire(1, 1), hire(2, 2)],
  });
  expect(document.refusals.map(({ file, line, reason }) => [file, line, reason])).toEqual([
    ['adesioni', 2, 'profile-missing'],
    ['azioni', 2, 'depends-on-refused-row'],
    ['azioni', 4, 'adhesion-unknown'],
    ['uscite', 2, 'depends-on-refused-row'],
    ['incentivi', 2, 'depends-on-refused-row'],
  ]);
  expect(document.messagesKeptApart).toBe(1);
});

test('what refers to a refused row of a register depends on it', async () => {
  const { document } = await dryRun({
    adesioni: [GOOD],
    apl: [{ codice_fiscale: GOOD['apl'] ?? '', denominazione: 'Ginestra', natura: 'privato' }],
  });
  expect(document.refusals).toMatchObject([
    { file: 'apl', line: 2, field: 'accreditata_dal', reason: 'cell-missing' },
    { file: 'adesioni', line: 2, field: 'apl', reason: 'depends-on-refused-row' },
  ]);
});

test('the same identifier twice is refused; the same message twice counts once', async () => {
  const { document } = await dryRun({
    adesioni: [adhesion(1), adhesion(1, { codice_fiscale: taxCode(7) })],
    azioni: [action(1, 1), action(1, 1)],
    comunicazioni: [hire(1, 1), hire(1, 1, { data_ricezione: '02/04/2020' })],
  });
  expect(document.refusals.map(({ file, line, reason }) => [file, line, reason])).toEqual([
    ['adesioni', 3, 'duplicate-row'],
    ['azioni', 3, 'duplicate-row'],
  ]);
  expect(document.repeatedMessages).toBe(1);
});

test('a day that has not come yet, a message without its reference and impossible codes are refused', async () => {
  const { document } = await dryRun({
    adesioni: [adhesion(1), adhesion(2, { sesso: 'X' })],
    azioni: [action(1, 1, { data: '01/01/2199' }), action(2, 1, { durata_minuti: '0' })],
    comunicazioni: [hire(1, 1, { tipo_evento: 'CES' }), hire(2, 1, { ore_tempo_pieno: '' })],
    uscite: [exit(1, { causa: 'RIFIUTO' })],
  });
  expect(document.refusals.map(({ file, field, reason }) => [file, field, reason])).toEqual([
    ['adesioni', 'sesso', 'code-unknown'],
    ['azioni', 'data', 'date-in-the-future'],
    ['azioni', 'durata_minuti', 'number-malformed'],
    ['comunicazioni', 'protocollo_riferimento', 'cell-missing'],
    ['comunicazioni', 'ore_tempo_pieno', 'cell-missing'],
    ['uscite', 'dettaglio', 'code-unknown'],
  ]);
});

test('a folder without a file or with other columns is refused as a whole, with everything that is wrong', async () => {
  const folder = writeFolder({ adesioni: [GOOD] });
  rmSync(join(folder, 'cpi.csv'));
  writeFileSync(join(folder, 'uscite.csv'), 'id_adesione;data;causa;motivo\n');
  const { code, err } = await ops('import', folder, '--dry-run');
  expect(code).toBe(2);
  for (const mistake of ['cpi.csv is missing', 'uscite.csv has no column dettaglio', 'unknown column motivo'])
    expect(err).toContain(mistake);
  removeFolder(folder);
});

test('options that cannot be meant are refused, with what they should be', async () => {
  const folder = writeFolder({ adesioni: [GOOD], azioni: [action(1, 0)] });
  const early = await ops('import', folder, '--dry-run', '--horizon', '2020-03-01');
  expect(early).toMatchObject({ code: 2 });
  expect(early.err).toContain('2020-03-02');
  for (const wrong of [
    ['--horizon', 'soon'],
    ['--window', '0'],
    ['--window', 'x'],
  ])
    expect(await ops('import', folder, ...wrong)).toMatchObject({ code: 2 });
  expect(await ops('import', `${folder}-nowhere`)).toMatchObject({ code: 2 });
  removeFolder(folder);
});

test('a rehearsal writes nothing at all, no name either', async () => {
  const { document } = await dryRun({
    adesioni: [adhesion(1)],
    comunicazioni: [hire(1, 1)],
    azioni: [action(1, 1)],
  });
  expect(document.commands.sent).toBeGreaterThan(12);
  const { rows } = await asOwner(
    (owner) =>
      owner.query<{ written: string }>(`
        SELECT (SELECT count(*) FROM register.command) + (SELECT count(*) FROM personal.person)
             + (SELECT count(*) FROM personal.tutor) + (SELECT count(*) FROM personal.pepper) AS written`),
    database.ownerUrl,
  );
  expect(rows[0]?.written).toBe('0');
});

test('a file a hundred times larger needs no more memory', async () => {
  const rows = (count: number): Written => ({
    adesioni: Array.from({ length: count }, (_, nth) => issuedOnly(nth)),
    azioni: Array.from({ length: count * 8 }, (_, nth) => action(nth, nth % count)),
  });
  await dryRun(rows(100));
  const before = heldBytes();
  const { document } = await dryRun(rows(10_000));
  expect(document.rows).toMatchObject({ adesioni: 10_000, azioni: 80_000 });
  expect((heldBytes() - before) / 2 ** 20).toBeLessThan(60);
}, 360_000);

/** What is still held once all garbage is gone: how much of that lies about differs from run to run. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function dryRun(written: Written): Promise<{ code: number; document: Document }> {
  const folder = writeFolder(written);
  const { code, out } = await ops('import', folder, '--dry-run', '--json');
  removeFolder(folder);
  return { code, document: JSON.parse(out) as Document };
}

function ops(...args: readonly string[]) {
  return runIn({ DATABASE_URL: database.ownerUrl }, args);
}
