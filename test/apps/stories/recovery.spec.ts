import { randomUUID } from 'node:crypto';
import { holds } from '../../../apps/ops/start/poll';
import { APL, APL_ID, CPI, MANAGER } from '../../support/http';
import { today } from '../../support/pathway';
import { inDays, storyOn, type Story } from '../../support/story';
import { startTestSystem, type TestSystem } from '../../support/system';
import { openRegisters } from '../../support/walk';

const OTHER = 'manager::m-2';
const PAYEE = `apl/${APL_ID}`;
const HOUR = 3_550;
const REPLY = 'L’ora è stata svolta da un altro tutor.';

let system: TestSystem;
let story: Story;
beforeAll(async () => {
  system = await startTestSystem();
  story = storyOn(system);
  await openRegisters(system);
});
afterAll(() => system.stop());

type Body = Readonly<Record<string, unknown>>;
const asks = (path: string, body: object, actor = MANAGER) =>
  system.post(path, { on: today(), ...body }, { actor });
const tasks = async (percorsoId: string) => (await story.tasksOf(percorsoId)).map(({ task }) => task);
const until = async (condition: () => Promise<boolean>) => {
  expect(await holds(condition, { withinMs: 45_000 })).toBe(true);
};

/** Somebody with an hour of service who has left. */
async function served(activityId = randomUUID()): Promise<string> {
  const { percorsoId } = await story.begun('hold-first-meeting');
  const at = `/percorsi/${percorsoId}`;
  const on = today();
  const given = { activityId, kind: 'interview', minutes: 60, mode: 'in-person', attendance: 'attended' };
  await system.must(`${at}/record-activity`, { on, ...given }, { actor: APL });
  await system.must(`${at}/report-abandonment`, { on, cause: 'declared' }, { actor: CPI });
  return percorsoId;
}

async function approved(percorsoId: string, more: object = {}): Promise<void> {
  const at = `/percorsi/${percorsoId}`;
  const on = today();
  await system.must(`${at}/propose-payment`, { on, payee: PAYEE, ...more }, { actor: MANAGER });
  const { version: proposal } = await story.lastOf(percorsoId, 'PaymentProposed');
  await system.must(`${at}/approve-payment`, { on, proposal }, { actor: OTHER });
}

const paid = async (percorsoId: string) => {
  const effects = (await story.fileOf(percorsoId))['effects'] as readonly Body[];
  const payments = effects.filter(({ effect }) => effect === 'pay-fee');
  return payments.length > 0 && payments.every(({ answer }) => answer === 'done');
};

test('the manager: money that was paid in error is asked back, answered, divided, given up in part, and set off', async () => {
  const activityId = randomUUID();
  const [asking, owing] = [await served(activityId), await served()] as const;
  await approved(asking);
  await until(() => paid(asking));
  await system.must(`/percorsi/${asking}/cancel-activity`, { on: today(), activityId }, { actor: APL });
  await story.has(asking, 'RecoveryOpened');
  const about = { of: `percorso/${asking}`, payee: PAYEE };
  const against = { payee: PAYEE, against: asking };

  // Nothing is set off of which the body knows nothing.
  const early = await asks(`/percorsi/${owing}/propose-payment`, against);
  expect(early).toMatchObject({ status: 409, body: { code: 'recovery-not-noticed' } });
  const notice = { ...about, channel: 'pec', proof: 'Ricevuta PEC 1234' };
  expect(await asks('/recoveries/record-notice', notice, CPI)).toMatchObject({ status: 403 });
  expect(await asks('/recoveries/record-notice', notice)).toMatchObject({
    status: 200,
    body: { facts: ['RecoveryNoticeDelivered'] },
  });
  const unheard = await asks(`/percorsi/${owing}/propose-payment`, against);
  expect(unheard).toMatchObject({ status: 409, body: { code: 'recovery-not-heard' } });

  // It replies: who decides reads its words, which no fact holds.
  expect(await asks('/recoveries/record-reply', { ...about, text: REPLY })).toMatchObject({ status: 200 });
  expect(await tasks(asking)).toContain('decide-recovery-reply');
  const [told] = (await system.read(`/percorsi/${asking}/recoveries`, MANAGER))['items'] as readonly Body[];
  const [reply] = told?.['replies'] as readonly Body[];
  expect(told).toMatchObject({ outstandingCents: HOUR, heard: 'reply-waits' });
  expect(reply).toMatchObject({ standing: 'waits', text: REPLY });
  expect(JSON.stringify(await story.timelineOf(asking))).not.toContain('tutor.');
  const accepting = { ...about, reply: reply?.['reply'], cents: 550, because: 'sum-wrong' };
  expect(await asks('/recoveries/accept-reply', accepting)).toMatchObject({
    body: { facts: ['RecoveryReplyAccepted', 'RecoveryReduced'] },
  });

  // Part of it is given up, by two people.
  const giving = { ...about, cents: 500, because: 'costs-beyond-sum' };
  expect(await asks('/recoveries/propose-write-off', giving)).toMatchObject({ status: 200 });
  expect(await tasks(asking)).toContain('approve-write-off');
  const { version: writeOff } = await story.lastOf(asking, 'WriteOffProposed');
  const self = await asks('/recoveries/approve-write-off', { ...about, writeOff });
  expect(self).toMatchObject({ status: 422, body: { code: 'same-person-approves' } });
  expect(await asks('/recoveries/approve-write-off', { ...about, writeOff }, OTHER)).toMatchObject({
    body: { facts: ['WriteOffApproved', 'RecoveryReduced'] },
  });

  // The rest is to come in instalments, of which the first is late: that is noted, and decides nothing.
  const plan = { ...about, number: 2, firstOn: inDays(10) };
  expect(await asks('/recoveries/agree-instalments', plan)).toMatchObject({ status: 200 });
  expect(await system.ops('skip', asking, '--days', '14')).toMatchObject({ succeeded: true });
  await story.has(asking, 'RecoveryOverdue');
  expect(await story.tasksOf(asking)).toContainEqual(
    expect.objectContaining({ task: 'collect-overdue', missing: [`${PAYEE}: 1250`] }),
  );

  // What the body is owed elsewhere is set off: nobody pays it, and the rest is paid.
  await approved(owing, { against: asking });
  await story.has(asking, 'RecoverySetOff');
  await until(() => paid(owing));
  expect((await story.outside(owing)).filter((call) => call.endsWith('pay-fee'))).toEqual([]);
  await approved(owing);
  await until(async () => (await paid(owing)) && (await paidTimes(owing)) === 1);
  expect(await system.read(`/percorsi/${asking}/recoveries`, MANAGER)).toEqual({ items: [] });

  const statement = await statementOf([asking, owing]);
  expect(statement.get(asking)).toMatchObject({
    closing: { paidCents: HOUR, recoveredCents: 2_500, setOffCents: 2_500, writtenOffCents: 1_050 },
    owedCents: 0,
    outstandingCents: 0,
    instalments: [],
  });
  expect(statement.get(owing)).toMatchObject({
    closing: { entitledCents: HOUR, paidCents: HOUR },
    owedCents: 0,
  });
}, 300_000);

const paidTimes = async (percorsoId: string) =>
  (await story.outside(percorsoId)).filter((call) => call.endsWith('do pay-fee')).length;

async function statementOf(percorsi: readonly string[]): Promise<ReadonlyMap<string, Body>> {
  const { items } = await system.read(`/payees/${PAYEE}/statement?limit=100`, MANAGER);
  const lines = items as readonly Body[];
  return new Map(
    percorsi.map((one) => [one, lines.find(({ stream }) => stream === `percorso/${one}`) ?? {}]),
  );
}

test('the register verifies, and decides everything again as it was', async () => {
  for (const args of [['verify'], ['replay', '--all'], ['statement', PAYEE]]) {
    const run = await system.ops(...(args as [string]));
    expect({ args, said: run.said, succeeded: run.succeeded }).toMatchObject({ succeeded: true });
  }
}, 300_000);
