import type { History } from '@temporalio/common/lib/proto-utils';
import { holds } from '../../apps/ops/start/poll';
import type { Command } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import type { PercorsoCommandType } from '../../domain/percorso/commands';
import { addMs, type Instant } from '../../domain/time/civil-date';
import { agenda } from '../../workflows/messages';
import { WAKE } from '../../activities/told';
import { steps } from '../support/pathway';
import { idOf, startScene, type Scene } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene.engine.stop());

const textOf = (data: Uint8Array | null | undefined): string => Buffer.from(data ?? []).toString();

/** Everything that the engine keeps of a run as payload, in words. */
function payloadsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  const { data } = value as { readonly data?: unknown };
  if (data instanceof Uint8Array) return [textOf(data)];
  return Object.values(value).flatMap(payloadsIn);
}

/** The names of all fields, however deep. */
function fieldsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(fieldsIn);
  return Object.entries(value).flatMap(([name, inner]) => [name, ...fieldsIn(inner)]);
}

interface Signalled {
  readonly facts: readonly object[];
}
const signalsOf = ({ events }: History): readonly Signalled[] =>
  (events ?? []).flatMap(({ workflowExecutionSignaledEventAttributes: signalled }) =>
    (signalled?.input?.payloads ?? []).map(({ data }) => JSON.parse(textOf(data)) as Signalled),
  );

test('the pathway is seen in the signals: each names its facts and their versions, and nothing else of them', async () => {
  const stream = await scene.newPercorso();
  for (const command of steps(idOf(stream)).values()) {
    await scene.tell(stream, command);
    await scene.engine.settled(stream);
  }
  const history = await scene.engine.handleOf(stream).fetchHistory();
  const facts = signalsOf(history).flatMap((told) => told.facts);
  const recorded = scene.store.tables.facts.get(stream) ?? [];
  const pathway = recorded.filter(({ event }) => event.type !== 'EffectAnswered');
  expect(facts).toEqual(pathway.map(({ event, version }) => ({ type: event.type, version })));
  expect(facts).toHaveLength(8);
  const names = (history.events ?? []).flatMap(
    ({ workflowExecutionSignaledEventAttributes: signalled }) => signalled?.signalName ?? [],
  );
  expect(names.join(', ')).toBe(pathway.map(({ event }) => event.type).join(', '));
});

test('a signal that somebody sends by hand, with nothing or with anything, wakes the loop and harms nothing', async () => {
  const stream = await scene.newPercorso('IssueAssegno');
  await scene.engine.settled(stream);
  const before = await scene.engine.handleOf(stream).query(agenda);
  for (const payload of [[], ['anything'], [{ facts: 'none' }], [null]])
    await scene.engine.handleOf(stream).signal('by-hand', ...payload);
  await scene.engine.settled(stream);
  expect(await scene.engine.handleOf(stream).query(agenda)).toEqual(before);
});

/** A percorso that was heard after each step, so that each effect was owed alone. */
async function heardUntil(last: PercorsoCommandType): Promise<StreamId> {
  const stream = await scene.newPercorso();
  for (const [type, command] of steps(idOf(stream))) {
    await scene.tell(stream, command);
    await scene.engine.settled(stream);
    if (type === last) break;
  }
  return stream;
}

test('no word about the person is in the history of a percorso', async () => {
  const stream = await heardUntil('HoldFirstMeeting');
  const meeting = scene.store.tables.facts
    .get(stream)
    ?.find(({ event }) => event.type === 'FirstMeetingHeld')?.event;
  const { tutorId } = meeting as unknown as { readonly tutorId: string };
  const payloads = payloadsIn(await scene.engine.handleOf(stream).fetchHistory());
  const text = payloads.join('\n');
  expect(text).toContain('FirstMeetingHeld');
  for (const personal of [tutorId, 'op-1', 'naspi', 'residenceRegion', 'ageYears', 'profileIndex', 'sex'])
    expect(text).not.toContain(personal);
  const fields = payloads.filter(isJson).flatMap((payload) => fieldsIn(JSON.parse(payload)));
  expect([...new Set(fields)].sort()).toEqual(FIELDS);
});

const isJson = (text: string): boolean => text.startsWith('{') || text.startsWith('[');
/** Identifiers, dates, amounts and names of things: all that may cross to the engine. */
const FIELDS = [
  ...['agenda', 'attempt', 'by', 'cents', 'closed', 'cpi', 'details', 'direction', 'effect'],
  ...['envelope', 'facts', 'key', 'label', 'labelled', 'meetBy', 'mode', 'notBefore', 'now', 'owed'],
  ...['performed', 'phase', 'programme', 'provider', 'stream', 'term', 'type', 'version', 'wakeAt'],
];

test('timers and activities say in words what they are for', async () => {
  const stream = await heardUntil('ChooseApl');
  const { events } = await scene.engine.handleOf(stream).fetchHistory();
  const summaries = (events ?? []).flatMap(({ userMetadata }) =>
    userMetadata?.summary ? [JSON.parse(textOf(userMetadata.summary.data)) as string] : [],
  );
  expect(summaries).toEqual(
    expect.arrayContaining(['do reserve-budget, attempt 1', 'do notify-apl, attempt 1', 'term: acceptance']),
  );
});

test('a query answers what the loop will do next', async () => {
  const stream = await scene.newPercorso('ChooseApl');
  await scene.engine.settled(stream);
  const wake = scene.store.tables.wakes.get(stream);
  await expect(scene.engine.handleOf(stream).query(agenda)).resolves.toEqual({
    version: scene.factsOf(stream).length,
    wakeAt: wake?.dueAt,
    term: 'acceptance',
    owed: null,
    closed: false,
    label: { programme: 'TOS-PIO2', cpi: 'D612C000002', phase: 'apl-chosen' },
  });
});

/** The workflows that the engine's own list finds; visible about a second after they changed. */
async function isFound(workflowId: string, query: string): Promise<boolean> {
  const found: string[] = [];
  for await (const one of scene.engine.env.client.workflow.list({ query })) found.push(one.workflowId);
  return found.includes(workflowId);
}

test('an operator finds percorsi by programme, CPI, phase and the date of the next term', async () => {
  const stream = await scene.newPercorso('IssueAssegno');
  await scene.engine.settled(stream);
  const dueAt = scene.store.tables.wakes.get(stream)?.dueAt as Instant;
  const [before, after] = [addMs(dueAt, -1_000), addMs(dueAt, 1_000)];
  const where = `Programme = 'TOS-PIO2' AND Cpi = 'D612C000002' AND NextOn BETWEEN '${before}' AND '${after}'`;
  const isIn = (phase: string) => holds(() => isFound(stream, `${where} AND Phase = '${phase}'`), PATIENCE);
  expect(await isIn('issued')).toBe(true);
  const { memo, typedSearchAttributes } = await scene.engine.handleOf(stream).describe();
  expect(memo).toEqual({ programme: 'TOS-PIO2', cpi: 'D612C000002' });
  const labels = typedSearchAttributes.getAll().map(({ key }) => key.name);
  expect(labels).toEqual(expect.arrayContaining(['Programme', 'Cpi', 'Phase', 'NextOn']));
  await scene.tell(stream, [...steps(idOf(stream)).values()][5] as Command);
  const hasMoved = () => isFound(stream, `WorkflowId = '${stream}' AND Phase = 'apl-chosen'`);
  expect(await holds(hasMoved, PATIENCE)).toBe(true);
  expect(await isFound(stream, `WorkflowId = '${stream}' AND Phase = 'issued'`)).toBe(false);
});

const PATIENCE = { withinMs: 15_000 };

test('a percorso that was transferred is found by the office that holds it now', async () => {
  const stream = await scene.newPercorso('IssueAssegno');
  await scene.engine.settled(stream);
  const transfer = { type: 'TransferPercorso', cpi: 'A390C000001', because: 'moved-within-region' };
  const on = (steps(idOf(stream)).get('IssueAssegno') as Extract<Command, { type: 'IssueAssegno' }>).on;
  await scene.tell(stream, { ...transfer, on } as Command);
  await scene.engine.settled(stream);
  const isAt = (cpi: string) => isFound(stream, `WorkflowId = '${stream}' AND Cpi = '${cpi}'`);
  expect(await holds(() => isAt('A390C000001'), PATIENCE)).toBe(true);
  expect(await isAt('D612C000002')).toBe(false);
  const { memo } = await scene.engine.handleOf(stream).describe();
  expect(memo).toEqual({ programme: 'TOS-PIO2', cpi: 'A390C000001' });
});

test('what a percorso is found by stays with it when its history becomes a fresh one', async () => {
  const stream = await scene.newPercorso('IssueAssegno');
  await scene.engine.settled(stream);
  const first = await scene.engine.handleOf(stream).describe();
  for (let wake = 0; wake < 25; wake += 1) {
    await scene.engine.handleOf(stream).signal('wake', WAKE);
    await scene.engine.settled(stream);
  }
  const { runId, memo } = await scene.engine.handleOf(stream).describe();
  expect(runId).not.toBe(first.runId);
  expect(memo).toEqual(first.memo);
  const isThere = () => isFound(stream, `RunId = '${runId}' AND Phase = 'issued' AND Cpi = 'D612C000002'`);
  expect(await holds(isThere, PATIENCE)).toBe(true);
});

test('a percorso whose run is begun by a sweep is found like any other', async () => {
  const stream = await scene.newPercorso('SignPatto');
  await scene.engine.settled(stream);
  await scene.engine.messenger.wake(stream, 'anew');
  await scene.engine.settled(stream);
  const { runId, memo } = await scene.engine.handleOf(stream).describe();
  const isThere = () =>
    isFound(stream, `RunId = '${runId}' AND Programme = 'TOS-PIO2' AND Phase = 'patto-signed'`);
  expect(await holds(isThere, PATIENCE)).toBe(true);
  expect(memo).toEqual({ programme: 'TOS-PIO2', cpi: 'D612C000002' });
});

test('a day on which nothing falls due is no date: such a percorso is found by its phase alone', async () => {
  const stream = await scene.newPercorso('TakeInCharge');
  await scene.engine.settled(stream);
  const isThere = () =>
    isFound(stream, `WorkflowId = '${stream}' AND Phase = 'taken-in-charge' AND NextOn IS NULL`);
  expect(await holds(isThere, PATIENCE)).toBe(true);
});
