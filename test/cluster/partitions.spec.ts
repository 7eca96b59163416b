import { startLoad, type Call, type Load } from '../apps/faults/load';
import { contradictions, rowsOf, unsettled } from '../apps/faults/oracles';
import { chanceOfRun } from '../apps/faults/random';
import type { Caller } from '../support/http';
import { startCluster, type Cluster } from './support/cluster';
import type { Member } from './support/member';
import { takes, percorsiAt } from './support/percorsi';
import { comes, lasts, say } from './support/progress';
import { PAUSE_MS } from './support/settings';
import { waitingFor, type Waits } from './support/waiting';

/** So few that the machine is not full: what is owed then waits for the one that is cut off, or for nobody. */
const CALLERS = 2;
/** A request in flight when the line is cut may have to be asked again of the other API. */
const OTHERS_WAIT_MS = 20_000;
/** An attempt of the process that is cut off takes ten seconds to be given up, and the sweep looks every ten. */
const OWED_WITHIN_S = 30;
const TEST_MS = PAUSE_MS + 300_000;

type Line = 'register' | 'engine';

const chance = chanceOfRun();
const calls: Call[] = [];
const abandoned: string[] = [];
let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
}, 300_000);
afterAll(() => cluster.stop(), 120_000);

interface Cut {
  readonly member: Member;
  readonly line: Line;
  /** Who goes on asking meanwhile. */
  readonly caller: Caller;
}

/** Cuts one line of one process under load; answers how those who asked meanwhile fared. */
async function cutOff({ member, line, caller }: Cut): Promise<Fared> {
  const waiting = waitingFor(caller);
  const load = startLoad(waiting.caller, { callers: CALLERS, chance });
  await comes('the load', () => load.calls.length > CALLERS);
  const waits = waiting.from();
  member[line].swallow();
  say(`${member.name} is cut off from the ${line}`);
  await lasts(PAUSE_MS);
  const seen = { ...waits(), overdue: await overdue() };
  await member[line].pass();
  say(
    `${member.name} has its ${line} again; ${seen.answers} answers meanwhile, the longest wait ${seen.longestMs} ms, ${seen.overdue.length} overdue`,
  );
  await ended(load);
  return seen;
}

/** How those who asked fared, and which percorsi were left waiting for what is owed to them. */
interface Fared extends Waits {
  readonly overdue: readonly string[];
}

async function overdue(): Promise<readonly string[]> {
  const query = 'SELECT stream_id FROM register.wake_at WHERE owed_since < now() - make_interval(secs => $1)';
  const rows = await rowsOf<{ stream_id: string }>(cluster.ownerUrl, query, [OWED_WITHIN_S]);
  return rows.map((row) => row.stream_id);
}

async function ended(load: Load): Promise<void> {
  await load.stop();
  calls.push(...load.calls);
  abandoned.push(...load.abandoned);
  await cluster.ready();
  expect(await unsettled(cluster.ownerUrl, abandoned)).toEqual([]);
  expect(await contradictions(cluster.ownerUrl, calls)).toEqual([]);
}

/** The others go on: answers come all the time, none of them late, and what is owed is done. */
function expectsOthersToGoOn({ answers, longestMs, overdue: left }: Fared): void {
  expect(answers).toBeGreaterThan(PAUSE_MS / 1_000);
  expect(longestMs).toBeLessThan(OTHERS_WAIT_MS);
  expect(left).toEqual([]);
}

test(
  'a worker cut off from the register leaves its percorsi to the other one',
  async () => {
    const cut = { member: cluster.workers[0], line: 'register', caller: cluster.caller } as const;
    expectsOthersToGoOn(await cutOff(cut));
  },
  TEST_MS,
);

test(
  'a worker cut off from the engine leaves its percorsi to the other one',
  async () => {
    const cut = { member: cluster.workers[0], line: 'engine', caller: cluster.caller } as const;
    expectsOthersToGoOn(await cutOff(cut));
  },
  TEST_MS,
);

test(
  'an API cut off from the register says so, and the other one goes on',
  async () => {
    const [cut, other] = cluster.apis;
    const waits = cutOff({ member: cut, line: 'register', caller: other.caller });
    await lasts(PAUSE_MS / 2);
    expect(await cut.caller.isReady()).toBe(false);
    expectsOthersToGoOn(await waits);
  },
  TEST_MS,
);

test(
  'an API cut off from the engine takes commands as ever, and what they owe happens once',
  async () => {
    const [cut] = cluster.apis;
    const known = await percorsiAt(cluster.caller, 10, { until: 'sign-patto' });
    const waits = cutOff({ member: cut, line: 'engine', caller: cut.caller });
    await lasts(PAUSE_MS / 2);
    const issued: Call[] = [];
    for (const id of known) await takes({ caller: cut.caller, calls: issued }, id, 'issue-assegno');
    expectsOthersToGoOn(await waits);
    expect(issued.flatMap(({ attempts }) => attempts)).toEqual(known.map(() => 'ok'));
    expect(await contradictions(cluster.ownerUrl, issued)).toEqual([]);
  },
  TEST_MS,
);
