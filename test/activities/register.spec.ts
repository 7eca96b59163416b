import { openDataSource } from '../../apps/modules/database/data-source';
import type { Claim } from '../../domain/decider';
import type { StreamId } from '../../domain/identifiers';
import { canonicalText } from '../../activities/postgres/canonical';
import { factText } from '../../activities/postgres/fact-text';
import { NO_LEAF } from '../../activities/postgres/opened';
import { Sequencer } from '../../activities/postgres/sequencer';
import { verifyRegister } from '../../activities/postgres/verify';
import { answeredRow, appendUndone, asked, changeOf, factsOf, resizeOnce } from './changes';
import { openRegister, type Register } from './database';
import { chance, live, openRegisters } from './traffic';
import { RULEBOOK } from '../../domain/programmes';

let register: Register;
beforeAll(async () => {
  register = await openRegister();
});
afterAll(() => register.close());

describe('positions', () => {
  it('have no hole and no double under eight writers of whom some fail, and the chains hold', async () => {
    const random = chance(3);
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let turn = 0; turn < 25; turn += 1) {
        const stream: StreamId = `envelope/TOS-W${String(random(12))}`;
        const request = asked(`w${writer}-${turn}`);
        if (random(3) > 0) await resizeOnce(register.store, stream, request);
        else await expect(appendUndone(register.store, stream)).rejects.toThrow('stopped after the append');
      }
    });
    await Promise.all([...writers, numbering(100)]);
    await numberAll(register);
    const [row] = await register.owner(
      `SELECT count(*)::int AS count, min(position)::int AS min, max(position)::int AS max,
         (SELECT count(*)::int FROM register.event) AS facts FROM register.log`,
    );
    expect(row).toEqual({ count: row?.['facts'], min: 1, max: row?.['facts'], facts: row?.['facts'] });
    const broken = await verifyRegister(register.rebuild, RULEBOOK);
    // Envelopes here were written without their claims, which is what verify says of them; nothing of positions or chains.
    expect(broken.filter((finding) => finding.kind !== 'table')).toEqual([]);
  });

  /** Batches of a few facts at a time, while others write. */
  async function numbering(batches: number): Promise<void> {
    for (let batch = 0; batch < batches; batch += 1)
      await register.worker.query('SELECT register.sequence(3)');
  }
});

/** The work of the sequencer, until nothing waits. */
async function numberAll({ worker }: Register): Promise<void> {
  const sequencer = new Sequencer(worker);
  while ((await sequencer.batch()) > 0);
}

describe('the register', () => {
  const partitions = (): Promise<Record<string, unknown>[]> =>
    register.owner(
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'register.event'::regclass`,
    );

  it('has a partition for each programme and one for the registers', async () => {
    const ledgers = ['REGISTERS', ...RULEBOOK.programmes.map(({ code }) => code)];
    const kept = await register.owner('SELECT code FROM register.ledger');
    expect(kept.map(({ code }) => String(code)).sort()).toEqual(ledgers.sort());
    expect(await partitions()).toHaveLength(ledgers.length);
  });

  it('refuses change, deletion and truncation to its owner too, on every partition', async () => {
    await resizeOnce(register.store, 'envelope/TOS-OWN', asked('own'));
    await live(register.ask, 900, chance(1));
    await numberAll(register);
    const tables = [
      'register.event',
      'register.command',
      'register.log',
      ...(await partitions()).map((row) => String(row['name'])),
    ];
    const filled: string[] = [];
    for (const table of tables) {
      const [before] = await register.owner(`SELECT count(*) FROM ${table}`);
      await expect(register.owner(`TRUNCATE ${table}`)).rejects.toThrow('append-only');
      if (Number(before?.['count']) === 0) continue;
      filled.push(table);
      await expect(register.owner(`UPDATE ${table} SET stream_id = 'x'`)).rejects.toThrow('append-only');
      await expect(register.owner(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
      expect(await register.owner(`SELECT count(*) FROM ${table}`)).toEqual([before]);
    }
    // Those of the programme that was lived and of the registers, beside the tables of all.
    expect(filled).toHaveLength(5);
  });

  it('opens a ledger for a new programme with the same triggers, and without a migration', async () => {
    await register.owner(`SELECT register.open_ledger('TOS-NEW')`);
    const [ledger] = await register.owner(`SELECT ledger_id FROM register.ledger WHERE code = 'TOS-NEW'`);
    const table = `register.event_${String(ledger?.['ledger_id'])}`;
    await expect(register.owner(`TRUNCATE ${table}`)).rejects.toThrow('append-only');
    const [twice] = await register.owner(`SELECT register.open_ledger('TOS-NEW') AS ledger_id`);
    expect(twice).toEqual(ledger);
  });

  it('refuses facts for a ledger that was never opened', async () => {
    const change = { ...changeOf('envelope/TOS-NOLEDGER', 0), ledger: 'TOS-NONE' };
    await expect(register.store.transaction((transaction) => transaction.write(change))).rejects.toThrow();
  });

  it('refuses a leaf that is not that of its text, whoever writes it', async () => {
    const copy = `INSERT INTO register.event (ledger_id, stream_id, version, type, schema_version, causation, effective_on, told_at,
        recorded_at, payload, leaf)
      SELECT ledger_id, stream_id, 99, type, schema_version, causation, effective_on, told_at, recorded_at, payload, `;
    const from = ` FROM register.event WHERE stream_id = 'envelope/TOS-OWN' AND version = 1`;
    await expect(register.owner(`${copy} sha256(leaf) ${from}`)).rejects.toThrow('leaf_of_text');
  });

  it('takes a text only as what follows the fact before it', async () => {
    await resizeOnce(register.store, 'envelope/TOS-NEXT', asked('next'));
    const texts = [{ previous: NO_LEAF }, { version: 3 }, { stream: 'envelope/TOS-OTHER' }].map((wrong) => {
      const [fact] = changeOf('envelope/TOS-NEXT', 1).facts;
      if (fact === undefined) throw new Error('a change has a fact');
      const line = JSON.parse(factText(fact, { rules: null, previous: NO_LEAF })) as object;
      return canonicalText({ ...line, ...wrong });
    });
    for (const text of texts) {
      const append = `SELECT register.append('REGISTERS', 'envelope/TOS-NEXT', 1, ARRAY[$1::text],
        ARRAY[sha256('\\x00'::bytea || convert_to($1, 'UTF8'))], '[]', NULL, '{}')`;
      await expect(register.worker.query(append, [text])).rejects.toMatchObject({ code: '40001' });
    }
    expect(await factsOf(register.store, 'envelope/TOS-NEXT')).toHaveLength(1);
  });

  it('keeps a limit from being overdrawn by any program, through its own check', async () => {
    const claim: Claim = { kind: 'set-limit', limit: 'belt', cents: 10, refusedAs: 'envelope-exhausted' };
    await register.store.transaction((transaction) => transaction.claim('envelope/TOS-BELT', [claim]));
    await expect(
      register.owner(`UPDATE register.claim_limit SET taken = 11 WHERE name = 'belt'`),
    ).rejects.toThrow('never_overdrawn');
  });
});

describe('each role', () => {
  const DENIED = { code: '42501' };
  /** What only the owner's functions may do: to no process is a table of the register, or of a read model, given to write. */
  const TABLES_WRITTEN = [
    ['insert an event beside append', `INSERT INTO register.event (ledger_id) VALUES (1)`],
    ['insert a command', `INSERT INTO register.command (request_id) VALUES ('x')`],
    ['change a stream', `UPDATE register.stream SET ledger_id = 9`],
    ['number a fact', `INSERT INTO register.log (ledger_id) VALUES (9)`],
    ['put a fact into the waiting room', `INSERT INTO register.unsequenced (ledger_id) VALUES (9)`],
    ['take a fact out of the waiting room', `DELETE FROM register.unsequenced`],
    ['take a key', `INSERT INTO register.claim_key (key) VALUES ('x')`],
    ['change a limit', `UPDATE register.claim_limit SET cents = 9`],
    ['free an amount', `DELETE FROM register.claim_amount`],
    ['grant a claim', `SELECT register.grant_claim('envelope/X', '{}')`],
    ['change a wake row', `UPDATE register.wake_at SET marked = true`],
    ['delete a wake row', `DELETE FROM register.wake_at`],
    ['change who follows whom', `DELETE FROM register.follower`],
    ['write a read model', `DELETE FROM read_model.percorso_file`],
    ['write the ledger', `UPDATE read_model.ledger_entry SET cents = 0`],
  ] as const;
  const refused: readonly (readonly ['api' | 'worker' | 'rebuild', string, string])[] = [
    ...(['api', 'worker'] as const).flatMap((role) =>
      TABLES_WRITTEN.map(([what, query]) => [role, what, query] as const),
    ),
    ['api', 'number facts', `SELECT register.sequence(1)`],
    ['api', 'note what the sweep tried', `SELECT register.tried('{}', now())`],
    ['api', 'read the passwords', `SELECT * FROM register_private.login`],
    ['api', 'read what outside parties were asked', `SELECT * FROM outside.journal`],
    ['api', 'make a table', `CREATE TABLE public.mine (x int)`],
    ['worker', 'read names of persons', `SELECT * FROM personal.person`],
    ['worker', 'read names of tutors', `SELECT * FROM personal.tutor`],
    ['worker', 'open a ledger', `SELECT register.open_ledger('MINE')`],
    ['worker', 'change the journal of an outside party', `UPDATE outside.journal SET key = 'x'`],
    ['worker', 'empty a read model', `TRUNCATE read_model.timeline`],
    [
      'rebuild',
      'append',
      `SELECT register.append('REGISTERS', 'envelope/X', 0, '{}', '{}', '[]', NULL, '{}')`,
    ],
    ['rebuild', 'claim', `SELECT register.claim('envelope/X', '[]')`],
    ['rebuild', 'open a stream for writing', `SELECT * FROM register.open_stream('envelope/X', '{}')`],
    ['rebuild', 'change a claim', `DELETE FROM register.claim_key`],
    ['rebuild', 'read names of persons', `SELECT * FROM personal.person`],
  ];
  it.each(refused)('%s may not %s', async (role, _what, query) => {
    await expect(register[role].query(query)).rejects.toMatchObject(DENIED);
  });

  const allowed: readonly (readonly ['api' | 'worker' | 'rebuild', string, string])[] = [
    ['api', 'read facts', 'SELECT * FROM register.event LIMIT 1'],
    ['api', 'read commands', 'SELECT * FROM register.command LIMIT 1'],
    ['api', 'read every read model', 'SELECT * FROM read_model.work_list, read_model.timeline LIMIT 1'],
    ['worker', 'read what was claimed', 'SELECT * FROM register.claim_key LIMIT 1'],
    [
      'worker',
      'note what an outside party was asked, twice the same',
      `INSERT INTO outside.journal (party, key, direction, stream, effect, details)
       SELECT 'accounting', 'k', 'do', 'percorso/x', 'reserve-budget', '{}' FROM generate_series(1, 2)`,
    ],
    ['rebuild', 'read facts', 'SELECT * FROM register.event LIMIT 1'],
  ];
  it.each(allowed)('%s may %s', async (role, _what, query) => {
    await expect(register[role].query(query)).resolves.toBeDefined();
  });

  it('api keeps and erases personal data, while facts stay', async () => {
    const id = '00000000-0000-4000-8000-000000000001';
    await register.api.query(
      `INSERT INTO personal.person (person_id, tax_code_digest, given_name) VALUES ($1, '\\x01', 'Ada')`,
      [id],
    );
    await expect(
      register.api.query(
        `INSERT INTO personal.person (person_id, tax_code_digest) VALUES (gen_random_uuid(), '\\x01')`,
      ),
    ).rejects.toMatchObject({ code: '23505' });
    await register.api.query('DELETE FROM personal.person WHERE person_id = $1', [id]);
    expect(await register.api.query('SELECT count(*)::int AS count FROM personal.person')).toEqual([
      { count: 0 },
    ]);
  });
});

describe('verify', () => {
  let fresh: Register;
  let stream: string;
  let position: number;
  let version: number;
  beforeAll(async () => {
    fresh = await openRegister();
    await openRegisters(fresh.ask, 3_000_000);
    const random = chance(11);
    for (let number = 0; number < 12; number += 1) await live(fresh.ask, number, random);
    await numberAll(fresh);
    // Who can take the triggers away can take the check of the leaves away.
    await fresh.owner('ALTER TABLE register.event DROP CONSTRAINT leaf_of_text');
    const [victim] = await fresh.owner(
      `SELECT stream_id, position::int AS position, version FROM register.event JOIN register.log USING (stream_id, version)
       WHERE type = 'PattoSigned' LIMIT 1`,
    );
    version = Number(victim?.['version']);
    [stream, position] = [String(victim?.['stream_id']), Number(victim?.['position'])];
  });
  afterAll(() => fresh.close());

  /** What verify finds after a change that the triggers would refuse, which is then taken back. */
  async function found(set: string, back: string): Promise<readonly string[]> {
    const update = (assignment: string): Promise<unknown> =>
      fresh.owner(
        `ALTER TABLE register.event DISABLE TRIGGER USER;
         UPDATE register.event SET ${assignment} WHERE stream_id = '${stream}' AND version = ${version};
         ALTER TABLE register.event ENABLE TRIGGER USER`,
      );
    await update(set);
    const findings = await verifyRegister(fresh.rebuild, RULEBOOK);
    await update(back);
    return findings.map((finding) => `${finding.kind} ${finding.stream} ${String(finding.position)}`);
  }

  it('finds nothing in a register of random traffic, and says how far it is', async () => {
    const progress: number[] = [];
    expect(
      await verifyRegister(fresh.rebuild, RULEBOOK, ({ done, total }) => progress.push(done / total)),
    ).toEqual([]);
    expect(progress.at(-1)).toBe(1);
  });

  it('names the fact of which one byte was changed, and the story that now tells it otherwise', async () => {
    const [one, two] = [`'"u-1"'`, `'"u-2"'`];
    expect(
      await found(`payload = replace(payload, ${one}, ${two})`, `payload = replace(payload, ${two}, ${one})`),
    ).toEqual([`leaf ${stream} ${position}`, `table ${stream} null`]);
  });

  it('names the fact whose column no longer says what its text says', async () => {
    const [later, back] = [`told_at = told_at + interval '1 day'`, `told_at = told_at - interval '1 day'`];
    expect(await found(later, back)).toEqual([`payload ${stream} ${position}`]);
  });

  it('names a fact whose leaf was made anew, and the next, which remembers the old one', async () => {
    const [row] = await fresh.owner(
      `SELECT encode(leaf, 'hex') AS leaf FROM register.event WHERE stream_id = $1 AND version = $2`,
      [stream, version],
    );
    const findings = await found('leaf = sha256(leaf)', `leaf = '\\x${String(row?.['leaf'])}'`);
    expect(findings).toContain(`leaf ${stream} ${position}`);
    expect(findings.filter((finding) => finding.startsWith(`chain ${stream}`))).toHaveLength(1);
  });

  it('names a place of the log that another fact was put in, and a hole', async () => {
    const other = `UPDATE register.log SET leaf = sha256(leaf) WHERE stream_id = $1 AND version = $2`;
    await fresh.owner('ALTER TABLE register.log DISABLE TRIGGER USER');
    await fresh.owner(other, [stream, version]);
    const findings = await verifyRegister(fresh.rebuild, RULEBOOK);
    expect(new Set(findings.map(({ kind, stream: named }) => `${kind} ${named}`))).toEqual(
      new Set([`position ${stream}`]),
    );
    await fresh.owner(
      `UPDATE register.log SET leaf = e.leaf FROM register.event e
       WHERE (log.stream_id, log.version) = (e.stream_id, e.version) AND log.leaf <> e.leaf`,
    );
    await fresh.owner('ALTER TABLE register.log ENABLE TRIGGER USER');
    expect(await verifyRegister(fresh.rebuild, RULEBOOK)).toEqual([]);
  });

  it('names a stream whose last fact was cut off, and the place that it leaves', async () => {
    const [last] = await fresh.owner(
      `SELECT stream_id, version FROM register.event WHERE type = 'AssegnoIssued' LIMIT 1`,
    );
    await fresh.owner(`ALTER TABLE register.event DISABLE TRIGGER USER`);
    const cut = String(last?.['stream_id']);
    await fresh.owner('DELETE FROM register.event WHERE stream_id = $1 AND version >= $2', [
      cut,
      last?.['version'],
    ]);
    const findings = await verifyRegister(fresh.rebuild, RULEBOOK);
    expect(findings.filter(({ stream: named }) => named === cut).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['position', 'table']),
    );
  });
});

describe('a lost connection', () => {
  it('fails the transaction under way and no other, and the process lives', async () => {
    const source = await openDataSource(register.urls.worker, { poolSize: 2 });
    const [session] = await source.query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid');
    // The one that is idle in the pool is ended by the server: nobody is waiting for it.
    await register.owner('SELECT pg_terminate_backend($1)', [session?.pid]);
    await untilGone(session?.pid);
    expect(await source.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);

    const cut = register.store.transaction(async (transaction) => {
      await transaction.open('envelope/TOS-CUT', [asked('cut')]);
      const [open] = await register.owner(
        `SELECT pid FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database()`,
      );
      await register.owner('SELECT pg_terminate_backend($1)', [open?.['pid']]);
      await untilGone(open?.['pid']);
      await transaction.write(changeOf('envelope/TOS-CUT', 0));
    });
    await expect(cut).rejects.toThrow();
    expect(await factsOf(register.store, 'envelope/TOS-CUT')).toEqual([]);
    expect(await resizeOnce(register.store, 'envelope/TOS-CUT', asked('cut'))).toEqual(
      answeredRow('envelope/TOS-CUT', asked('cut'), 0).answer,
    );
    await source.destroy();
  });

  async function untilGone(pid: unknown): Promise<void> {
    const rows = await register.owner('SELECT FROM pg_stat_activity WHERE pid = $1', [pid]);
    if (rows.length > 0) await untilGone(pid);
  }
});
