import { commandRows, readHistory } from '../../../activities/postgres/history';
import type { Finding } from '../../../activities/redecide';
import { askedDifferences } from '../../../apps/ops/replay/compare';
import { engineRuns, type EngineRun } from '../../../apps/ops/replay/engine-runs';
import { recordedIn, type RunHistory } from '../../../apps/ops/replay/recorded';
import { replayRuns, type ReplayedRun } from '../../../apps/ops/replay/replay-runs';
import { runReport } from '../../../apps/ops/replay/report';
import { idOf, type StreamId } from '../../../domain/identifiers';
import { bundledWorkflows } from '../../support/engine';
import { containing, startOpsWorld, type JsonRan, type OpsWorld } from './ops-world';

let world: OpsWorld;

beforeAll(async () => {
  world = await startOpsWorld();
});
afterAll(() => world.stop());

interface Replayed {
  readonly commands: number;
  readonly runs: number;
  readonly noLongerKept: number;
  readonly findings: readonly Finding[];
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
  const forge = (from: string, to: string) =>
    world.tamper(`
      UPDATE register.event SET payload = replace(payload, '"profileIndex":${from}}', '"profileIndex":${to}}')
        WHERE stream_id = '${stream}' AND version = 3;
      ${RECHAIN(stream)}`);
  await forge('8000', '8001');
  await world.ops('rebuild');
  expect(await world.ops('verify')).toMatchObject({ code: 0, out: containing('agree') });
  const { code, document } = (await world.json(
    'replay',
    idOf(stream),
    '--register-only',
  )) as JsonRan<Replayed>;
  await forge('8001', '8000');
  await world.ops('rebuild');
  expect(code).toBe(1);
  expect(document.findings[0]).toMatchObject({
    stream,
    version: 2,
    difference: 'fact 3.event.profileIndex: decided 8000, register 8001',
  });
});

/** Leaves and heads as whoever owns the database can compute them again. */
const RECHAIN = (stream: StreamId) => `
  DO $$ DECLARE
    e record;
    v_head bytea := decode(repeat('00', 32), 'hex');
    v_header text;
  BEGIN
    FOR e IN SELECT v.*, l.code FROM register.event v JOIN register.ledger l USING (ledger_id)
        WHERE v.stream_id = '${stream}' ORDER BY v.version LOOP
      v_header := concat_ws(' ', e.code, e.position, e.stream_id, e.version, encode(v_head, 'hex'));
      v_head := sha256('\\x00'::bytea || convert_to(v_header || E'\\n' || e.payload, 'UTF8'));
      UPDATE register.event SET header = v_header, leaf = v_head
        WHERE ledger_id = e.ledger_id AND position = e.position;
    END LOOP;
    UPDATE register.stream SET head = v_head WHERE stream_id = '${stream}';
  END $$;`;

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

/** The same history with another amount in what the accounting body was asked. */
function withOtherInput({ events = [], ...history }: RunHistory): RunHistory {
  const [first] = (events ?? []).filter((event) => event.activityTaskScheduledEventAttributes);
  const [payload] = first?.activityTaskScheduledEventAttributes?.input?.payloads ?? [];
  if (!payload?.data) throw new Error('no activity was scheduled');
  const text = Buffer.from(payload.data).toString().replace('375500', '975500');
  payload.data = new Uint8Array(Buffer.from(text));
  return { ...history, events };
}

test('an activity input that was changed in a history passes the plain replay and not the audit', async () => {
  const stream = await concluded();
  const run = await lastRun(stream);
  const honest = await replayOf(run);
  const history = await readHistory(world.source, stream);
  expect(runReport(honest, history)).toMatchObject({ outcome: 'replayed', differences: [] });
  const forged = await replayOf({ ...run, history: withOtherInput(run.history) });
  expect(forged.failure).toBeUndefined();
  expect(runReport(forged, history)).toMatchObject({
    outcome: 'differs',
    differences: [expect.stringMatching(/cents: kept 975500, replayed 375500$/)],
  });
});

test('a history that asked for something else than the register holds is found', async () => {
  const stream = await concluded();
  const replayed = await replayOf(await lastRun(stream));
  const rows = await commandRows(world.source, stream);
  const [, second] = rows;
  const others = rows.map((row) =>
    row === second ? { ...row, ask: { ...row.ask, actor: { ...row.ask.actor, user: 'op-9' } } } : row,
  );
  const recorded = recordedIn(replayed.run.history);
  expect(askedDifferences(replayed.asked, recorded, rows)).toEqual([]);
  expect(askedDifferences(replayed.asked, recorded, others)).toEqual([
    `command ${second?.requestId ?? ''}, actor.user: kept "op-9", replayed "op-1"`,
  ]);
  expect(askedDifferences(replayed.asked, recorded, rows.slice(1))).toEqual([
    `command ${rows[0]?.requestId ?? ''}: the register does not hold it`,
  ]);
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
