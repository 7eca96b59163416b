import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../apps/modules/database/migrate';
import type { AffectedMoney } from '../../../activities/postgres/report/affected';
import type { AffectedDocument } from '../../../apps/ops/affected/whole';
import type { StatementDocument } from '../../../apps/ops/statement/whole';
import { asOwner, createEmptyDatabase } from '../../support/postgres';
import { loadRegister, savedRegister } from '../../support/saved-register';
import { runIn, type Ran } from './ops-world';

// A small cohort that was imported: who is with each of its bodies, and what stands between them.
const dataFolder = mkdtempSync(join(tmpdir(), 'percorsi-affected-'));
let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let bodies: readonly { readonly apl: string; readonly people: number }[];
beforeAll(async () => {
  database = await createEmptyDatabase();
  await loadRegister(database.ownerUrl, savedRegister('tos-pio2-db76cc5'));
  await migrate(database.ownerUrl);
  const all = `SELECT apl_id AS apl, (SELECT count(*)::int FROM read_model.percorso_file file
      WHERE file.apl = apl_id AND file.phase IN ('apl-chosen', 'apl-accepted', 'started')) AS people
    FROM read_model.apl_register ORDER BY people DESC, apl`;
  const found = await asOwner((client) => client.query<(typeof bodies)[number]>(all), database.ownerUrl);
  bodies = found.rows;
});
afterAll(async () => {
  await database.drop();
  rmSync(dataFolder, { recursive: true });
});

const ops = (...args: readonly string[]): Promise<Ran> =>
  runIn({ DATABASE_URL: database.ownerUrl, PERCORSI_DATA: dataFolder }, args);
const document = async <Document>(...args: readonly string[]): Promise<Document> =>
  JSON.parse((await ops(...args, '--json')).out) as Document;
const sum = <One>(all: readonly One[], of: (one: One) => number) =>
  all.reduce((cents, one) => cents + of(one), 0);

test('everybody who is with a body is named, and the money is that of its statement, to the cent', async () => {
  expect(bodies.filter(({ people }) => people > 0).length).toBeGreaterThan(2);
  for (const { apl, people } of bodies.slice(0, 8)) {
    const { percorsi, groups } = await document<AffectedDocument>('affected', apl);
    expect([apl, percorsi.filter(({ underWay }) => underWay).length]).toEqual([apl, people]);
    const { lines, totals } = await document<StatementDocument>('statement', `apl/${apl}`);
    const moneys: readonly (readonly AffectedMoney[])[] = [percorsi, groups];
    for (const all of moneys)
      expect({
        owed: sum(all, (one) => one.owedCents - one.askedBackCents),
        proposed: sum(all, (one) => one.proposedCents),
      }).toEqual({
        owed: sum(totals, (one) => one.owed),
        proposed: sum(lines, ({ closing }) => closing.proposed),
      });
    expect(sum(groups, (one) => one.people)).toBe(percorsi.length);
  }
});

test('people read a table, the nearest terms first, and a program a line for each percorso', async () => {
  const [{ apl, people } = { apl: '', people: 0 }] = bodies;
  const { code, out } = await ops('affected', `apl/${apl}`);
  expect(code).toBe(0);
  expect(out).toMatch(new RegExp(`\\(${apl}\\): ${String(people)} (person|people) with this provider now`));
  expect(out).toMatch(/^ {2}\w{11} +TOS-PIO2 +Started +\d+ +\d\d\/\d\d\/\d{4} +€[\d.,]+/m);
  expect(out).toMatch(/Follow the percorso \d\d\/\d\d\/\d{4}$/m);
  const { out: inItalian } = await ops('affected', apl, '--lang', 'it');
  expect(inItalian).toContain('Per CPI, programma e fase');
  const { percorsi } = await document<AffectedDocument>('affected', apl);
  const days = percorsi.map(({ dueOn }) => dueOn ?? '9999');
  expect(days).toEqual([...days].sort());

  const file = join(dataFolder, 'affected.csv');
  expect((await ops('affected', apl, '--csv', file)).out).toContain(file);
  const [head, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
  expect(head?.split(',').slice(0, 4)).toEqual(['percorsoId', 'personId', 'cpi', 'programme']);
  expect(rows.map((row) => row.split(',')[0])).toEqual(percorsi.map(({ percorsoId }) => percorsoId));
});

test('who is no provider, or none of the register, is said', async () => {
  for (const args of [
    ['affected', 'apl/1'],
    ['affected', '11111111115'],
    ['affected', bodies[0]?.apl ?? '', '--csv', '/nowhere/a'],
  ]) {
    const { code, err } = await ops(...args);
    expect([args, code]).toEqual([args, 2]);
    expect(err).not.toBe('');
  }
});
