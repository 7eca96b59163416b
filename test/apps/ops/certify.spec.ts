import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certification } from '../../../activities/postgres/report/certification';
import { operationsIn } from '../../../apps/ops/certify/in-words';
import { migrate } from '../../../apps/modules/database/migrate';
import { asOwner, createEmptyDatabase } from '../../support/postgres';
import { loadRegister, savedRegister } from '../../support/saved-register';
import { runIn, type Ran } from './ops-world';

// A small cohort that was imported, with payments and recoveries, and the command line over it.
const dataFolder = mkdtempSync(join(tmpdir(), 'percorsi-certify-'));
let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
beforeAll(async () => {
  database = await createEmptyDatabase();
  await loadRegister(database.ownerUrl, savedRegister('tos-pio2-db76cc5'));
  await migrate(database.ownerUrl);
});
afterAll(async () => {
  await database.drop();
  rmSync(dataFolder, { recursive: true });
});

const WHOLE = ['--from', '2018-01-01', '--to', '2199-12-31'];
const ops = (...args: readonly string[]): Promise<Ran> =>
  runIn({ DATABASE_URL: database.ownerUrl, PERCORSI_DATA: dataFolder }, ['certify', ...args]);
const document = async (...args: readonly string[]): Promise<Certification> =>
  JSON.parse((await ops(...args, '--json')).out) as Certification;

test('the sums, how each line of Annex XIII stands, what is missing, and that all agrees', async () => {
  const { code, out } = await ops(...WHOLE, '--lang', 'it');
  expect(code).toBe(0);
  expect(out).toContain(
    'Spesa da dichiarare al fondo europeo, comunicata dal 01/01/2018 al 31/12/2199: 39 operazioni',
  );
  expect(out).toMatch(/ {2}TOS-PIO2-ASSEGNO +28 +37 +€ 62\.109,24 +€ 18\.107,46 /);
  expect(out).toMatch(/ {2}in tutto +39 +51 +€ 94\.859,24 +€ 23\.687,57 /);
  expect(out).toMatch(/ {2}6 +verifiche amministrative +39$/m);
  expect(out).toMatch(
    / {2}1 +manca un DURC regolare e valido nel giorno del pagamento +39 +€ 94\.859,24 +\w+\//,
  );
  expect(out).toMatch(/ {2}TOS-PIO2\/2019-12-21 +sha256:[0-9a-f]{64}$/m);
  expect(out).toContain(
    '✓ registrazioni e registro contabile TOS-PIO2 TOS-PIO2-ASSEGNO: € 44.001,78 = € 44.001,78',
  );
  expect(out).not.toContain('✗');
});

test('every level has its count, its cents and its place in the log, and one level sums to the next', async () => {
  const found = await document('TOS-PIO2', ...WHOLE);
  const operations = operationsIn(found.programmes);
  const net = operations.reduce((sum, { paid, returned }) => sum + paid - returned, 0);
  expect(found.totals.certifiable + found.totals.suspended).toBe(net);
  const [level] = found.programmes;
  expect(level?.totals).toEqual(found.totals);
  expect(level?.envelopes.reduce((sum, { totals }) => sum + totals.moves, 0)).toBe(found.totals.moves);
  const places = operations.map(({ position }) => position ?? 0);
  expect(level?.position).toBe(Math.max(...places));
  expect(Math.min(...places)).toBeGreaterThan(0);
  const ledger = await asOwner(
    async (client) =>
      (
        await client.query<{ cents: string }>(
          `SELECT sum(cents) AS cents FROM read_model.ledger_entry WHERE account IN ('paid', 'recovered')`,
        )
      ).rows[0]?.cents,
    database.ownerUrl,
  );
  expect(net).toBe(Number(ledger));
});

test('an operation shows each fact with its place and its hash; what is in no period is not there', async () => {
  const [one] = operationsIn((await document('TOS-PIO2-INCENTIVI', ...WHOLE)).programmes);
  const { out } = await ops('TOS-PIO2-INCENTIVI', ...WHOLE, '--operation', one?.stream ?? '');
  expect(out).toMatch(/^incentive\/\S+ {2}TOS-PIO2\/2019-12-21 {2}TOS-PIO2-INCENTIVI {2}/m);
  expect(out).toMatch(/^ {4}\d\d\/\d\d\/\d{4} +Incentive applied for +#1 +position [\d,]+ +[0-9a-f]{16}$/m);
  expect(out).toMatch(/^ {4}✗ no clear DURC was valid on the day of the payment$/m);
  expect(out).toMatch(/^ {4}§ incentives\.amounts\.rows\./m);
  const { code, err } = await ops(
    '--from',
    '2018-01-01',
    '--to',
    '2018-12-31',
    '--operation',
    one?.stream ?? '',
  );
  expect([code, err]).toEqual([2, expect.stringContaining('There is no operation') as string]);
});

test('as CSV it has a row for each payment and return, that sum to the whole', async () => {
  const file = join(dataFolder, 'declared.csv');
  const { out } = await ops(...WHOLE, '--csv', file);
  expect(out).toContain('declared.csv');
  const [head = '', ...rows] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
  const at = head.split(',').indexOf('cents');
  const found = await document(...WHOLE);
  expect(rows).toHaveLength(found.totals.moves);
  const sum = rows.reduce((cents, row) => cents + Number(row.split(',')[at]), 0);
  expect(sum).toBe(found.totals.paid - found.totals.returned);
});

test('sums that disagree are said loudly', async () => {
  const wrong = (sign: string) =>
    asOwner(
      (client) =>
        client.query(
          `UPDATE read_model.ledger_entry SET cents = cents ${sign} 1 WHERE (kind, stream_id, version, account) =
             (SELECT kind, stream_id, version, account FROM read_model.ledger_entry WHERE account = 'paid' ORDER BY 1, 2, 3 LIMIT 1)`,
        ),
      database.ownerUrl,
    );
  await wrong('+');
  const { code, out } = await ops(...WHOLE);
  await wrong('-');
  expect(code).toBe(1);
  expect(out).toMatch(/✗ facts and ledger: €71,171\.67 ≠ €71,171\.68/);
  expect(out).toContain('The sums do NOT agree');
  expect((await ops(...WHOLE)).code).toBe(0);
});

test('a period in which nothing was paid says so; what is no name or no day is said, with what to write instead', async () => {
  const { code, out } = await ops('--from', '2018-01-01', '--to', '2018-12-31');
  expect([code, out]).toEqual([0, expect.stringContaining('No payment and no return') as string]);
  const wrong = [
    ['TOS-NONE', ...WHOLE],
    ['--from', 'soon', '--to', '2020-12-31'],
    ['--from', '2020-01-01', '--to', 'soon'],
    ['--from', '2020-12-31', '--to', '2020-01-01'],
  ];
  for (const args of wrong) {
    const { code: exit, err } = await ops(...args);
    expect([args, exit]).toEqual([args, 2]);
    expect(err).not.toBe('');
  }
});
