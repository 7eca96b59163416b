import type { DataSource } from 'typeorm';
import { readHistory, streamsAfter } from '../../activities/postgres/history';
import { openProposals } from '../../activities/postgres/read-models/proposals';
import type { TimelineRow } from '../../activities/postgres/read-models/timeline';
import { rebuildReadModels } from '../../activities/postgres/rebuild';
import { programmeReport } from '../../activities/postgres/report/programme-report';
import { verifyRegister } from '../../activities/postgres/verify';
import { redecide, type Finding } from '../../activities/redecide';
import { openDataSource } from '../../apps/modules/database/data-source';
import { migrate, type MigrationProgress } from '../../apps/modules/database/migrate';
import { wholeTimeline } from '../../apps/ops/show/whole-timeline';
import { RULEBOOK } from '../../domain/programmes';
import { asOwner, createEmptyDatabase } from '../support/postgres';
import {
  countedNow,
  loadRegister,
  rowsNow,
  SAVED_REGISTERS,
  savedRegister,
  valuesOf,
  withoutColumns,
  type SavedRegister,
  type SavedTable,
} from '../support/saved-register';

/**
 * Columns that a migration changed: what a story repeated of each fact went (19); what is missing, and who is told of a choice,
 * is named otherwise (21); when a service ends is kept no more (26). What they hold since is compared with the facts, by verification.
 */
const CHANGED: { readonly [table: string]: readonly string[] } = {
  'read_model.timeline': ['basis', 'data'],
  'read_model.percorso_file': ['possibilities', 'effects', 'ends_on'],
};
/** Rows that reports have since: those releases printed none of them, and of their registers they count nobody. */
const ROWS_SINCE: { readonly [indicator: string]: number } = { enrolled_in_both_phases: 0 };
const isStory = ({ table }: SavedTable) => table === 'read_model.timeline';

/** How many rows its read models hold at least. */
const LEAST_ROWS = { 'tos-pio2-d53ab11': 9_000, 'tos-pio2-db76cc5': 7_500 };

describe.each(SAVED_REGISTERS)('the saved register %s', (name) => {
  const saved = savedRegister(name);
  const readModels = readModelsOf(saved);
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let register: DataSource;
  beforeAll(async () => {
    database = await createEmptyDatabase();
    await loadRegister(database.ownerUrl, saved);
    const urls = await migrate(database.ownerUrl);
    register = await openDataSource(urls.rebuild, { poolSize: 4 });
  });
  afterAll(async () => {
    await register.destroy();
    await database.drop();
  });

  it('a register of an earlier release keeps its facts, its commands, its leaves and its money', async () => {
    expect(await countedNow(database.ownerUrl)).toEqual(saved.counted);
  });

  it('it verifies: chains, versions, read models and claims agree with the facts', async () => {
    expect(await verifyRegister(register, RULEBOOK)).toEqual([]);
  });

  it('its read models are those that were saved, and a rebuild gives the same ones', async () => {
    expect(readModels.flatMap(({ rows }) => rows).length).toBeGreaterThan(LEAST_ROWS[name]);
    expect(await changedRows(database.ownerUrl, readModels)).toEqual([]);
    await rebuildReadModels(register, RULEBOOK);
    expect(await changedRows(database.ownerUrl, readModels)).toEqual([]);
  });

  it('its stories tell the rules and the data that were saved, fact by fact', async () => {
    const stories = storiesOf(saved);
    expect(stories.size).toBeGreaterThan(200);
    for (const [percorsoId, saidThen] of stories) {
      const told = await wholeTimeline(register, percorsoId);
      expect(told.map(({ version, type, basis, data }) => ({ version, type, basis, data }))).toEqual(
        saidThen,
      );
    }
  });

  it('its open proposals of payment are those that its stories left open', async () => {
    const open: number[] = [];
    for (const [percorsoId, facts] of storiesOf(saved)) {
      const decided = facts.map(({ data }) => data['proposal']);
      const left = facts.filter(
        ({ type, version }) => type === 'PaymentProposed' && !decided.includes(version),
      );
      const found = await openProposals(register, percorsoId);
      expect(found).toMatchObject(left.map(({ version, data }) => ({ ...data, proposal: version })));
      open.push(found.length);
    }
    expect(Math.max(...open)).toBeGreaterThan(0);
  });

  it('its reports print what they printed', async () => {
    expect(saved.reports).toHaveLength(2);
    for (const report of saved.reports) {
      const counted = await programmeReport(
        register,
        { programme: report.programme, rulebook: RULEBOOK },
        report,
      );
      // As it is printed: in JSON the negative of no cents is no cents; those releases had their words in English alone.
      const [since, then] = [true, false].map((isNew) =>
        counted?.rows.filter(({ indicator }) => indicator in ROWS_SINCE === isNew),
      );
      const rows = then?.map((row) => ({
        ...row,
        definition: row.definition.en,
        rounding: row.rounding.en,
        published:
          row.published === null
            ? null
            : {
                ...row.published,
                source: { ...row.published.source, text: row.published.source.text.en },
              },
      }));
      expect(JSON.parse(JSON.stringify({ ...counted, rows }))).toEqual(report);
      expect(Object.fromEntries(since?.map(({ indicator, value }) => [indicator, value]) ?? [])).toEqual(
        ROWS_SINCE,
      );
    }
  });

  it('every command of it is decided again as it was', async () => {
    const findings: Finding[] = [];
    let commands = 0;
    const streams = await streamsAfter(register, '', 1_000);
    for (const stream of streams) {
      const again = redecide(await readHistory(register, stream), RULEBOOK);
      findings.push(...again.findings);
      commands += again.commands;
    }
    expect(findings).toEqual([]);
    expect(commands).toBe(saved.counted.commands);
  });

  it('a second migration changes no table of it', async () => {
    const before = await digestsIn(database.ownerUrl);
    const steps: MigrationProgress[] = [];
    await migrate(database.ownerUrl, (progress) => steps.push(progress));
    expect(steps).toEqual([]);
    expect(await digestsIn(database.ownerUrl)).toEqual(before);
  });
});

function readModelsOf({ tables }: SavedRegister): readonly SavedTable[] {
  return tables
    .filter(({ table }) => table.startsWith('read_model.'))
    .map((table) => withoutColumns(table, CHANGED[table.table] ?? []))
    .map((one) => ({ ...one, rows: one.rows.map((row) => payeesNamed(one.table, row)) }));
}

/** A row in which whoever is paid bears its kind, as from migration 20 on; it was an APL, by its code alone. */
function payeesNamed(table: string, row: string): string {
  const isOfMoney = table === 'read_model.work_list' && /\t(propose-payment|collect-recovery)\t/.test(row);
  return isOfMoney ? row.replace(/"(\d{11})"/g, '"apl/$1"') : row;
}

/** The rows that only the saved or only the present tables hold, a few of each: a whole table says nothing to a reader. */
function changedRows(ownerUrl: string, readModels: readonly SavedTable[]): Promise<readonly string[]> {
  return asOwner(async (owner) => {
    const changed: string[] = [];
    for (const one of readModels) {
      const rows = await rowsNow(owner, one);
      changed.push(...without(one.rows, rows).map((row) => `${one.table} lost ${row}`));
      changed.push(...without(rows, one.rows).map((row) => `${one.table} gained ${row}`));
    }
    return changed;
  }, ownerUrl);
}

function without(rows: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return rows.filter((row) => !known.has(row)).slice(0, 3);
}

type SavedFact = Pick<TimelineRow, 'version' | 'type' | 'basis' | 'data'>;

type Said = Pick<SavedFact, 'basis' | 'data'>;

/** What each story told then, fact by fact. */
function storiesOf({ tables }: SavedRegister): ReadonlyMap<string, readonly SavedFact[]> {
  const texts = textsOf(tables);
  const stories = new Map<string, SavedFact[]>();
  for (const row of tables.filter(isStory).flatMap(valuesOf)) {
    const { percorso_id: id = '', version = '', type = '' } = row;
    const { basis, data } =
      saidIn(row) ?? (JSON.parse(texts.get(`percorso/${id} ${version}`) ?? '{}') as Said);
    const fact = { version: Number(version), type, basis, data: inTodaysShape(type, data) };
    stories.set(id, [...(stories.get(id) ?? []), fact]);
  }
  return stories;
}

/** What a fact tells, as it is told since: derived days are left out, and who is paid or chosen is named with its kind. */
function inTodaysShape(type: string, data: SavedFact['data']): SavedFact['data'] {
  const { chooseBy: _, acceptBy: __, endsOn: ___, ...told } = data;
  if (type !== 'AplChosen' || typeof told['aplId'] !== 'string') return payeeNamed(type, told);
  const { aplId, ...same } = told;
  return { ...same, provider: { lead: `apl/${aplId}`, members: [`apl/${aplId}`] } };
}

/** The facts that named the APL that is paid, and name a payee of any kind since. */
const OF_MONEY = ['FeeAssessed', 'PaymentProposed', 'PaymentApproved', 'RecoveryOpened', 'RecoveryRecorded'];

function payeeNamed(type: string, data: SavedFact['data']): SavedFact['data'] {
  const { aplId, ...same } = data;
  const isOfBefore = OF_MONEY.includes(type) && typeof aplId === 'string';
  return isOfBefore ? { ...same, payee: `apl/${aplId}` } : data;
}

/** What the table repeated of a fact; from migration 19 on only the text of the fact says it. */
function saidIn({ basis, data }: { readonly [column: string]: string | undefined }): Said | undefined {
  if (basis === undefined || data === undefined) return undefined;
  return { basis: JSON.parse(basis) as Said['basis'], data: JSON.parse(data) as Said['data'] };
}

/** The text of each fact, by its stream and version. */
function textsOf(tables: readonly SavedTable[]): ReadonlyMap<string, string> {
  const facts = tables.filter(({ table }) => table === 'register.event').flatMap(valuesOf);
  return new Map(
    facts.map(({ stream_id: stream = '', version = '', payload = '' }) => [`${stream} ${version}`, payload]),
  );
}

/** A digest of the rows of every table, whatever tables and columns there are. */
function digestsIn(ownerUrl: string): Promise<readonly unknown[]> {
  return asOwner(async (owner) => {
    const tables = await owner.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname IN ('register', 'register_private', 'read_model', 'outside', 'personal', 'public') ORDER BY 1`,
    );
    const found: unknown[] = [];
    for (const { name } of tables.rows)
      found.push([
        name,
        (await owner.query(`SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${name} t`)).rows,
      ]);
    return found;
  }, ownerUrl);
}
