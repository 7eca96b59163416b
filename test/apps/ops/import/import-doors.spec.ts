import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runIn } from '../ops-world';
import { createTestDatabase, type TestDatabase } from '../../../support/postgres';
import {
  action,
  adhesion,
  application,
  exit,
  hire,
  LATE_APL,
  lineOf,
  removeFolder,
  taxCode,
  writeFolder,
  type Written,
} from './folder';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Listed {
  readonly file: string;
  readonly line: number;
  readonly id: string;
  readonly field: string;
  readonly reason: string;
}
interface Document {
  readonly refusedRows: number;
  readonly refusals: readonly Listed[];
  readonly hangingRows: number;
  readonly hanging: readonly Listed[];
  readonly commands: { readonly sent: number };
}

const ESCAPES = '\u001b[2J\u001b[31mX';
const CPI_ROW = 'D612C000002;CPI Firenze;FI';
const RAW = /[\p{Cc}\p{Cf}\p{Cs}]/u;

test.each([
  ['comuni', 'belfiore', 'D612;Firenze;FI;Toscana;', 'D6\u000012;Firenze;FI;Toscana;', 'D6\\u000012'],
  ['comuni', 'denominazione', 'D612;Firenze;FI;Toscana;', 'A944;Bolo\u0000gna;BO;Toscana;', 'A944'],
  ['cpi', 'codice', CPI_ROW, `${ESCAPES};CPI;FI`, '\\u001b[2J\\u001b[31mX'],
  ['cpi', 'codice', CPI_ROW, '\u202eD612C000003;CPI;FI', '\\u202eD612C000003'],
  [
    'apl',
    'denominazione',
    '57894950971;Ginestra;privato;10/08/2011;;;',
    '52980650502;a\u009b;privato;10/08/2011;;;',
    '52980650502',
  ],
] as const)(
  'in a row of %s what cannot be shown in %s is one refused row',
  async (...[file, field, good, bad, id]) => {
    const { code, document, out } = await dryRun({ adesioni: [adhesion(1)], [file]: [good, bad] });
    expect(code).toBe(1);
    expect(document.refusals).toMatchObject([{ file, line: 3, field, id }]);
    expect(document.commands.sent).toBeGreaterThan(10);
    expect(out.replaceAll('\n', '')).not.toMatch(RAW);
  },
);

test('names of columns, of the folder and of options reach the terminal without their orders', async () => {
  const folder = writeFolder({ adesioni: [adhesion(1)] });
  writeFileSync(join(folder, 'uscite.csv'), `id_adesione;data;causa;dettaglio;${ESCAPES}finto\n`);
  const runs = [
    await ops('import', folder, '--dry-run'),
    await ops('import', `${folder}${ESCAPES}`),
    await ops('show', ESCAPES),
    await ops('report', ESCAPES, '--as-of', '2020-01-01'),
    await ops('import', folder, `--${ESCAPES}`),
    await ops(ESCAPES),
    await ops('show', ESCAPES, '--json'),
  ];
  for (const { out, err } of runs) {
    expect(`${out}${err}`).toContain('\\u001b[2J');
    expect(`${out}${err}`.replaceAll('\n', '')).not.toMatch(RAW);
  }
  removeFolder(folder);
});

test('text that is not UTF-8 is refused with its line, its header too, and its row is known all the same', async () => {
  const folder = writeFolder({
    adesioni: [adhesion(2)],
    incentivi: [application(1, 1)],
    azioni: [action(1, 1)],
  });
  const good = lineOf('adesioni', adhesion(2));
  const header = Object.keys(adhesion(2)).join(';');
  const columns = header.replace('data_did;', 'data_did;sostegno_reddito;');
  const row = lineOf('adesioni', adhesion(1, { cognome: 'NICOLÒ' }));
  writeFileSync(join(folder, 'adesioni.csv'), Buffer.from(`${columns}\n${good}\n${row}\n`, 'latin1'));
  const first = await dryRunOf(folder);
  expect(first.document.refusals).toMatchObject([
    { file: 'adesioni', line: 3, id: 'A-1', reason: 'line-unreadable' },
    { file: 'azioni', line: 2, reason: 'depends-on-refused-row' },
    { file: 'incentivi', line: 2, reason: 'depends-on-refused-row' },
  ]);
  writeFileSync(join(folder, 'adesioni.csv'), Buffer.from(`${columns};perchè\n`, 'latin1'));
  const second = await ops('import', folder, '--dry-run');
  expect(second).toMatchObject({ code: 2 });
  expect(second.err).toContain('adesioni.csv:1 line-unreadable');
  removeFolder(folder);
});

const OPEN = { contratto: 'A.01.00', data_fine_prevista: '' };
/** The second message of a job, about the first. */
const about = (cells: Readonly<Record<string, string>>) =>
  hire(2, 1, { data_ricezione: '02/04/2020', protocollo_riferimento: '1700000000000001', ...cells });

type Case = readonly [string, Written, string, string, string];
const WRONG: readonly Case[] = [
  [
    'a conversion of 9999',
    { comunicazioni: [hire(1, 1), about({ tipo_evento: 'TRS', ...OPEN, data_evento: '31/12/9999' })] },
    'comunicazioni',
    'data_evento',
    'date-beyond-limits',
  ],
  [
    'a job until 2200',
    { comunicazioni: [hire(1, 1, { data_fine_prevista: '01/01/2200' })] },
    'comunicazioni',
    'data_fine_prevista',
    'date-beyond-limits',
  ],
  [
    'a birth of 1885',
    { adesioni: [adhesion(1, { data_nascita: '10/12/1885' })] },
    'adesioni',
    'data_nascita',
    'date-beyond-limits',
  ],
  [
    'an action of 1020',
    { azioni: [action(1, 1, { data: '02/03/1020' })] },
    'azioni',
    'data',
    'date-beyond-limits',
  ],
  ['an exit of 9020', { uscite: [exit(1, { data: '02/03/9020' })] }, 'uscite', 'data', 'date-beyond-limits'],
  [
    'a full time of nothing',
    { comunicazioni: [hire(1, 1, { ore_settimanali: '0,00', ore_tempo_pieno: '0,00' })] },
    'comunicazioni',
    'ore_tempo_pieno',
    'full-time-of-nothing',
  ],
  [
    'a week of 169 hours',
    { comunicazioni: [hire(1, 1, { ore_settimanali: '169,00' })] },
    'comunicazioni',
    'ore_settimanali',
    'number-malformed',
  ],
  [
    'more minutes than a day has',
    { azioni: [action(1, 1, { durata_minuti: '1441' })] },
    'azioni',
    'durata_minuti',
    'number-malformed',
  ],
  [
    'an end before the hire',
    { comunicazioni: [hire(1, 1, OPEN), about({ tipo_evento: 'CES', ...OPEN, data_evento: '31/12/2002' })] },
    'comunicazioni',
    'data_evento',
    'communication-contradicts-hire',
  ],
  [
    'a conversion before the hire',
    { comunicazioni: [hire(1, 1), about({ tipo_evento: 'TRS', ...OPEN, data_evento: '31/03/2020' })] },
    'comunicazioni',
    'data_evento',
    'communication-contradicts-hire',
  ],
  [
    'an extension backwards',
    {
      comunicazioni: [
        hire(1, 1),
        about({ tipo_evento: 'PRO', data_evento: '28/02/2022', data_fine_prevista: '28/02/2022' }),
      ],
    },
    'comunicazioni',
    'data_evento',
    'communication-contradicts-hire',
  ],
  [
    'a planned end before the start',
    { comunicazioni: [hire(1, 1, { data_fine_prevista: '31/03/2020' })] },
    'comunicazioni',
    'data_fine_prevista',
    'dates-out-of-order',
  ],
  [
    'a hire before the birth',
    { comunicazioni: [hire(1, 1, { data_evento: '09/12/1985' })] },
    'comunicazioni',
    'data_evento',
    'hire-before-birth',
  ],
  [
    'an action before the adhesion',
    { azioni: [action(1, 1, { data: '09/02/2020', erogatore: 'D612C000002' })] },
    'azioni',
    'data',
    'date-before-previous-step',
  ],
  [
    'an action before the taking in charge',
    { azioni: [action(1, 1, { data: '10/02/2020', erogatore: 'D612C000002' })] },
    'azioni',
    'data',
    'date-before-previous-step',
  ],
  [
    'an exit before the adhesion',
    { uscite: [exit(1, { data: '09/02/2020' })] },
    'uscite',
    'data',
    'date-before-previous-step',
  ],
  [
    'an exit before steps that were taken',
    { uscite: [exit(1, { data: '19/02/2020' })] },
    'uscite',
    'data',
    'date-before-previous-step',
  ],
  [
    'an action after the exit',
    { uscite: [exit(1)], azioni: [action(1, 1, { data: '02/06/2020' })] },
    'azioni',
    'data',
    'activity-outside-percorso',
  ],
];

test.each(WRONG)('%s is refused by the rehearsal too', async (...[, written, file, field, reason]) => {
  const { code, document } = await dryRun({ adesioni: [adhesion(1)], ...written });
  expect({ code, found: document.refusals.map((one) => [one.file, one.field, one.reason]) }).toEqual({
    code: 1,
    found: [[file, field, reason]],
  });
});

test('what can be is taken: a job of a day, an extension to the same day, an exit on the day of the last step', async () => {
  const { code } = await dryRun({
    adesioni: [adhesion(1)],
    uscite: [exit(1, { data: '20/02/2020' })],
    azioni: [action(1, 1, { data: '20/02/2020' })],
    comunicazioni: [
      hire(1, 1, { data_fine_prevista: '01/04/2020' }),
      about({ tipo_evento: 'PRO', data_evento: '01/04/2020', data_fine_prevista: '01/04/2020' }),
      // An annulment repeats what it annuls, and is no less an annulment where that cannot be.
      hire(3, 1, {
        tipo_comunicazione: '04',
        data_fine_prevista: '31/12/2002',
        data_ricezione: '03/04/2020',
        protocollo_riferimento: '1700000000000001',
      }),
    ],
  });
  expect(code).toBe(0);
});

test('what refers to nothing is listed and counted, in a rehearsal too, and is a finding', async () => {
  const written: Written = {
    adesioni: [adhesion(1)],
    comunicazioni: [
      hire(1, 1),
      hire(2, 1, {
        tipo_evento: 'PRO',
        data_ricezione: '02/04/2020',
        protocollo_riferimento: '1700000000000010',
      }),
      // Of a person without an adhesion: kept apart, and not looked at.
      hire(3, 7, { tipo_evento: 'CES', protocollo_riferimento: '1700000000000011' }),
    ],
    incentivi: [application(1, 1), application(12, 1), application(13, 9)],
  };
  const { code, document } = await dryRun(written);
  expect(document.hanging).toMatchObject([
    {
      file: 'comunicazioni',
      line: 3,
      id: '1700000000000002',
      field: 'protocollo_riferimento',
      reason: 'reference-unknown',
    },
    { file: 'incentivi', line: 3, id: 'INC-12', field: 'protocollo_assunzione', reason: 'reference-unknown' },
    {
      file: 'incentivi',
      line: 4,
      id: 'INC-13',
      field: 'codice_fiscale',
      reason: 'adhesion-of-worker-unknown',
    },
  ]);
  expect({ code, rows: document.hangingRows }).toEqual({ code: 1, rows: 3 });
  const folder = writeFolder(written);
  const { out } = await ops('import', folder, '--dry-run');
  expect(out).toContain('comunicazioni.csv:3  1700000000000002  protocollo_riferimento  reference-unknown');
  expect(out).toContain('3 rows refer to nothing');
  removeFolder(folder);
});

test('a rehearsal asks the rules, and says that nothing was written', async () => {
  const folder = writeFolder({ adesioni: [adhesion(1)], azioni: [action(1, 1, { erogatore: LATE_APL })] });
  const { code, out } = await ops('import', folder, '--dry-run');
  expect(code).toBe(1);
  expect(out).toContain('azioni.csv:2  AZ1  record  not-the-chosen-apl');
  expect(out).toMatch(
    /\d+ commands would be sent, 0 already there, 1 refused by the rules; \d+ facts, of which nothing was written/,
  );
  removeFolder(folder);
});

const TYPO = `${taxCode(1).slice(0, 15)}${taxCode(1).endsWith('X') ? 'Y' : 'X'}`;

test.each([
  ['a wrong check character', { codice_fiscale: TYPO }],
  [
    'a character missing and one exchanged',
    { codice_fiscale: `${taxCode(1).slice(0, 4)}0${taxCode(1).slice(6)}` },
  ],
  ['no tax code at all', { codice_fiscale: '' }],
] as const)('an application waits with an adhesion that was refused for %s', async (_, cells) => {
  const { document } = await dryRun({
    adesioni: [adhesion(1, cells), adhesion(2)],
    incentivi: [application(1, 1), application(2, 2)],
  });
  expect(document.refusals.map(({ file, line, reason }) => [file, line, reason])).toEqual([
    ['adesioni', 2, expect.stringMatching(/tax-code-wrong|cell-missing/)],
    ['incentivi', 2, 'depends-on-refused-row'],
  ]);
});

test.each([
  ['an action', { azioni: [action(1, 1, { durata_minuti: '0' })] }],
  ['an exit', { uscite: [exit(1, { causa: 'RIFIUTO' })] }],
] as const)('an application waits with %s of its worker that was refused', async (_, written) => {
  const { document } = await dryRun({ adesioni: [adhesion(1)], incentivi: [application(1, 1)], ...written });
  expect(document.refusals.map(({ file, reason }) => [file, reason])).toContainEqual([
    'incentivi',
    'depends-on-refused-row',
  ]);
});

async function dryRun(written: Written): Promise<{ code: number; document: Document; out: string }> {
  const folder = writeFolder(written);
  const ran = await dryRunOf(folder);
  removeFolder(folder);
  return ran;
}

async function dryRunOf(folder: string): Promise<{ code: number; document: Document; out: string }> {
  const { code, out } = await ops('import', folder, '--dry-run', '--json');
  return { code, out, document: JSON.parse(out) as Document };
}

function ops(...args: readonly string[]) {
  return runIn({ DATABASE_URL: database.ownerUrl }, args);
}
