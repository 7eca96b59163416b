import type { DataSource } from 'typeorm';
import { parsePayee, type Payee } from '../../domain/account/payee';
import { envelopeForecasts } from '../../activities/postgres/report/envelope-forecast';
import {
  statementLines,
  statementTotals,
  type StatementAsked,
} from '../../activities/postgres/report/payee-statement';
import { openDataSource } from '../../apps/modules/database/data-source';
import { migrate } from '../../apps/modules/database/migrate';
import { RULEBOOK } from '../../domain/programmes';
import { FULL_SIGHT } from '../../domain/programmes/sight';
import type { StatementLine } from '../../domain/standing/statement';
import { day } from '../domain/values';
import { asOwner, createEmptyDatabase } from '../support/postgres';
import { loadRegister, savedRegister } from '../support/saved-register';

// A small cohort that was imported, with jobs, payments and recoveries.
let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let register: DataSource;
beforeAll(async () => {
  database = await createEmptyDatabase();
  await loadRegister(database.ownerUrl, savedRegister('tos-pio2-db76cc5'));
  const urls = await migrate(database.ownerUrl);
  register = await openDataSource(urls.api, { poolSize: 4 });
});
afterAll(async () => {
  await register.destroy();
  await database.drop();
});

const TO = [undefined, day('2020-12-31'), day('2021-12-31')] as const;

const owner = <Row>(query: string, values: unknown[] = []): Promise<Row[]> =>
  asOwner(async (client) => (await client.query(query, values)).rows as Row[], database.ownerUrl);

/** Everybody who was ever entitled to anything, with the kind that the books leave out. */
async function payees(): Promise<readonly Payee[]> {
  const rows = await owner<{ payee: string; kind: string }>(
    `SELECT DISTINCT payee, kind FROM read_model.ledger_entry WHERE payee <> ''`,
  );
  return rows.flatMap(({ payee, kind }) => {
    const kinds = kind === 'incentive' ? ['employer'] : ['apl', 'cpi', 'person'];
    return kinds.flatMap((one) => parsePayee(`${one}/${payee}`) ?? []);
  });
}

async function wholeStatement(asked: StatementAsked, limit: number): Promise<readonly StatementLine[]> {
  const lines: StatementLine[] = [];
  for (let after: string | undefined = undefined, more = true; more;) {
    const page: Awaited<ReturnType<typeof statementLines>> = await statementLines(register, asked, {
      rulebook: RULEBOOK,
      after,
      limit,
    });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    lines.push(...page.items);
    after = page.next;
    more = after !== undefined;
  }
  return lines;
}

it('the lines of every statement sum to the ledger of the payee to the cent, as of any day', async () => {
  const all = await payees();
  expect(all.length).toBeGreaterThan(10);
  expect(new Set(all.map((one) => one.split('/')[0]))).toEqual(new Set(['apl', 'employer']));
  let lined = 0;
  for (const payee of all) {
    for (const to of TO) {
      const asked = { payee, period: { to }, sees: 'whole', sight: FULL_SIGHT } as const;
      const [lines, totals] = [await wholeStatement(asked, 7), await statementTotals(register, asked)];
      lined += lines.length;
      expect(new Set(lines.map(({ stream }) => stream)).size).toBe(lines.length);
      for (const { envelope, ...total } of totals) {
        const its = lines.filter((line) => line.envelope === envelope);
        const sum = (of: (line: StatementLine) => number) => its.reduce((cents, line) => cents + of(line), 0);
        expect({
          entitled: sum(({ closing }) => closing.entitled),
          paid: sum(({ closing }) => closing.paid),
          recovered: sum(({ closing }) => closing.recovered),
          writtenOff: sum(({ closing }) => closing.writtenOff),
          owed: sum(({ owed }) => owed),
        }).toEqual(total);
      }
    }
  }
  expect(lined).toBeGreaterThan(100);
});

it('an office sees the lines of the percorsi that it holds, and those that are hidden are not there', async () => {
  const [row] = await owner<{ payee: string; cpi: string; ledger: string }>(
    `SELECT payee, cpi, ledger FROM read_model.ledger_entry WHERE kind = 'percorso' AND payee <> '' LIMIT 1`,
  );
  const payee = parsePayee(`apl/${row?.payee ?? ''}`) as Payee;
  const asked = { payee, period: {}, sees: { office: row?.cpi as never }, sight: FULL_SIGHT } as const;
  const whole = await wholeStatement({ ...asked, sees: 'whole' }, 50);
  const seen = await wholeStatement(asked, 50);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.length).toBeLessThanOrEqual(whole.length);
  const held = await owner<{ count: string }>(
    `SELECT count(DISTINCT stream_id) FROM read_model.ledger_entry WHERE payee = $1 AND cpi = $2 AND kind = 'percorso'`,
    [row?.payee, row?.cpi],
  );
  expect(seen).toHaveLength(Number(held[0]?.count));
  const hidden = { ...FULL_SIGHT, hidden: [row?.ledger as never] };
  expect(await wholeStatement({ ...asked, sees: 'whole', sight: hidden }, 50)).toEqual([]);
  expect(await statementTotals(register, { ...asked, sees: 'whole', sight: hidden })).toEqual([]);
});

it('a forecast owes what the ledger owes, and all that is to come is set aside', async () => {
  for (const asOf of [day('2020-06-30'), day('2020-12-31'), day('2199-12-31')]) {
    const found = await envelopeForecasts(register, { asOf, rulebook: RULEBOOK, sight: FULL_SIGHT });
    expect(found.length).toBeGreaterThan(0);
    for (const { envelope, due, reserved, uncovered, left, free } of found) {
      const [row] = await owner<{ owed: string; held: string }>(
        `SELECT coalesce(sum(cents) FILTER (WHERE account IN ('reserved', 'committed')), 0) AS held,
           (SELECT coalesce(sum(greatest(cents, 0)), 0) FROM (SELECT sum(cents) AS cents FROM read_model.ledger_entry
             WHERE account = 'owed' AND envelope = $1 AND told_on <= $2 GROUP BY stream_id, payee) AS each) AS owed
         FROM read_model.ledger_entry WHERE envelope = $1 AND told_on <= $2`,
        [envelope, asOf],
      );
      const sum = (name: 'owed' | 'earned' | 'expected') => due.reduce((cents, one) => cents + one[name], 0);
      expect(sum('owed')).toBe(Number(row?.owed));
      expect(sum('earned') + sum('expected') + reserved - uncovered).toBe(Number(row?.held));
      expect(sum('owed') + sum('earned') + sum('expected') - uncovered).toBeLessThanOrEqual(left - free);
    }
  }
});

it('an envelope out of which files are paid that are not seen whole has no forecast', async () => {
  const asOf = day('2020-12-31');
  const [one] = await envelopeForecasts(register, { asOf, rulebook: RULEBOOK, sight: FULL_SIGHT });
  const sight = { ...FULL_SIGHT, hidden: ['TOS-PIO2' as never] };
  const envelope = one?.envelope;
  expect(await envelopeForecasts(register, { asOf, rulebook: RULEBOOK, envelope, sight })).toEqual([]);
});
