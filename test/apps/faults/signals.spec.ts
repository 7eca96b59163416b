import type { RunningApp } from '../../../apps/ops/start/app';
import { holds } from '../../../apps/ops/start/poll';
import { send } from '../../../apps/ops/start/processes';
import type { Caller } from '../../support/http';
import { PLACE_WITHIN_MS } from '../../support/quiet';
import { secondApi, startTestSystem, type TestSystem } from '../../support/system';
import { swallowingProxy, type SwallowingProxy } from '../../support/swallowing-proxy';
import { newPercorso, openRegisters, step } from '../../support/walk';
import { contradictions, rowsOf, unsettled } from './oracles';

/** A pass every ten seconds, and what is owed for a few seconds is looked at. */
const HEALED_WITHIN_MS = 15_000;
const STOPPED_MS = 8_000;
const AT_ONCE_MS = 3_000;

let system: TestSystem;
let proxy: SwallowingProxy;
/** An API whose line to the engine can swallow what it sends. */
let deaf: RunningApp & Caller;

beforeAll(async () => {
  system = await startTestSystem();
  proxy = await swallowingProxy(system.engineAddress);
  deaf = await secondApi(system, proxy.address);
  await openRegisters(system);
}, PLACE_WITHIN_MS);
afterAll(async () => {
  proxy.pass();
  await deaf.stop();
  await proxy.close();
  await system.stop();
});

const issue = step('issue-assegno');

/** Issues the assegno, which makes a reservation owed; answers within how many milliseconds it was granted. */
async function issued(caller: Caller, percorsoId: string): Promise<number> {
  const began = performance.now();
  await caller.must(`/percorsi/${percorsoId}/issue-assegno`, issue.body, { actor: issue.actor });
  return performance.now() - began;
}

/** How long after an instant everything that these percorsi owe was done, in milliseconds; looks at something else meanwhile. */
async function doneAfter(
  percorsi: readonly string[],
  since: number,
  look: () => Promise<unknown> = () => Promise.resolve(),
): Promise<number> {
  const query = `SELECT DISTINCT stream FROM outside.journal WHERE effect = 'reserve-budget' AND stream = ANY ($1)`;
  const streams = percorsi.map((id) => `percorso/${id}`);
  const done = async () => {
    await look();
    return (await rowsOf(system.ownerUrl, query, [streams])).length === percorsi.length;
  };
  expect(await holds(done, { withinMs: 60_000, everyMs: 100 })).toBe(true);
  return performance.now() - since;
}

const newPercorsi = (count: number): Promise<readonly string[]> =>
  Promise.all(Array.from({ length: count }, () => newPercorso(system, 'sign-patto')));

test('a signal that is swallowed on its way holds up no answer, and the sweep heals it within fifteen seconds', async () => {
  const percorsi = await newPercorsi(4);
  // The line is in use before it swallows, so that nobody is told that it broke.
  const heard = await newPercorsi(1);
  await issued(deaf, heard[0] ?? '');
  expect(await doneAfter(heard, performance.now())).toBeLessThan(HEALED_WITHIN_MS);
  proxy.swallow();
  for (const id of percorsi) expect(await issued(deaf, id)).toBeLessThan(AT_ONCE_MS);
  expect(await doneAfter(percorsi, performance.now())).toBeLessThan(HEALED_WITHIN_MS);
  const lost = async () => (await signalsOf(deaf)).lost >= percorsi.length;
  expect(await holds(lost, { withinMs: 20_000, everyMs: 200 })).toBe(true);
  proxy.pass();
  expect(await contradictions(system.ownerUrl, [])).toEqual([]);
}, 90_000);

test('an engine that stands still for a while loses nothing: fifteen seconds after it goes on nothing is owed', async () => {
  const percorsi = await newPercorsi(10);
  const engine = system.pidOf('workflow engine');
  send(engine, 'SIGSTOP');
  try {
    const stopped = performance.now();
    for (const id of percorsi) expect(await issued(system, id)).toBeLessThan(AT_ONCE_MS);
    await holds(() => performance.now() - stopped > STOPPED_MS, { withinMs: STOPPED_MS + 1_000 });
  } finally {
    send(engine, 'SIGCONT');
  }
  expect(await doneAfter(percorsi, performance.now())).toBeLessThan(HEALED_WITHIN_MS);
  expect(await unsettled(system.ownerUrl, [])).toEqual([]);
  expect(await contradictions(system.ownerUrl, [])).toEqual([]);
}, 90_000);

describe('percorsi that cannot wake, because their facts cannot be read', () => {
  /** More than the workflow tasks that a worker takes on at once. */
  const BROKEN = Number(process.env['FAULT_BROKEN'] ?? 45);
  /** When each of them was told, in seconds, by how often it had been told then. */
  const toldAt = new Map<string, ReadonlyMap<number, number>>();
  let broken: readonly string[];

  test('keep no other from waking', async () => {
    broken = (await newPercorsi(BROKEN)).map((id) => `percorso/${id}`);
    const others = await newPercorsi(20);
    expect(await unsettled(system.ownerUrl, [])).toEqual([]);
    await spoil(broken);
    expect(await holds(async () => (await tries()) >= 1, { withinMs: 30_000, everyMs: 200 })).toBe(true);
    proxy.swallow();
    for (const id of others) await issued(deaf, id);
    expect(await doneAfter(others, performance.now(), tries)).toBeLessThan(HEALED_WITHIN_MS);
    proxy.pass();
  }, 120_000);

  test('are tried again ever more seldom: after ten seconds, then after twenty', async () => {
    expect(await holds(async () => (await tries()) >= 3, { withinMs: 90_000, everyMs: 500 })).toBe(true);
    expect(toldAt.size).toBe(BROKEN);
    for (const at of toldAt.values()) {
      expect((at.get(2) ?? 0) - (at.get(1) ?? 0)).toBeGreaterThanOrEqual(10);
      expect((at.get(3) ?? 0) - (at.get(2) ?? 0)).toBeGreaterThanOrEqual(20);
    }
  }, 120_000);

  /** How often each of them was told at least; notes when. */
  async function tries(): Promise<number> {
    const rows = await rowsOf<{ stream: string; tries: number; at: number }>(
      system.ownerUrl,
      `SELECT stream_id AS stream, tries, extract(epoch FROM tried_at)::float AS at FROM register.wake_at
       WHERE stream_id = ANY ($1)`,
      [broken],
    );
    for (const row of rows.filter(({ tries: often }) => often > 0))
      toldAt.set(row.stream, new Map([...(toldAt.get(row.stream) ?? []), [row.tries, row.at]]));
    return Math.min(...rows.map((row) => row.tries));
  }

  /** What only the owner can do, and only after the trigger that forbids it is off. */
  async function spoil(streams: readonly string[]): Promise<void> {
    const { ownerUrl } = system;
    await rowsOf(ownerUrl, 'ALTER TABLE register.event DISABLE TRIGGER USER');
    await rowsOf(
      ownerUrl,
      `UPDATE register.event e SET payload = spoilt.payload,
         leaf = sha256('\\x00'::bytea || convert_to(spoilt.payload, 'UTF8'))
       FROM (SELECT ledger_id, stream_id, version, replace(payload, '"PattoSigned"', '"NeverHeardOf"') AS payload
         FROM register.event) AS spoilt
       WHERE e.stream_id = ANY ($1) AND e.type = 'PattoSigned'
         AND (spoilt.ledger_id, spoilt.stream_id, spoilt.version) = (e.ledger_id, e.stream_id, e.version)`,
      [streams],
    );
    await rowsOf(ownerUrl, 'ALTER TABLE register.event ENABLE TRIGGER USER');
    const overdue = `UPDATE register.wake_at SET due_at = now() - interval '1 hour' WHERE stream_id = ANY ($1)`;
    await rowsOf(ownerUrl, overdue, [streams]);
  }
});

async function signalsOf({ apiUrl }: Caller): Promise<{ readonly lost: number }> {
  const status = (await (await fetch(`${apiUrl}/status`)).json()) as {
    readonly engine: { readonly signals: { readonly lost: number } };
  };
  return status.engine.signals;
}
