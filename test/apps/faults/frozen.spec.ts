import { randomUUID } from 'node:crypto';
import type { RunningApp } from '../../../apps/ops/start/app';
import { holds } from '../../../apps/ops/start/poll';
import { send } from '../../../apps/ops/start/processes';
import type { Caller } from '../../support/http';
import { PLACE_WITHIN_MS } from '../../support/quiet';
import { secondApi, startTestSystem, type TestSystem } from '../../support/system';
import { newPercorso, openRegisters, step } from '../../support/walk';
import { insist, type Call } from './load';
import { contradictions, rowsOf, unsettled } from './oracles';

/** Longer than a transaction may last; a minute is for a night. */
const PAUSE_MS = Number(process.env['FAULT_PAUSE_MS'] ?? 12_000);
/** Five seconds until the database ends what the stopped process began, and the two of a lock that is asked for again. */
const ANSWERED_WITHIN_MS = 7_000;
const ATTEMPTS = 40;

const issue = step('issue-assegno');
const calls: Call[] = [];
let system: TestSystem;
let other: RunningApp & Caller;

beforeAll(async () => {
  system = await startTestSystem();
  other = await secondApi(system);
  await openRegisters(system);
}, PLACE_WITHIN_MS);
afterAll(async () => {
  send(other.pid, 'SIGCONT');
  await other.stop();
  await system.stop();
});

test(
  'an API that is stopped in the middle of issuing holds up no other, and its caller gets one answer',
  async () => {
    const free = await percorsi(20);
    const { held, answers } = await stoppedInTheMiddle();
    const stopped = performance.now();
    try {
      await Promise.all(free.map((id) => issuedInTime({ id, key: randomUUID() })));
      // Whoever is impatient asks the other API, under the key that the stopped one has.
      const impatient = held.slice(0, Math.ceil(held.length / 2));
      await Promise.all(impatient.map(issuedInTime));
      const undone = async () => !(await transactionsOpen()).some((id) => held.some((one) => one.id === id));
      expect(await holds(undone, { withinMs: 2_000 })).toBe(true);
      await holds(() => performance.now() - stopped > PAUSE_MS, { withinMs: PAUSE_MS + 1_000 });
    } finally {
      send(other.pid, 'SIGCONT');
    }
    await answers;
    expect(calls.filter(({ reply }) => reply?.status !== 200)).toEqual([]);
    const byKey = new Map<string, Set<string>>();
    for (const { key, reply } of calls)
      byKey.set(key, (byKey.get(key) ?? new Set()).add(JSON.stringify(reply?.body)));
    expect([...byKey.values()].filter((bodies) => bodies.size !== 1)).toEqual([]);
    const twice = held.map(({ id }) => `percorso/${id}`);
    const query = `SELECT stream_id FROM register.event WHERE type = 'AssegnoIssued' AND stream_id = ANY ($1)`;
    expect(await rowsOf(system.ownerUrl, query, [twice])).toHaveLength(held.length);
    expect(await unsettled(system.ownerUrl, [])).toEqual([]);
    expect(await contradictions(system.ownerUrl, calls)).toEqual([]);
  },
  PAUSE_MS + 120_000,
);

const percorsi = (count: number): Promise<readonly string[]> =>
  Promise.all(Array.from({ length: count }, () => newPercorso(system, 'sign-patto')));

interface Issuing {
  readonly id: string;
  readonly key: string;
}

async function issuedInTime({ id, key }: Issuing): Promise<void> {
  const began = performance.now();
  await insist({ caller: system, calls }, `/percorsi/${id}/issue-assegno`, { ...issue, key });
  expect(performance.now() - began).toBeLessThan(ANSWERED_WITHIN_MS);
}

/** Stops the second API while transactions of its are open; answers whose they are, and when all of its callers have an answer. */
async function stoppedInTheMiddle(): Promise<{
  readonly held: readonly Issuing[];
  readonly answers: Promise<unknown>;
}> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const issuings = (await percorsi(6)).map((id) => ({ id, key: randomUUID() }));
    const answers = Promise.all(
      issuings.map(({ id, key }) =>
        insist({ caller: other, calls }, `/percorsi/${id}/issue-assegno`, { ...issue, key }),
      ),
    );
    await holds(async () => (await transactionsOpen()).length > 0, { withinMs: 200, everyMs: 0 });
    send(other.pid, 'SIGSTOP');
    const open = new Set(await transactionsOpen());
    const held = issuings.filter(({ id }) => open.has(id));
    if (held.length > 0) return { held, answers };
    send(other.pid, 'SIGCONT');
    await answers;
  }
  throw new Error(`Not once in ${ATTEMPTS} attempts was it stopped in the middle`);
}

/** The percorsi that a client holds which says nothing, by the lock that it took when it opened them. */
async function transactionsOpen(): Promise<readonly string[]> {
  const rows = await rowsOf<{ id: string }>(
    system.ownerUrl,
    `SELECT substr(s.stream_id, 10) AS id FROM register.stream s JOIN pg_locks l
       ON l.locktype = 'advisory' AND l.granted
         AND (l.classid::bigint << 32) | l.objid::bigint = hashtextextended(s.stream_id, 1)
       JOIN pg_stat_activity a USING (pid)
     WHERE s.kind = 'percorso' AND a.state = 'idle in transaction'`,
  );
  return rows.map(({ id }) => id);
}
