import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { holds } from '../../../apps/ops/start/poll';
import { freePort } from '../../../apps/ops/start/ports';
import { identityOf, lives, send, type ProcessIdentity } from '../../../apps/ops/start/processes';
import { readRecord } from '../../../apps/ops/start/records';
import { findRunning } from '../../../apps/ops/start/running';
import { connect } from '../../support/http';
import { beside, PLACE_WITHIN_MS, type Release } from '../../support/quiet';
import { newDataFolder, OPS_PROGRAM, removeDataFolder } from '../../support/system';
import { newPercorso, openRegisters, step } from '../../support/walk';
import { insist, type Call } from './load';
import { contradictions, unsettled } from './oracles';

const PARTS = ['postgres', 'temporal', 'worker', 'api'] as const;
const dataFolder = newDataFolder();
const launchers: ChildProcess[] = [];
let leave: Release;

beforeAll(async () => {
  leave = await beside();
}, PLACE_WITHIN_MS);
afterAll(async () => {
  for (const launcher of launchers) {
    const gone = launcher.exitCode !== null || launcher.signalCode !== null;
    launcher.kill('SIGTERM');
    if (!gone) await once(launcher, 'exit');
  }
  removeDataFolder(dataFolder);
  await leave();
});

/** `npm start`, as the program that it runs; gives a caller of its API once that is ready. */
async function started() {
  const { DATABASE_URL: _url, TEMPORAL_ADDRESS: _address, ...env } = process.env;
  const place = { PERCORSI_DATA: dataFolder, PERCORSI_PORT: String(await freePort()) };
  const launcher = spawn(process.execPath, [OPS_PROGRAM, 'start'], {
    env: { ...env, ...place },
    stdio: 'ignore',
  });
  launchers.push(launcher);
  const ready = async () => {
    const { apiUrl } = findRunning(dataFolder);
    const caller = apiUrl === undefined ? undefined : connect(apiUrl);
    return (await caller?.isReady()) === true ? caller : undefined;
  };
  const caller = await holds(ready, { withinMs: 60_000, everyMs: 100 });
  if (caller === undefined) throw new Error('The system did not start');
  return { launcher, caller };
}

/** The launcher and its parts, as they are now. */
function everyone(launcher: ChildProcess): readonly ProcessIdentity[] {
  const found = PARTS.map((part) => readRecord(join(dataFolder, 'run', `${part}.json`)));
  const all = [identityOf(launcher.pid ?? 0), ...found].filter(
    (one): one is ProcessIdentity => one !== undefined,
  );
  expect(all).toHaveLength(PARTS.length + 1);
  return all;
}

/** The launcher and everything that it started, at once, as when the power goes. */
async function powerCut(launcher: ChildProcess): Promise<void> {
  const all = everyone(launcher);
  all.forEach(({ pid }) => send(pid, 'SIGKILL'));
  expect(await holds(() => all.every((one) => !lives(one)), { withinMs: 10_000 })).toBe(true);
}

test('a launcher that is killed with -9 leaves nothing alive', async () => {
  const { launcher } = await started();
  const all = everyone(launcher);
  launcher.kill('SIGKILL');
  const left = () => all.filter((one) => lives(one)).length;
  expect(await holds(() => left() === 0, { withinMs: 45_000 })).toBe(true);
}, 120_000);

test('after everything was killed with -9, the launcher too, a second start resumes the open percorsi', async () => {
  const first = await started();
  await openRegisters(first.caller);
  const open = await newPercorso(first.caller, 'choose-apl');
  const calls: Call[] = [];
  const accept = step('accept-person');
  await insist({ caller: first.caller, calls }, `/percorsi/${open}/accept-person`, accept);
  await powerCut(first.launcher);
  await expect(first.caller.get(`/percorsi/${open}`)).rejects.toThrow();

  const second = await started();
  expect(await second.caller.read(`/percorsi/${open}`)).toMatchObject({ phase: 'apl-accepted' });
  const again = await second.caller.post(`/percorsi/${open}/accept-person`, accept.body, {
    key: calls[0]?.key ?? '',
    actor: accept.actor,
  });
  expect(again.body).toEqual(calls[0]?.reply?.body);
  await insist(
    { caller: second.caller, calls },
    `/percorsi/${open}/hold-first-meeting`,
    step('hold-first-meeting'),
  );
  const { ownerUrl = '' } = findRunning(dataFolder);
  expect(await unsettled(ownerUrl, [])).toEqual([]);
  expect(await contradictions(ownerUrl, calls)).toEqual([]);
}, 150_000);
