import type { DataSource } from 'typeorm';
import {
  certification,
  certificationPage,
  type Certification,
  type CertificationPage,
} from '../../activities/postgres/report/certification';
import type { SealedOperation } from '../../activities/postgres/report/sealed';
import { openDataSource } from '../../apps/modules/database/data-source';
import { migrate } from '../../apps/modules/database/migrate';
import { RULEBOOK } from '../../domain/programmes';
import { FULL_SIGHT } from '../../domain/programmes/sight';
import { addDays, type CivilDate } from '../../domain/time/civil-date';
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

const ALL = { rulebook: RULEBOOK, sight: FULL_SIGHT };
const [FIRST, LAST] = [day('2018-01-01'), day('2199-12-31')];
const declared = (from: CivilDate, to: CivilDate): Promise<Certification> =>
  certification(register, { ...ALL, period: { from, to } });

function operationsOf({ programmes }: Certification): readonly SealedOperation[] {
  return programmes.flatMap(({ envelopes }) => envelopes.flatMap(({ operations }) => operations));
}

function movesOf(all: readonly SealedOperation[]): readonly string[] {
  return all
    .flatMap(({ stream, moves }) => moves.map(({ proof, cents }) => [stream, proof.version, cents].join(' ')))
    .toSorted();
}

it('what one period after the other declares is all that was ever paid or came back, each once', async () => {
  const { rows } = await asOwner(
    (client) =>
      client.query<{ told: CivilDate }>(
        `SELECT DISTINCT told_on::text AS told FROM read_model.ledger_entry WHERE account IN ('paid', 'recovered') ORDER BY 1`,
      ),
    database.ownerUrl,
  );
  const middle = rows[Math.floor(rows.length / 2)]?.told as CivilDate;
  const parts = [
    await declared(FIRST, addDays(middle, -1)),
    await declared(middle, middle),
    await declared(addDays(middle, 1), LAST),
  ];
  const whole = await declared(FIRST, LAST);
  expect([...parts, whole].map(({ agree }) => agree)).toEqual([true, true, true, true]);
  expect(movesOf(parts.flatMap(operationsOf))).toEqual(movesOf(operationsOf(whole)));
  expect(whole.totals.moves).toBeGreaterThan(40);
});

it('every fact that is named is in the register, with that hash and that place in the log', async () => {
  const proofs = operationsOf(await declared(FIRST, LAST)).flatMap(({ trail }) =>
    trail.flatMap((one) => one.proofs),
  );
  const { rows } = await asOwner(
    (client) =>
      client.query<{ stream: string; version: number; type: string; hash: string; position: string }>(
        `SELECT stream_id AS stream, version, type, encode(e.leaf, 'hex') AS hash, position
         FROM register.event e JOIN register.log USING (ledger_id, stream_id, version)`,
      ),
    database.ownerUrl,
  );
  const kept = new Map(
    rows.map(({ position, ...row }) => [
      `${row.stream}#${String(row.version)}`,
      { ...row, position: Number(position) },
    ]),
  );
  expect(proofs.length).toBeGreaterThan(300);
  for (const { stream, version, type, hash, position } of proofs)
    expect(kept.get(`${stream}#${String(version)}`)).toEqual({ stream, version, type, hash, position });
});

it('page by page it is the same, and who does not see all of an envelope finds nothing of it', async () => {
  const envelope = 'TOS-PIO2-ASSEGNO';
  const period = { from: FIRST, to: LAST };
  const asked = { ...ALL, period, envelope };
  const items: SealedOperation[] = [];
  let page: CertificationPage | undefined;
  do {
    page = await certificationPage(register, asked, { after: page?.next, limit: 7 });
    expect(page?.items.length).toBeLessThanOrEqual(7);
    items.push(...(page?.items ?? []));
  } while (page?.next !== undefined);
  const whole = operationsOf(await certification(register, asked));
  expect(movesOf(items)).toEqual(movesOf(whole));
  expect(page?.sums).toMatchObject([{ envelope, streams: whole.length }]);
  const sight = { ...FULL_SIGHT, hidden: ['TOS-PIO2' as never] };
  expect(await certificationPage(register, { ...asked, sight }, { limit: 7 })).toBeUndefined();
});
