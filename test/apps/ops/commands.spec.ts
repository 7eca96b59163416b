import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handleWith } from '../../../activities/handle';
import { postgresEventStore } from '../../../activities/postgres/event-store';
import { identityOf } from '../../../apps/ops/start/processes';
import { writeRecord } from '../../../apps/ops/start/records';
import type { Check } from '../../../apps/ops/doctor/check';
import {
  idOf,
  personStream,
  unemploymentStream,
  type PersonId,
  type StreamId,
} from '../../../domain/identifiers';
import { RULEBOOK } from '../../../domain/programmes';
import { instantAt, type CivilDate } from '../../../domain/time/civil-date';
import { ask, CPI_ACTOR, today } from '../../support/pathway';
import { ENGLISH, wordsOf } from './languages';
import { containing, matching, runIn, startOpsWorld, type JsonRan, type OpsWorld } from './ops-world';

let world: OpsWorld;

beforeAll(async () => {
  world = await startOpsWorld();
});
afterAll(() => world.stop());

const NOWHERE = { PERCORSI_DATA: join(tmpdir(), 'percorsi-nothing-runs-here') };

test('a caller learns from the exit code that the command was wrong, and is told how', async () => {
  const wrong = [
    ['show'],
    ['show', 'not-a-percorso'],
    ['show', randomUUID()],
    ['show', randomUUID(), '--colour'],
    ['rebuild', '--model', 'nothing'],
    ['replay'],
    ['replay', randomUUID(), '--all'],
    ['skip', randomUUID(), '--days', 'many'],
    ['fly'],
  ];
  for (const args of wrong) {
    const { code, err } = await world.ops(...args);
    expect({ args, code, told: err.length > 10 }).toEqual({ args, code: 2, told: true });
  }
  const mistaken = await runIn({ ...world.env, TEMPORAL_ADDRESS: 'http://engine' }, ['verify']);
  expect(mistaken).toMatchObject({
    code: 2,
    err: containing('TEMPORAL_ADDRESS must be host:port'),
  });
});

test('help is no mistake', async () => {
  expect(await world.ops('--help')).toMatchObject({ code: 0, out: containing('explain') });
  expect(await world.ops('replay', '--help')).toMatchObject({
    code: 0,
    out: containing('--all'),
  });
});

test('where nothing runs, every command says what to start', async () => {
  const id = randomUUID();
  const commands = [
    ...[
      ['show', id],
      ['explain', id],
      ['replay', id],
      ['skip', id, '--days', '1'],
    ],
    ...[['rebuild'], ['verify'], ['sweep'], ['doctor'], ['migrate']],
    ...[
      ['import', 'test/cohort/example'],
      ['report', 'TOS-PIO2', '--as-of', '2021-02-28'],
    ],
  ];
  for (const args of commands) {
    const { code, out, err } = await runIn(NOWHERE, args);
    expect({ args, code, told: `${out}${err}`.includes('npm start') }).toEqual({ args, code: 3, told: true });
  }
  const { out, code } = await runIn(NOWHERE, ['verify', '--json']);
  expect({ code, error: (JSON.parse(out) as { error: string }).error }).toEqual({
    code: 3,
    error: containing('No database runs'),
  });
});

test('a database that was never migrated is told apart from one that is away', async () => {
  const away = await runIn({ ...world.env, DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' }, [
    'migrate',
  ]);
  expect(away).toMatchObject({ code: 3, err: containing('does not answer') });
  const strange = new URL(world.database.ownerUrl);
  strange.pathname = '/postgres';
  const unknown = await runIn({ ...world.env, DATABASE_URL: strange.href }, ['verify']);
  expect(unknown).toMatchObject({ code: 3, err: containing('npm run ops -- migrate') });
});

interface Shown {
  readonly percorso: { readonly phase: string; readonly nextDeadline: string; readonly phaseTitle: object };
  readonly timeline: readonly { readonly type: string; readonly title: { readonly it: string } }[];
}

test('show gives the file and the story, in words and as JSON', async () => {
  const stream = await world.percorso('ChooseApl');
  const { code, document } = (await world.json('show', idOf(stream))) as JsonRan<Shown>;
  expect(code).toBe(0);
  expect(document.percorso).toMatchObject({ phase: 'apl-chosen', nextDeadline: 'acceptance' });
  expect(document.timeline[4]).toMatchObject({ type: 'AssegnoIssued', title: { it: 'Assegno rilasciato' } });
  const { out } = await world.ops('show', idOf(stream));
  expect(out).toContain('Provider chosen (apl-chosen)');
  expect(out).toMatch(/reserved +€1,000\.00 of TOS-PIO2-ASSEGNO/);
  expect(out).toMatch(/AcceptPerson/);
});

test('show tells where the person stands as unemployed, on the day of the request and today', async () => {
  const stream = await world.percorso('SubmitAdhesion');
  const personId = idOf(stream) as PersonId;
  const did = { type: 'DeclareDid', on: '2019-11-04' as CivilDate, by: 'declaration' } as const;
  await world.engine.ask(unemploymentStream(personId), ask(did));
  const { document } = (await world.json('show', idOf(stream))) as JsonRan<{
    readonly unemployment: readonly { readonly standing: object }[];
  }>;
  expect(document.unemployment).toHaveLength(2);
  expect(document.unemployment[0]?.standing).toMatchObject({ status: 'unemployed', since: '2019-11-04' });
  const { out } = await world.ops('show', idOf(stream));
  expect(out).toMatch(/Unemployment\n +on \d\d\/\d\d\/\d{4} +Unemployed +since 04\/11\/2019, \d+ net days/);
  expect(out).toContain('met: D.Lgs. 150/2015 art. 19, seniority');
});

test('show of a person gives the record that is kept, and what was decided with who, when and why', async () => {
  const [kept, record] = [randomUUID(), randomUUID()] as unknown as readonly [PersonId, PersonId];
  for (const id of [kept, record]) await world.engine.ask(personStream(id), ask({ type: 'RegisterPerson' }));
  const because = 'tax-agency';
  const joined = ask({ type: 'JoinRecord', into: kept, because, pathways: [] });
  await world.engine.ask(personStream(record), { ...joined, actor: CPI_ACTOR });
  await world.engine.ask(personStream(kept), ask({ type: 'TakeInRecord', record }));
  const { code, document } = await world.json('show', personStream(record));
  expect(code).toBe(0);
  expect(document).toMatchObject({
    personId: kept,
    records: [record],
    decisions: [{ type: 'RecordJoined' }, { type: 'RecordTakenIn' }],
  });
  const { out } = await world.ops('show', personStream(kept));
  expect(out).toContain(`Person ${kept}`);
  expect(out).toMatch(/Tax agency +Record joined into another, which is kept: .+, joining 2/);
  expect(await world.ops('show', 'person/nobody')).toMatchObject({ code: 2, err: containing('no person') });
});

test('explain names rule, source, terms and amounts of every decision, and the refusals', async () => {
  const stream = await world.percorso('ChooseApl');
  await world.engine.ask(stream, ask({ type: 'SignPatto', on: '2020-02-02' as never }));
  const { out } = await world.ops('explain', idOf(stream));
  expect(out).toMatch(/30 days from \d\d\/\d\d\/\d{4}, last day \d\d\/\d\d\/\d{4}/);
  expect(out).toMatch(/6 months from/);
  expect(out).toContain('reserved   €1,000.00');
  expect(out).toContain('R-AI-04: met. Assegno per l’impiego, scheda pubblica');
  expect(out).toContain('SignPatto refused: The step is not possible in the present phase');
  const { document } = (await world.json('explain', idOf(stream))) as JsonRan<{
    decisions: { kind: string }[];
  }>;
  expect(document.decisions.filter((one) => one.kind === 'refusal')).toHaveLength(1);
});

test('verify finds nothing in an honest register, and rebuilt read models change nothing', async () => {
  await world.percorso('HoldFirstMeeting');
  const rebuilt = (await world.json('rebuild')) as JsonRan<{ models: string[]; facts: number }>;
  expect(rebuilt.code).toBe(0);
  expect(rebuilt.document.models).toContain('timeline');
  expect(await world.json('rebuild', '--model', 'work_list')).toMatchObject({
    document: { models: ['work_list'] },
  });
  const verified = (await world.json('verify')) as JsonRan<{ facts: number; findings: unknown[] }>;
  expect(verified).toMatchObject({ code: 0, document: { findings: [] } });
});

test('verify names a read model that differs from the facts, and what builds it again', async () => {
  const stream = await world.percorso('TakeInCharge');
  await world.tamper(`DELETE FROM read_model.work_list WHERE 'percorso/' || percorso_id = '${stream}'`);
  const { code, out } = await world.ops('verify');
  const italian = await world.ops('verify', '--lang', 'it');
  const remedy = 'rebuild --model work_list';
  expect({ code, out }).toEqual({
    code: 1,
    out: matching(new RegExp(`table +${stream} .*work_list.*${remedy}`)),
  });
  expect(italian.out).toMatch(new RegExp(`tabella +${stream} .*${remedy}" la ricostruisce`));
  expect((await world.ops(...remedy.split(' '))).code).toBe(0);
  expect((await world.ops('verify')).code).toBe(0);
});

/** As whoever owns the database can change a text, once the check that a leaf is the hash of its text is out of the way. */
const changed = (stream: StreamId, from: string, to: string): string => `
  ALTER TABLE register.event DROP CONSTRAINT IF EXISTS leaf_of_text;
  UPDATE register.event SET payload = replace(payload, '${from}', '${to}') WHERE stream_id = '${stream}' AND version = 2`;
const CHECKED = `
  ALTER TABLE register.event ADD CONSTRAINT leaf_of_text CHECK (
    leaf = sha256('\\x00'::bytea || convert_to(coalesce(header || E'\\n', '') || payload, 'UTF8')))`;

test('no text of a fact can be changed alone, past every trigger: its leaf is the hash of it', async () => {
  const stream = await world.percorso('TakeInCharge');
  const change = `UPDATE register.event SET payload = replace(payload, 'op-1', 'op-9') WHERE stream_id = '${stream}'`;
  await expect(world.tamper(change)).rejects.toThrow('leaf_of_text');
});

test('verify names the stream and the position of a fact that was changed', async () => {
  const stream = await world.percorso('TakeInCharge');
  await world.tamper(changed(stream, 'op-1', 'op-9'));
  const { code, out } = await world.ops('verify');
  const italian = await world.ops('verify', '--lang', 'it');
  await world.tamper(`${changed(stream, 'op-9', 'op-1')}; ${CHECKED}`);
  expect({ code, out }).toEqual({
    code: 1,
    out: matching(new RegExp(`leaf +${stream} +position \\d+`)),
  });
  expect(italian).toMatchObject({
    code: 1,
    out: matching(new RegExp(`impronta +${stream} +posizione \\d+ +l’impronta non è`)),
  });
  expect((await world.ops('verify')).code).toBe(0);
});

test('verify names a fact whose leaf was computed again: the next one and the log name the old one', async () => {
  const stream = await world.percorso('AssignProfile');
  const rehash = (from: string, to: string): Promise<void> =>
    world.tamper(`
      UPDATE register.event SET payload = replace(payload, '${from}', '${to}'),
          leaf = sha256('\\x00'::bytea || convert_to(replace(payload, '${from}', '${to}'), 'UTF8'))
        WHERE stream_id = '${stream}' AND version = 2`);
  await rehash('op-1', 'op-9');
  const { code, out } = await world.ops('verify');
  await rehash('op-9', 'op-1');
  expect(code).toBe(1);
  expect(out).toMatch(new RegExp(`chain +${stream} +position \\d+ +the text does not name`));
  expect(out).toMatch(new RegExp(`position +${stream} .*version 2 and the log do not agree`));
  expect((await world.ops('verify')).code).toBe(0);
});

test('verify names a fact that has lost its place in the log', async () => {
  const stream = await world.percorso('TakeInCharge');
  await world.tamper(`
    CREATE TABLE lost AS SELECT * FROM register.log WHERE stream_id = '${stream}' AND version = 2;
    DELETE FROM register.log WHERE stream_id = '${stream}' AND version = 2`);
  const { code, out } = await world.ops('verify');
  await world.tamper('INSERT INTO register.log SELECT * FROM lost; DROP TABLE lost');
  expect(code).toBe(1);
  expect(out).toMatch(new RegExp(`position +${stream} .*version 2 and the log do not agree`));
  expect((await world.ops('verify')).code).toBe(0);
});

test('sweep starts the workflow that the engine lost; a dry run only says why it would', async () => {
  const stream = await world.percorso('ChooseApl');
  await world.engine.handleOf(stream).terminate('lost');
  await world.tamper(
    `UPDATE register.wake_at SET due_at = now() - interval '1 hour', owed_since = NULL WHERE stream_id = '${stream}'`,
  );
  const dry = (await world.json('sweep', '--dry-run')) as JsonRan<{
    overdue: number;
    streams: { stream: StreamId; reason: string }[];
  }>;
  const row = dry.document.streams.find((one) => one.stream === stream);
  expect(row?.reason).toMatch(/^a deadline fell due on/);
  expect((await world.engine.handleOf(stream).describe()).status.name).toBe('TERMINATED');
  const { code, document } = (await world.json('sweep')) as JsonRan<{ woken: number; streams: StreamId[] }>;
  expect({ code, found: document.streams.includes(stream) }).toEqual({ code: 0, found: true });
  expect((await world.engine.handleOf(stream).describe()).status.name).toBe('RUNNING');
});

test('a stream that cannot be woken is named, and holds up no other', async () => {
  // The engine takes no name as long as that.
  const bad = `percorso/${'x'.repeat(1_100)}`;
  const good = await world.percorso('ChooseApl');
  await world.engine.handleOf(good).terminate('lost');
  await world.tamper(`
    INSERT INTO register.wake_at (stream_id, due_at, digest, closed, held) VALUES ('${bad}', '2020-01-01', 'test', false, false);
    UPDATE register.wake_at SET due_at = now() - interval '1 hour' WHERE stream_id = '${good}'`);
  const { code, document } = (await world.json('sweep')) as JsonRan<{ asleep: string[] }>;
  await world.tamper(`DELETE FROM register.wake_at WHERE stream_id = '${bad}'`);
  expect({ code, asleep: document.asleep }).toEqual({ code: 1, asleep: [bad] });
  expect((await world.engine.handleOf(good).describe()).status.name).toBe('RUNNING');
});

test('skip lets months pass for one percorso on the embedded engine, and shows what happened', async () => {
  const stream = await world.percorso('HoldFirstMeeting');
  const { TEMPORAL_ADDRESS = '', ...embedded } = world.env;
  const refused = await world.ops('skip', idOf(stream), '--days', '10');
  expect(refused).toMatchObject({ code: 3, err: containing('Unset TEMPORAL_ADDRESS') });
  // The engine of the run stands in for the one that a launcher would have recorded in this folder.
  const self = identityOf(process.pid) ?? { pid: 0, startedAt: '' };
  const port = Number(TEMPORAL_ADDRESS.split(':')[1]);
  writeRecord(join(world.env['PERCORSI_DATA'] ?? '', 'run', 'temporal.json'), { ...self, port });
  const { code, out } = await runIn(embedded, ['skip', idOf(stream), '--days', '260', '--json']);
  const document = JSON.parse(out) as { ended: boolean; facts: { type: string }[] };
  expect({ code, ended: document.ended }).toEqual({ code: 0, ended: true });
  expect(document.facts.map((fact) => fact.type)).toContain('PercorsoConcluded');
  const again = await runIn(embedded, ['skip', idOf(stream), '--days', '5']);
  expect(again).toMatchObject({ code: 0, out: containing('has ended') });

  // What a person asked of her office falls due in a stream of its own.
  const asking: StreamId = `proceeding/${idOf(stream)}`;
  const access = { type: 'LodgeRequest', on: today(), matter: { kind: 'access' }, percorso: null } as const;
  await world.engine.ask(asking, ask({ ...access, docket: 'AOO-FI/2020/0001234' }));
  await world.engine.settled(asking);
  const told = JSON.parse((await runIn(embedded, ['skip', asking, '--days', '10', '--json'])).out) as object;
  expect(told).toEqual({ stream: asking, days: 10, ended: false, facts: [] });
  const waiting = await runIn(embedded, ['skip', asking, '--days', '10']);
  expect(waiting).toMatchObject({ code: 0, out: containing('10 days have passed for this stream.') });
  const overdue = await runIn(embedded, ['skip', asking, '--days', '20']);
  expect(overdue).toMatchObject({ code: 0, out: matching(/What happened:\n.*Term to answer passed\n/) });
  // Told to the register alone, so that the engine has never heard of it.
  const unheard: StreamId = `proceeding/${randomUUID()}`;
  const handle = handleWith(postgresEventStore(world.source), { digest: 'test', rulebook: RULEBOOK });
  const lodged = ask({ ...access, docket: 'AOO-FI/2020/0001235' });
  await handle({ stream: unheard, now: instantAt(Date.now()), asks: [lodged] });
  expect(await runIn(embedded, ['skip', unheard, '--days', '1'])).toMatchObject({ code: 0 });
  const never = await runIn(embedded, ['skip', `person/${idOf(stream)}`, '--days', '1']);
  expect(never).toMatchObject({ code: 2, err: containing('has no workflow that waits') });
  const nobody = await runIn(embedded, ['skip', `proceeding/${randomUUID()}`, '--days', '1']);
  expect(nobody).toMatchObject({ code: 2, err: containing('The register has no proceeding/') });
});

test('migrate changes nothing the second time, and hides passwords unless asked', async () => {
  const hidden = await world.ops('migrate');
  expect(hidden).toMatchObject({ code: 0, out: containing('The database was up to date.') });
  expect(hidden.out).toMatch(/DATABASE_URL_WORKER +postgres:\/\/[^:]+:\*\*\*@/);
  const { document } = (await world.json('migrate', '--print-urls')) as JsonRan<{
    urls: Record<string, string>;
  }>;
  expect(document.urls['DATABASE_URL_REBUILD']).toBe(world.database.urls.rebuild);
});

test('a role URL alone is enough to read', async () => {
  const { DATABASE_URL: _, ...env } = world.env;
  const { code } = await runIn({ ...env, DATABASE_URL_REBUILD: world.database.urls.rebuild }, ['verify']);
  expect(code).toBe(0);
});

test('the doctor names what is not well, with a remedy', async () => {
  const { document } = (await world.json('doctor')) as JsonRan<{ checks: Check[] }>;
  const statusOf = (checks: readonly Check[]) => new Map(checks.map((check) => [check.name, check.status]));
  const healthy = statusOf(document.checks);
  for (const name of [
    'database reachable',
    'PostgreSQL version',
    'migrations',
    'append-only triggers',
    'rights of the roles',
  ])
    expect({ name, status: healthy.get(name) }).toEqual({ name, status: 'ok' });
  expect(healthy.get('worker')).toBe('ok');
  expect(healthy.get('streams that do not wake')).toBe('ok');
  expect(document.checks.find((check) => check.name === 'sequencer')).toMatchObject({
    status: 'ok',
    detail: matching(/^\d+ facts wait for their number, \d+ have one$/),
  });
  await world.tamper(
    `ALTER TABLE register.command DISABLE TRIGGER append_only; GRANT UPDATE ON register.event TO percorsi_worker`,
  );
  const ill = (await world.json('doctor')) as JsonRan<{ checks: Check[] }>;
  await world.tamper(
    `ALTER TABLE register.command ENABLE TRIGGER append_only; REVOKE UPDATE ON register.event FROM percorsi_worker`,
  );
  expect(ill.code).toBe(1);
  expect(ill.document.checks.find((check) => check.name === 'append-only triggers')).toMatchObject({
    status: 'fail',
    detail: containing('register.command (UPDATE, DELETE)'),
    remedy: matching(/./),
  });
  expect(ill.document.checks.find((check) => check.name === 'rights of the roles')?.detail).toContain(
    'percorsi_worker may UPDATE register.event',
  );
});

test('the doctor names the streams that were told in vain, and says what to look at', async () => {
  const [stuck, once] = [await world.percorso('TakeInCharge'), await world.percorso('TakeInCharge')];
  const tell = (stream: StreamId, tries: number): Promise<void> =>
    world.tamper(
      `UPDATE register.wake_at SET tries = ${tries}, tried_at = now() WHERE stream_id = '${stream}'`,
    );
  await tell(stuck, 4);
  await tell(once, 1);
  const { code, document } = (await world.json('doctor')) as JsonRan<{ checks: Check[] }>;
  await tell(stuck, 0);
  expect(code).toBe(1);
  expect(document.checks.find((check) => check.name === 'streams that do not wake')).toEqual({
    name: 'streams that do not wake',
    status: 'fail',
    detail: `${stuck} (told 4 times)`,
    remedy: containing('log of the workers'),
  });
});

test('each command says in Italian what it says in English', async () => {
  const id = idOf(await world.percorso('HoldFirstMeeting'));
  await world.engine.ask(`percorso/${id}`, ask({ type: 'SignPatto', on: '2020-02-02' as never }));
  const asked = [
    ...[['show', id], ['explain', id], ['replay', id], ['verify'], ['rebuild'], ['sweep', '--dry-run']],
    ...[['doctor'], ['migrate'], ['report', 'TOS-PIO2', '--as-of', '2099-12-31']],
  ];
  for (const args of asked) {
    const [it, en] = [await world.ops(...args, '--lang', 'it'), await world.ops(...args)];
    expect({ args, out: it.out }).not.toEqual({ args, out: en.out });
    const foreign = it.out.split('\n').filter((line) => ENGLISH.test(wordsOf(line)));
    expect({ args, foreign }).toEqual({ args, foreign: [] });
  }
});

test('an actor in a story is a role, a body and a reference, never a name', async () => {
  const stream = await world.percorso('SubmitAdhesion');
  const { out } = await world.ops('show', idOf(stream));
  expect(out).toContain(`${CPI_ACTOR.role} ${CPI_ACTOR.organisation} ${CPI_ACTOR.user}`);
});
