import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON, historyToJSON, type History } from '@temporalio/common/lib/proto-utils';
import { DeterminismViolationError } from '@temporalio/workflow';
import { Worker, type InjectedSinks } from '@temporalio/worker';
import type { Handling } from '../../activities/handle';
import type { Command } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import type { PercorsoCommandType } from '../../domain/percorso/commands';
import type { AuditSinks } from '../../workflows/audit';
import { bundledWorkflows, startEngine, type Engine } from '../support/engine';
import { memoryEventStore } from '../support/memory-event-store';
import { abandon, ask, registers, stepsUntil } from '../support/pathway';
import { memoryGateway } from '../support/memory-gateway';

const FOLDER = join(__dirname, '..', 'histories');
const party = memoryGateway();
let engine: Engine;

/** How each saved history came about. `RECORD_HISTORIES=1` records them anew; the change is then reviewed like code. */
const ENDINGS: Readonly<Record<string, { until: PercorsoCommandType; then?: Command; skipDays?: number }>> = {
  concluded: { until: 'HoldFirstMeeting', skipDays: 260 },
  'abandoned-after-start': { until: 'HoldFirstMeeting', then: abandon() },
  'abandoned-before-issue': { until: 'SignPatto', then: abandon() },
  'lapsed-without-choice': { until: 'IssueAssegno', skipDays: 40 },
  'lapsed-after-silent-apl': { until: 'ChooseApl', skipDays: 60 },
};

beforeAll(async () => {
  const gateways = { accounting: party, messages: party };
  const ports = { store: memoryEventStore(), gateways, code: { digest: 'test' } };
  engine = await startEngine({ ...ports, engine: { wake: () => Promise.resolve() } });
  if (process.env['RECORD_HISTORIES'] === '1') await recordAll();
});
afterAll(() => engine.stop());

describe('a history of every kind of ending is kept', () => {
  test.each(Object.keys(ENDINGS))('%s', (name) => {
    expect(readdirSync(FOLDER)).toContain(`${name}.json`);
  });
});

describe('every kept history replays on the workflow code of today', () => {
  test.each(readdirSync(FOLDER))('%s', async (file) => {
    await expect(replay(saved(file))).resolves.toBeUndefined();
  });
});

test('workflow code that does otherwise is told from the code that made the history', async () => {
  const history = saved('concluded.json');
  const scheduled = history.events?.find((event) => event.activityTaskScheduledEventAttributes);
  const attributes = scheduled?.activityTaskScheduledEventAttributes;
  if (attributes?.activityType) attributes.activityType.name = 'another';
  await expect(replay(history)).rejects.toThrow(DeterminismViolationError);
});

test('what the workflow asked of its activities is heard by the audit sink, also in a replay', async () => {
  const asked: { readonly activity: string; readonly asks: readonly unknown[] }[] = [];
  const hear = (_: unknown, activity: string, [given]: readonly unknown[]) => {
    asked.push({ activity, asks: (given as Partial<Handling>).asks ?? [] });
  };
  await replay(saved('concluded.json'), { audit: { asked: { fn: hear, callDuringReplay: true } } });
  expect(asked.filter(({ activity }) => activity === 'discharge')).toHaveLength(3);
  // Eight commands and three outcomes of effects, however they came together in calls; one deadline asks nothing.
  const calls = asked.filter(({ activity }) => activity === 'handle');
  expect(calls.flatMap(({ asks }) => asks)).toHaveLength(11);
  expect(calls.some(({ asks }) => asks.length === 0)).toBe(true);
});

function saved(file: string): History {
  return historyFromJSON(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
}

async function replay(history: History, sinks?: InjectedSinks<AuditSinks>): Promise<void> {
  const silent = { audit: { asked: { fn: () => undefined, callDuringReplay: false } } };
  await Worker.runReplayHistory({ workflowBundle: bundledWorkflows(), sinks: sinks ?? silent }, history);
}

async function recordAll(): Promise<void> {
  for (const [name, ending] of Object.entries(ENDINGS)) {
    const stream = await live(ending);
    const history = await engine.handleOf(stream).fetchHistory();
    writeFileSync(join(FOLDER, `${name}.json`), `${historyToJSON(history)}\n`);
  }
}

async function live({ until, then, skipDays }: (typeof ENDINGS)[string]): Promise<StreamId> {
  const personId = randomUUID();
  const stream: StreamId = `percorso/${personId}`;
  const commands = [...stepsUntil(until, personId), ...(then === undefined ? [] : [then])];
  for (const [register, command] of registers(personId)) await engine.deliver(register, ask(command));
  for (const command of commands) await engine.deliver(stream, ask(command));
  if (skipDays !== undefined) await engine.skipDays(stream, skipDays);
  await engine.handleOf(stream).result();
  return stream;
}
