import { holds } from '../../apps/ops/start/poll';
import type { Call } from '../apps/faults/load';
import { contradictions, rowsOf, unsettled } from '../apps/faults/oracles';
import { startCluster, type Cluster } from './support/cluster';
import type { Member } from './support/member';
import { each, percorsiAt, takes, type Timed } from './support/percorsi';
import { comes, lasts, say, sinceMs } from './support/progress';
import { PAUSE_MS, WAIT_MS } from './support/settings';

const BAITS = 150;
const ASKERS = 24;
/** Within this time somebody waits for what the stopped process holds, if it holds anything. */
const LOOK_MS = 400;
const TEST_MS = PAUSE_MS + 300_000;

const calls: Call[] = [];
const caught: string[] = [];
let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
}, 300_000);
afterAll(() => cluster.stop(), 120_000);

/** Many issue an assegno at the same time, and one process stops in the middle: what it holds, it keeps. */
async function frozenAmidIssues(member: Member): Promise<{ readonly baits: Promise<readonly Timed[]> }> {
  const ids = await percorsiAt(cluster.caller, BAITS, { until: 'sign-patto' });
  let issued = 0;
  const issue = async (percorsoId: string): Promise<Timed> => {
    const timed = await takes({ caller: cluster.caller, calls }, percorsoId, 'issue-assegno');
    issued += 1;
    return timed;
  };
  const baits = each(ids, issue, ASKERS);
  const caughtIt = async (): Promise<boolean> => {
    const before = issued;
    await comes('one more assegno', () => issued > before, 60_000);
    member.freeze();
    const held = await holds(() => holdsUpOthers(member), { withinMs: LOOK_MS, everyMs: 20 });
    if (held !== true && issued < BAITS - ASKERS) member.thaw();
    else return true;
    return false;
  };
  await comes('a moment to stop it', caughtIt);
  if (await holdsUpOthers(member)) caught.push(member.name);
  say(
    `${member.name} stopped after ${issued} of ${BAITS}; others wait for it: ${caught.includes(member.name)}`,
  );
  return { baits };
}

/** Whether a session of the process holds what sessions of others wait for. */
async function holdsUpOthers(member: Member): Promise<boolean> {
  const rows = await rowsOf(
    cluster.ownerUrl,
    `SELECT FROM pg_stat_activity holder WHERE holder.client_port = ANY ($1) AND EXISTS (
       SELECT FROM pg_stat_activity waiting WHERE holder.pid = ANY (pg_blocking_pids(waiting.pid)))`,
    [member.register.ports()],
  );
  return rows.length > 0;
}

/** What came of the requests that came in through one API while the process was stopped. */
async function whileFrozen(member: Member, through: number): Promise<readonly Timed[]> {
  const askers = await percorsiAt(cluster.caller, ASKERS, { until: 'sign-patto' });
  const { baits } = await frozenAmidIssues(member);
  const began = performance.now();
  const caller = cluster.apis[through]?.caller ?? cluster.caller;
  const asked = each(askers, (id) => takes({ caller, calls }, id, 'issue-assegno'), ASKERS);
  void asked.then(() =>
    say(`${ASKERS} issues through ${through + 1}: all answered after ${sinceMs(began)} ms`),
  );
  await lasts(PAUSE_MS);
  member.thaw();
  say(`${member.name} goes on after ${sinceMs(began)} ms`);
  await baits;
  await cluster.ready();
  return asked;
}

const verdict = (timed: readonly Timed[]) => ({
  refused: timed.filter(({ reply }) => reply.status !== 200).map(({ reply }) => reply),
  tooLong: timed.map(({ ms }) => ms).filter((ms) => ms > WAIT_MS),
});

async function nothingLostOrDoubled(): Promise<void> {
  expect(await unsettled(cluster.ownerUrl, [])).toEqual([]);
  expect(await contradictions(cluster.ownerUrl, calls)).toEqual([]);
}

test(
  'a worker that stands still in the middle of its work holds nobody up; it goes on, and nothing was done twice',
  async () => {
    const timed = await whileFrozen(cluster.workers[0], 1);
    await nothingLostOrDoubled();
    expect(verdict(timed)).toEqual({ refused: [], tooLong: [] });
  },
  TEST_MS,
);

test(
  'an API that stands still in the middle of its work holds nobody up; it goes on, and nothing was done twice',
  async () => {
    const timed = await whileFrozen(cluster.apis[0], 1);
    await nothingLostOrDoubled();
    expect(verdict(timed)).toEqual({ refused: [], tooLong: [] });
  },
  TEST_MS,
);

test('one of them held what the others needed when it was stopped', () => {
  expect(caught).not.toEqual([]);
});
