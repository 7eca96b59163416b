import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time';
import { leafOf } from '../../../activities/postgres/append-values';
import { canonicalText } from '../../../activities/postgres/canonical';
import type { FactLine } from '../../../activities/postgres/fact-text';
import { commandRows, readHistory } from '../../../activities/postgres/history';
import type { Ask } from '../../../activities/ports';
import { askedDifferences } from '../../../apps/ops/replay/compare';
import { engineRuns, type EngineRun } from '../../../apps/ops/replay/engine-runs';
import { heardIn } from '../../../apps/ops/replay/heard';
import type { HistoryEvent, RunHistory } from '../../../apps/ops/replay/payloads';
import { recordedIn } from '../../../apps/ops/replay/recorded';
import { replayRuns, type ReplayedRun } from '../../../apps/ops/replay/replay-runs';
import { runReport } from '../../../apps/ops/replay/report';
import { holds } from '../../../apps/ops/start/poll';
import { idOf, type StreamId } from '../../../domain/identifiers';
import type { Text } from '../../../domain/texts';
import { addMs, type Instant } from '../../../domain/time/civil-date';
import { bundledWorkflows } from '../../support/engine';
import { abandon, ask, registers, stepsUntil } from '../../support/pathway';
import { ENGLISH, ITALIAN, wordsOf } from './languages';
import { containing, startOpsWorld, type JsonRan, type OpsWorld } from './ops-world';
import { RULEBOOK } from '../../../domain/programmes';

let world: OpsWorld;

beforeAll(async () => {
  world = await startOpsWorld();
});
afterAll(() => world.stop());

interface Replayed {
  readonly commands: number;
  readonly runs: number;
  readonly noLongerKept: number;
  readonly findings: readonly { readonly code: string; readonly difference: string }[];
  readonly differingRuns: readonly { readonly differences: readonly string[] }[];
}

/** A percorso that is settled and all of whose effects have their answer, so that its last run keeps each of them. */
async function concluded(): Promise<StreamId> {
  const stream = await world.percorso('HoldFirstMeeting');
  await world.engine.skipDays(stream, 260);
  await world.engine.handleOf(stream).result();
  return stream;
}

test('a percorso that nobody touched is replayed without a difference, from register and engine', async () => {
  const stream = await concluded();
  const { code, document } = (await world.json('replay', idOf(stream))) as JsonRan<Replayed>;
  expect({ code, document }).toMatchObject({
    code: 0,
    document: { findings: [], differingRuns: [], noLongerKept: 0 },
  });
  expect(document.commands).toBeGreaterThanOrEqual(11);
  expect(document.runs).toBeGreaterThanOrEqual(1);
  const { out } = await world.ops('replay', idOf(stream));
  expect(out).toContain('0 differences');
});

test('all streams are replayed, those that the engine never had too', async () => {
  await world.percorso('SubmitAdhesion');
  const { code, document } = (await world.json('replay', '--all')) as JsonRan<Replayed & { streams: number }>;
  expect({ code, found: document.findings, runs: document.differingRuns }).toEqual({
    code: 0,
    found: [],
    runs: [],
  });
  // Person, APL and envelope were written here without a workflow.
  expect(document.noLongerKept).toBeGreaterThanOrEqual(3);
});

test('a command row that was changed is named', async () => {
  const stream = await world.percorso('SignPatto');
  const change = (from: string, to: string) =>
    world.tamper(
      `UPDATE register.command SET command = replace(command, '"profileIndex":${from}', '"profileIndex":${to}')
       WHERE stream_id = '${stream}'`,
    );
  await change('8000', '9000');
  const { code, document } = (await world.json(
    'replay',
    idOf(stream),
    '--register-only',
  )) as JsonRan<Replayed>;
  await change('9000', '8000');
  expect(code).toBe(1);
  expect(document.findings).toEqual([
    expect.objectContaining({
      stream,
      version: 2,
      difference: containing('decided 9000, register 8000'),
    }),
  ]);
});

test('a fact whose chain was computed again after the change passes verify and not the decisions', async () => {
  const stream = await world.percorso('SignPatto');
  const change = (from: string, to: string) =>
    world.tamper(`
      ALTER TABLE register.event DROP CONSTRAINT leaf_of_text;
      UPDATE register.event SET payload = replace(payload, '"profileIndex":${from}}', '"profileIndex":${to}}')
        WHERE stream_id = '${stream}' AND version = 3;
      ${RECHAIN(stream)}
      ALTER TABLE register.event ADD CONSTRAINT leaf_of_text CHECK (
        leaf = sha256('\\x00'::bytea || convert_to(coalesce(header || E'\\n', '') || payload, 'UTF8')))`);
  await change('8000', '8001');
  await world.ops('rebuild');
  expect(await world.ops('verify')).toMatchObject({ code: 0, out: containing('agree') });
  const { code, document } = (await world.json(
    'replay',
    idOf(stream),
    '--register-only',
  )) as JsonRan<Replayed>;
  await change('8001', '8000');
  await world.ops('rebuild');
  expect(code).toBe(1);
  expect(document.findings[0]).toMatchObject({
    stream,
    version: 2,
    difference: 'fact 3.event.profileIndex: decided 8000, register 8001',
  });
});

test('a difference is told in the language that is asked, and to programs by a code', async () => {
  const stream = await world.percorso('SignPatto');
  const change = (from: string, to: string) =>
    world.tamper(
      `UPDATE register.command SET command = replace(command, '"profileIndex":${from}', '"profileIndex":${to}')
       WHERE stream_id = '${stream}'`,
    );
  const replay = (...args: string[]) => world.ops('replay', idOf(stream), '--register-only', ...args);
  await change('8000', '9000');
  const [it, en, json] = [await replay('--lang', 'it'), await replay('--lang', 'en'), await replay('--json')];
  await change('9000', '8000');
  expect([it, en, json].map(({ code }) => code)).toEqual([1, 1, 1]);
  expect(it.out).toContain('    fatto 3.event.profileIndex: deciso 9000, registro 8000');
  expect(en.out).toContain('    fact 3.event.profileIndex: decided 9000, register 8000');
  expect(wordsOf(it.out)).not.toMatch(ENGLISH);
  expect(wordsOf(en.out)).not.toMatch(ITALIAN);
  expect((JSON.parse(json.out) as Replayed).findings).toEqual([expect.objectContaining({ code: 'fact' })]);
});

/** Leaves, here and in the log, as whoever owns the database can compute them again. */
const RECHAIN = (stream: StreamId) => `
  DO $$ DECLARE
    e record;
    v_leaf text := repeat('0', 64);
    v_text text;
  BEGIN
    FOR e IN SELECT ledger_id, version, payload FROM register.event WHERE stream_id = '${stream}' ORDER BY version LOOP
      v_text := regexp_replace(e.payload, '"previous":"[0-9a-f]{64}"', '"previous":"' || v_leaf || '"');
      v_leaf := encode(sha256('\\x00'::bytea || convert_to(v_text, 'UTF8')), 'hex');
      UPDATE register.event SET payload = v_text, leaf = decode(v_leaf, 'hex')
        WHERE ledger_id = e.ledger_id AND stream_id = '${stream}' AND version = e.version;
      UPDATE register.log SET leaf = decode(v_leaf, 'hex')
        WHERE ledger_id = e.ledger_id AND stream_id = '${stream}' AND version = e.version;
    END LOOP;
  END $$;`;

/** A fact after the last one of a stream, with its leaf, its place in the log and everything else that can be computed. */
async function forge(stream: StreamId, causation: string): Promise<string> {
  const [last] = await world.source.query<
    { payload: string; leaf: string; position: string; ledger_id: number }[]
  >(
    `SELECT e.payload, encode(e.leaf, 'hex') AS leaf, e.ledger_id,
       (SELECT max(position) FROM register.log g WHERE g.ledger_id = e.ledger_id) AS position
     FROM register.event e WHERE stream_id = $1 ORDER BY version DESC LIMIT 1`,
    [stream],
  );
  const before = JSON.parse(last?.payload ?? '') as FactLine;
  const line = {
    ...before,
    version: before.version + 1,
    previous: last?.leaf,
    causation,
    ref: `${causation}#1`,
    type: 'FactsRecorded',
    schemaVersion: 1,
    data: { facts: { incomeSupport: { known: 'none' } } },
  };
  const text = canonicalText(line);
  const leaf = leafOf(text).toString('hex');
  const version = String(line.version);
  await world.tamper(`
    INSERT INTO register.event (ledger_id, stream_id, version, type, schema_version, causation, rules, effective_on, told_at,
        recorded_at, payload, leaf)
      SELECT ledger_id, stream_id, ${version}, 'FactsRecorded', 1, '${causation}', rules, effective_on, told_at,
        recorded_at, '${text.replaceAll("'", "''")}', decode('${leaf}', 'hex')
      FROM register.event WHERE stream_id = '${stream}' AND version = ${String(before.version)};
    INSERT INTO register.log (ledger_id, position, stream_id, version, leaf)
      VALUES (${String(last?.ledger_id)}, ${String(last?.position)} + 1, '${stream}', ${version}, decode('${leaf}', 'hex'))`);
  return version;
}

/** Takes the last fact of a stream away again, which is the last of its ledger. */
async function unforge(stream: StreamId, version: string): Promise<void> {
  await world.tamper(`
    DELETE FROM register.event WHERE stream_id = '${stream}' AND version = ${version};
    DELETE FROM register.log WHERE stream_id = '${stream}' AND version = ${version}`);
  await world.ops('rebuild');
}

test.each([
  [
    'a command that nobody asked',
    () => randomUUID(),
    /^no command and no passing of time explains this fact$/,
  ],
  ['a term that never was', () => 'deadline/choice', /^fact 2: decided nothing, register /],
])(
  'a fact that no decision made passes verify and not the decisions: by %s',
  async (_by, cause, difference) => {
    const stream = await world.percorso('SubmitAdhesion');
    const version = await forge(stream, cause());
    await world.ops('rebuild');
    const verified = await world.ops('verify');
    const { code, document } = (await world.json('replay', idOf(stream))) as JsonRan<Replayed>;
    await unforge(stream, version);
    expect(verified).toMatchObject({ code: 0, out: containing('agree') });
    expect(code).toBe(1);
    expect(document.findings).toMatchObject([
      { stream, version: 1, difference: expect.stringMatching(difference) as string },
    ]);
    expect((await world.json('replay', idOf(stream))).code).toBe(0);
  },
);

const inEnglish = (found: readonly Text[]): readonly string[] => found.map(({ en }) => en);

async function replayOf(run: EngineRun): Promise<ReplayedRun> {
  const runs = (async function* () {
    yield await Promise.resolve(run);
  })();
  for await (const replayed of replayRuns(bundledWorkflows(), runs)) return replayed;
  throw new Error('nothing was replayed');
}

async function lastRun(stream: StreamId): Promise<EngineRun> {
  const runs: EngineRun[] = [];
  for await (const run of engineRuns(world.engine.env.client, stream)) runs.push(run);
  const last = runs.at(-1);
  if (last === undefined) throw new Error('the engine keeps no run');
  return last;
}

/** The same history with another text wherever it tells something in words: in what events of that kind hold, or in all. */
function withOther(
  history: RunHistory,
  [from, to]: readonly [string, string],
  of: keyof HistoryEvent | 'every' = 'every',
): RunHistory {
  let changed = 0;
  const other = (value: unknown): unknown => {
    if (value instanceof Uint8Array) {
      const text = Buffer.from(value).toString();
      if (!text.includes(from)) return value;
      changed += 1;
      return new Uint8Array(Buffer.from(text.replaceAll(from, to)));
    }
    if (Array.isArray(value)) return value.map(other);
    if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) {
      return isMessage(value) ? otherMembers(value, other) : value;
    }
    return otherMembers(value, other);
  };
  const isMeant = (event: HistoryEvent): boolean => of === 'every' || !!event[of];
  const events = (history.events ?? []).map((event) =>
    isMeant(event) ? (other(event) as HistoryEvent) : event,
  );
  if (changed === 0) throw new Error(`${from} is nowhere in the history`);
  return { ...history, events };
}

/** A message of protobuf, which is an object of its own class; numbers beyond 2^53 are left as they are. */
function isMessage(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !('low' in value && 'high' in value);
}

function otherMembers(value: object, other: (member: unknown) => unknown): object {
  const copy = Object.create(Object.getPrototypeOf(value) as object) as { [name: string]: unknown };
  for (const [name, member] of Object.entries(value)) copy[name] = other(member);
  return copy;
}

/** What is found of a run whose history was changed so. */
async function foundIn(
  stream: StreamId,
  change: (history: RunHistory) => RunHistory,
): Promise<readonly string[]> {
  const run = await lastRun(stream);
  const history = await readHistory(world.source, stream);
  expect(runReport(await replayOf(run), history, RULEBOOK)).toMatchObject({
    outcome: 'replayed',
    differences: [],
  });
  const forged = await replayOf({ ...run, history: change(run.history) });
  // To the engine's own replay nothing is wrong.
  expect(forged.failure).toBeUndefined();
  return inEnglish(runReport(forged, history, RULEBOOK).differences);
}

test('an activity input that was changed in a history passes the plain replay and not the audit', async () => {
  const stream = await world.percorso('IssueAssegno');
  const found = await foundIn(stream, (history) =>
    withOther(history, ['100000', '975500'], 'activityTaskScheduledEventAttributes'),
  );
  expect(found).toContainEqual(expect.stringMatching(/cents: kept 975500, replayed 100000$/));
});

test('an effect that was never owed is found, where every trace in the history was changed', async () => {
  const stream = await world.percorso('IssueAssegno');
  const found = await foundIn(stream, (history) => withOther(history, ['100000', '975500']));
  expect(found).toContainEqual(expect.stringMatching(/owed.details.cents: register 100000, engine 975500$/));
  const twice = await foundIn(stream, (history) =>
    withOther(history, ['reserve-budget@', 'reserve-budget@x']),
  );
  expect(twice).toContainEqual(
    expect.stringMatching(/^effect reserve-budget@x.*: the register does not hold what it came to$/),
  );
  const alone = await foundIn(stream, (history) =>
    withOther(history, ['reserve-budget@', 'reserve-budget@x'], 'activityTaskScheduledEventAttributes'),
  );
  expect(alone).toContainEqual(
    expect.stringMatching(/^effect reserve-budget@x.*: performed, and never owed$/),
  );
});

test('a signal that names a fact which is not there is found', async () => {
  const stream = await world.percorso('AssignProfile');
  const signal = 'workflowExecutionSignaledEventAttributes';
  expect(
    await foundIn(stream, (history) => withOther(history, ['ProfileAssigned', 'PlanSigned'], signal)),
  ).toEqual(['signal: told PlanSigned as fact 3, the register holds ProfileAssigned']);
  const later = ['"ProfileAssigned","version":3', '"ProfileAssigned","version":9'] as const;
  expect(await foundIn(stream, (history) => withOther(history, later, signal))).toEqual([
    'signal: told ProfileAssigned as fact 9, the register holds none',
  ]);
});

test('a term that was moved in every place of a history is found', async () => {
  const stream = await world.percorso('ChooseApl');
  const history = await readHistory(world.source, stream);
  const run = await lastRun(stream);
  const dueAt = heardIn(run.history, []).agendas.at(-1)?.wakeAt ?? '';
  // Moved to a day before: the loop replaces its timer for it as it did for the day that was told.
  const other = addMs(dueAt as Instant, -86_400_000);
  expect(await foundIn(stream, (kept) => withOther(kept, [dueAt, other]))).toContainEqual(
    `agenda of version ${String(history.facts.length)}, wakeAt: register ${JSON.stringify(dueAt)}, engine ${JSON.stringify(other)}`,
  );
  expect(await foundIn(stream, (kept) => withOther(kept, ['"acceptance"', '"choice"']))).toContainEqual(
    expect.stringMatching(/, term: register "acceptance", engine "choice"$/),
  );
});

test('a loop that slept on something else than it was told is found', async () => {
  const stream = await world.percorso('ChooseApl');
  const words = await foundIn(stream, (history) =>
    withOther(history, ['term: acceptance', 'term: conclusion'], 'timerStartedEventAttributes'),
  );
  expect(words).toEqual([expect.stringMatching(/"term: conclusion": nothing that it was told says so$/)]);
  const longer = await foundIn(stream, (history) => ({
    ...history,
    events: (history.events ?? []).map((event) => {
      const timer = event.timerStartedEventAttributes;
      if (!timer) return event;
      const startToFireTimeout = msToTs(2 * tsToMs(timer.startToFireTimeout));
      return { ...event, timerStartedEventAttributes: { ...timer, startToFireTimeout } };
    }),
  }));
  // One for each timer that the run set: how many it replaced depends on what was told in time.
  const timers = (await lastRun(stream)).history.events?.filter((event) => event.timerStartedEventAttributes);
  expect(longer).toHaveLength(timers?.length ?? 0);
  expect(longer).toContainEqual(expect.stringMatching(/^timer until .* "term: acceptance": nothing/));
});

test('an effect whose outcome the register does not hold is found', async () => {
  const stream = await concluded();
  const replayed = await replayOf(await lastRun(stream));
  const history = await readHistory(world.source, stream);
  const [first] = heardIn(replayed.run.history, replayed.asked).performed;
  const key = `${first?.owed.key ?? ''}:do:1`;
  const commands = history.commands.filter(({ requestId }) => requestId !== `${stream}:${key}`);
  expect(commands).toHaveLength(history.commands.length - 1);
  expect(inEnglish(runReport(replayed, { ...history, commands }, RULEBOOK).differences)).toEqual([
    `effect ${first?.owed.key ?? ''}, do, attempt 1: the register does not hold what it came to`,
  ]);
});

test('of effects that one activity performed, each is compared with what the register holds of it', async () => {
  const stream = await world.percorso('HoldFirstMeeting');
  await world.engine.ask(stream, ask(abandon()));
  await world.engine.handleOf(stream).result();
  const replayed = await replayOf(await lastRun(stream));
  const history = await readHistory(world.source, stream);
  expect(runReport(replayed, history, RULEBOOK)).toMatchObject({ outcome: 'replayed', differences: [] });
  const { outcomes = [] } = heardIn(replayed.run.history, replayed.asked).performed.at(-1) ?? {};
  expect(outcomes.length).toBeGreaterThan(2);
  for (const { key, direction, attempt } of outcomes) {
    const commands = history.commands.filter(
      ({ requestId }) => requestId !== `${stream}:${key}:${direction}:${attempt}`,
    );
    expect(inEnglish(runReport(replayed, { ...history, commands }, RULEBOOK).differences)).toEqual([
      `effect ${key}, ${direction}, attempt ${attempt}: the register does not hold what it came to`,
    ]);
  }
});

test('an effect that was given up is compared with what the register holds of it', async () => {
  world.accounting.down = true;
  // Four attempts, each after a longer pause.
  const stream = await world.percorso('IssueAssegno');
  world.accounting.down = false;
  const replayed = await replayOf(await lastRun(stream));
  const history = await readHistory(world.source, stream);
  expect(heardIn(replayed.run.history, replayed.asked).slept.at(-1)?.summary).toBe('again: reserve-budget');
  expect(runReport(replayed, history, RULEBOOK)).toMatchObject({ outcome: 'replayed', differences: [] });
  const commands = history.commands.filter(({ ask }) => ask.command.type !== 'RecordEffectAnswer');
  expect(inEnglish(runReport(replayed, { ...history, commands }, RULEBOOK).differences)).toEqual([
    expect.stringMatching(/^effect reserve-budget@.*: the register does not hold what it came to$/),
  ]);
});

describe('a run of the first releases, to which commands were delivered', () => {
  /** A percorso as those releases would have begun it. */
  async function delivered(): Promise<StreamId> {
    const personId = randomUUID();
    for (const [stream, command] of registers(personId)) await world.engine.ask(stream, ask(command));
    const stream: StreamId = `percorso/${personId}`;
    const { taskQueue, env } = world.engine;
    for (const command of stepsUntil('ChooseApl', personId)) {
      const startWorkflowOperation = new WithStartWorkflowOperation('percorso', {
        workflowId: stream,
        taskQueue,
        args: [{ stream }],
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      const args: [{ readonly asks: readonly Ask[] }] = [{ asks: [ask(command)] }];
      await env.client.workflow.executeUpdateWithStart('deliver', { args, startWorkflowOperation });
    }
    const isDone = async (): Promise<boolean> =>
      (await readHistory(world.source, stream)).facts.filter(({ event }) => event.type === 'EffectAnswered')
        .length === 2;
    expect(await holds(isDone, { withinMs: 30_000 })).toBe(true);
    return stream;
  }

  test('is understood, and goes on as one of today once it is told something', async () => {
    const stream = await delivered();
    expect(await world.json('replay', idOf(stream))).toMatchObject({
      code: 0,
      document: { runs: 1, findings: [], differingRuns: [] },
    });
    await world.engine.ask(stream, ask(abandon()));
    await world.engine.handleOf(stream).result();
    const { code, document } = (await world.json('replay', idOf(stream))) as JsonRan<Replayed>;
    expect({ code, document }).toMatchObject({ code: 0, document: { findings: [], differingRuns: [] } });
    expect(document.runs).toBeGreaterThanOrEqual(2);
  });

  test('that asked for something else than the register holds is found', async () => {
    const stream = await delivered();
    const replayed = await replayOf(await lastRun(stream));
    const rows = await commandRows(world.source, stream);
    const [, second] = rows;
    const others = rows.map((row) =>
      row === second ? { ...row, ask: { ...row.ask, actor: { ...row.ask.actor, user: 'op-9' } } } : row,
    );
    const recorded = recordedIn(replayed.run.history);
    expect(askedDifferences(replayed.asked, recorded, rows)).toEqual([]);
    expect(inEnglish(askedDifferences(replayed.asked, recorded, others))).toEqual([
      `command ${second?.requestId ?? ''}, actor.user: kept "op-9", replayed "op-1"`,
    ]);
    expect(inEnglish(askedDifferences(replayed.asked, recorded, rows.slice(1)))).toEqual([
      `command ${rows[0]?.requestId ?? ''}: the register does not hold it`,
    ]);
  });
});

test('a history whose steps do not fit the workflow code differs', async () => {
  const stream = await concluded();
  const run = await lastRun(stream);
  const events = (run.history.events ?? []).map((event) => {
    const scheduled = event.activityTaskScheduledEventAttributes;
    if (!scheduled?.activityType) return event;
    return {
      ...event,
      activityTaskScheduledEventAttributes: { ...scheduled, activityType: { name: 'pay' } },
    };
  });
  const broken = await replayOf({ ...run, history: { ...run.history, events } });
  expect(broken.failure).toMatch(/determinism/i);
});
