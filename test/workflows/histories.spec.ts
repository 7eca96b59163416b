import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON, historyToJSON, type History } from '@temporalio/common/lib/proto-utils';
import { DeterminismViolationError } from '@temporalio/workflow';
import { Worker, type InjectedSinks } from '@temporalio/worker';
import type { Handling } from '../../activities/handle';
import type { Performance } from '../../activities/performance';
import { WAKE } from '../../activities/told';
import type { StreamId } from '../../domain/identifiers';
import type { PercorsoCommandType } from '../../domain/percorso/commands';
import type { AuditSinks } from '../../workflows/audit';
import { bundledWorkflows } from '../support/engine';
import { abandon, steps } from '../support/pathway';
import { idOf, startScene, type Scene } from './scene';

const FOLDER = join(__dirname, '..', 'histories');
const RECORDED = (process.env['RECORD_HISTORIES'] ?? '').split(',').filter((name) => name !== '');
let scene: Scene;

/** Histories of the first releases, which nobody can record again. */
const OF_OLD = [
  'abandoned-after-start',
  'abandoned-before-issue',
  'concluded',
  'lapsed-after-silent-apl',
  'lapsed-without-choice',
];

/** How each saved history came about. `RECORD_HISTORIES=some,names` records those; the change is then reviewed like code. */
const LIVES: Readonly<Record<string, (stream: StreamId) => Promise<void>>> = {
  'signalled-concluded': async (stream) => {
    await walk(stream, 'HoldFirstMeeting');
    await scene.engine.skipDays(stream, 260);
  },
  'signalled-abandoned-after-start': async (stream) => {
    await walk(stream, 'HoldFirstMeeting');
    await scene.tell(stream, abandon());
  },
  'signalled-abandoned-before-issue': async (stream) => {
    await walk(stream, 'SignPatto');
    await scene.tell(stream, abandon());
  },
  'signalled-lapsed-without-choice': async (stream) => {
    await walk(stream, 'IssueAssegno');
    await scene.engine.skipDays(stream, 40);
  },
  'signalled-lapsed-after-silent-apl': async (stream) => {
    await walk(stream, 'ChooseApl');
    await scene.engine.skipDays(stream, 60);
  },
  'signalled-while-party-was-down': async (stream) => {
    await walk(stream, 'SignPatto');
    scene.accounting.down = true;
    await walk(stream, 'IssueAssegno', 'IssueAssegno');
    scene.accounting.down = false;
    await scene.engine.skipDays(stream, 40);
  },
  'signalled-begun-by-a-sweep': async (stream) => {
    await walk(stream, 'IssueAssegno');
    await scene.engine.messenger.wake(stream, 'anew');
    await scene.engine.skipDays(stream, 40);
  },
  'signalled-with-a-fresh-history': async (stream) => {
    await walk(stream, 'ChooseApl');
    for (let wake = 0; wake < 20; wake += 1) {
      await scene.engine.handleOf(stream).signal('wake', WAKE);
      await scene.engine.settled(stream);
    }
    await scene.engine.skipDays(stream, 60);
  },
  'undone-in-one-activity': async (stream) => {
    await walk(stream, 'HoldFirstMeeting');
    await scene.tell(stream, abandon());
  },
};

beforeAll(async () => {
  scene = await startScene();
  for (const name of RECORDED) await record(name);
}, 120_000);
afterAll(() => scene.engine.stop());

test('a history of every kind of life is kept, those of the first releases beside those of today', () => {
  const kept = [...OF_OLD, ...Object.keys(LIVES)].map((name) => `${name}.json`).sort();
  expect(readdirSync(FOLDER).sort()).toEqual(kept);
});

describe('every kept history replays on the workflow code of today', () => {
  test.each(readdirSync(FOLDER))('%s', async (file) => {
    await expect(replay(saved(file))).resolves.toBeUndefined();
  });
});

test('one of the histories begins where another one went on, with the agenda in hand', () => {
  const [started] = saved('signalled-with-a-fresh-history.json').events ?? [];
  const { continuedExecutionRunId, input } = started?.workflowExecutionStartedEventAttributes ?? {};
  expect(continuedExecutionRunId).toMatch(/./);
  expect(Buffer.from(input?.payloads?.[0]?.data ?? []).toString()).toContain('"term":"acceptance"');
});

test.each(['concluded.json', 'signalled-concluded.json'])(
  'workflow code that does otherwise is told from the code that made %s',
  async (file) => {
    const history = saved(file);
    const scheduled = history.events?.find((event) => event.activityTaskScheduledEventAttributes);
    const attributes = scheduled?.activityTaskScheduledEventAttributes;
    if (attributes?.activityType) attributes.activityType.name = 'another';
    await expect(replay(history)).rejects.toThrow(DeterminismViolationError);
  },
);

test('what the workflow of the first releases asked of its activities is heard by the audit sink, also in a replay', async () => {
  const asked = await heard('concluded.json');
  expect(asked.filter(({ activity }) => activity === 'discharge')).toHaveLength(3);
  // Eight commands and three outcomes of effects, however they came together in calls; one deadline asks nothing.
  const calls = asked.filter(({ activity }) => activity === 'handle');
  const asks = calls.map(({ given }) => (given as Handling).asks);
  expect(asks.flat()).toHaveLength(11);
  expect(asks.some((one) => one.length === 0)).toBe(true);
});

test('what the loop asks of its activities is heard by the audit sink, also in a replay', async () => {
  const asked = await heard('signalled-concluded.json');
  const performed = asked.filter(({ activity }) => activity === 'perform');
  expect(performed.map(({ given }) => nameOf(given as Performance))).toEqual([
    'do reserve-budget',
    'do notify-apl',
    'do book-appointments',
    'do notify-parties',
    'do notify-parties',
    'undo reserve-budget',
  ]);
  // Beside the effects, time passes: at the terms of the plan, the conclusion, the evidence and the settlement.
  expect(asked.filter(({ activity }) => activity === 'keepTime').length).toBeGreaterThanOrEqual(3);
  expect(asked.every(({ given }) => (given as Performance).stream.startsWith('percorso/'))).toBe(true);
});

test('of a party that was down the loop asks the outcome, and never the same effect again', async () => {
  const asked = await heard('signalled-while-party-was-down.json');
  const isReservation = ({ given }: Heard) => {
    const { owed } = given as Partial<Performance>;
    return owed?.effect === 'reserve-budget' && owed.direction === 'do';
  };
  const reservation = asked.filter(isReservation);
  expect(reservation.map(({ activity, given }) => [activity, (given as Performance).owed.mode])).toEqual([
    ['perform', 'perform'],
    ['giveUp', 'perform'],
    ['perform', 'enquire'],
  ]);
});

test('what is owed after an exit is undone by one activity', async () => {
  const asked = await heard('undone-in-one-activity.json');
  const performed = asked.filter(({ activity }) => activity === 'perform');
  expect(performed.map(({ given }) => nameOf(given as Performance))).toEqual([
    'do reserve-budget',
    'do notify-apl',
    'do book-appointments',
    'undo book-appointments',
  ]);
});

interface Heard {
  readonly activity: string;
  readonly given: unknown;
}

const nameOf = ({ owed }: Performance): string => `${owed.direction} ${owed.effect}`;

/** What a history asked of activities, as its replay tells it. */
async function heard(file: string): Promise<readonly Heard[]> {
  const asked: Heard[] = [];
  const hear = (_: unknown, activity: string, [given]: readonly unknown[]) => {
    asked.push({ activity, given });
  };
  await replay(saved(file), { audit: { asked: { fn: hear, callDuringReplay: true } } });
  return asked;
}

function saved(file: string): History {
  return historyFromJSON(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
}

async function replay(history: History, sinks?: InjectedSinks<AuditSinks>): Promise<void> {
  const silent = { audit: { asked: { fn: () => undefined, callDuringReplay: false } } };
  await Worker.runReplayHistory({ workflowBundle: bundledWorkflows(), sinks: sinks ?? silent }, history);
}

async function record(name: string): Promise<void> {
  const live = LIVES[name];
  if (live === undefined) throw new Error(`Nobody knows how ${name} comes about`);
  const stream = await scene.newPercorso();
  await live(stream);
  await scene.engine.ended(stream);
  const history = await scene.engine.handleOf(stream).fetchHistory();
  writeFileSync(join(FOLDER, `${name}.json`), `${historyToJSON(history)}\n`);
}

/** The steps up to one, each told and heard before the next. */
async function walk(
  stream: StreamId,
  last: PercorsoCommandType,
  first: PercorsoCommandType = 'SubmitAdhesion',
): Promise<void> {
  const all = [...steps(idOf(stream))];
  const at = (type: PercorsoCommandType) => all.findIndex(([one]) => one === type);
  for (const [, command] of all.slice(at(first), at(last) + 1)) {
    await scene.tell(stream, command);
    await scene.engine.settled(stream);
  }
}
