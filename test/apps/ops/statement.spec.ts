import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../apps/modules/database/migrate';
import type { EnvelopeForecast } from '../../../activities/postgres/report/envelope-forecast';
import type { StatementDocument } from '../../../apps/ops/statement/whole';
import { asOwner, createEmptyDatabase } from '../../support/postgres';
import { loadRegister, savedRegister } from '../../support/saved-register';
import { runIn, type Ran } from './ops-world';

// A small cohort that was imported, and the command line over it.
const dataFolder = mkdtempSync(join(tmpdir(), 'percorsi-statement-'));
let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let body: string;
beforeAll(async () => {
  database = await createEmptyDatabase();
  await loadRegister(database.ownerUrl, savedRegister('tos-pio2-db76cc5'));
  await migrate(database.ownerUrl);
  const busiest = `SELECT payee FROM read_model.ledger_entry WHERE kind = 'percorso' AND payee <> ''
    GROUP BY payee ORDER BY count(DISTINCT stream_id) DESC LIMIT 1`;
  const { rows } = await asOwner((client) => client.query<{ payee: string }>(busiest), database.ownerUrl);
  body = rows[0]?.payee ?? '';
});
afterAll(async () => {
  await database.drop();
  rmSync(dataFolder, { recursive: true });
});

const ops = (...args: readonly string[]): Promise<Ran> =>
  runIn({ DATABASE_URL: database.ownerUrl, PERCORSI_DATA: dataFolder }, args);
const document = async <Document>(...args: readonly string[]): Promise<Document> =>
  JSON.parse((await ops(...args, '--json')).out) as Document;

test('a statement tells each line with its acts, its rules and its payments, and agrees with the ledger', async () => {
  const { code, out } = await ops('statement', `apl/${body}`);
  expect(code).toBe(0);
  expect(out).toContain(`Statement of apl/${body}, on what is known today: `);
  expect(out).toMatch(/ {2}result: entitled to €[\d.,]+$/m);
  expect(out).toMatch(/ {4}✓ Assegno per l’impiego.*: \S/);
  expect(out).toMatch(
    /job outcome T\w+ M6 +earned \d\d\/\d\d\/\d{4} +payable from \d\d\/\d\d\/\d{4} +€[\d.,]+ +entitled/,
  );
  expect(out).toMatch(/ {2}\d\d\/\d\d\/\d{4} +Entitlement assessed +entitled €/);
  // Entitled, paid, given back, given up, owed.
  expect(out).toMatch(/in all +€[\d.,]+ +€[\d.,]+ +€[\d.,]+ +€[\d.,]+ +-?€[\d.,]+$/m);
  const whole = await document<StatementDocument>('statement', `apl/${body}`);
  expect(whole.agree).toBe(true);
  const early = await document<StatementDocument>('statement', `apl/${body}`, '--as-of', '2020-12-31');
  expect(early.agree).toBe(true);
  expect(early.lines.length).toBeLessThanOrEqual(whole.lines.length);
});

test('a forecast draws a bar for each month, and what is left of the envelope then', async () => {
  const { code, out } = await ops('forecast', 'TOS-PIO2-ASSEGNO', '--as-of', '2020-09-30', '--lang', 'it');
  expect(code).toBe(0);
  expect(out).toMatch(/^ {2}\d\d\/202\d +€ [\d.,]+ +€ [\d.,]+ +€ [\d.,]+ +€ [\d.,]+ +[█▓░]+$/m);
  expect(out).toContain('non ancora pagati € ');
  expect(out).toMatch(/^ {2}a fine 2020: in scadenza entro l’anno € [\d.,]+, da riportare € [\d.,]+/m);
  const { envelopes } = await document<{ readonly envelopes: readonly EnvelopeForecast[] }>(
    'forecast',
    '--as-of',
    '2020-09-30',
  );
  expect(envelopes.map(({ envelope }) => envelope)).toContain('TOS-PIO2-ASSEGNO');
});

test('what is no payee, no envelope or no day is said, with what to write instead', async () => {
  const wrong = [
    ['statement', 'bank/1'],
    ['statement', `apl/${body}`, '--as-of', 'soon'],
    ['forecast', 'TOS-NONE', '--as-of', '2020-09-30'],
    ['forecast', '--as-of', 'soon'],
  ];
  for (const args of wrong) {
    const { code, err } = await ops(...args);
    expect([args, code]).toEqual([args, 2]);
    expect(err).not.toBe('');
  }
});

test('a payee to whom nothing was ever owed has a statement without lines', async () => {
  const { code, out } = await ops('statement', 'apl/57894950971', '--as-of', '2000-01-01');
  expect(code).toBe(0);
  expect(out).toContain(': 0 lines');
});
