import { randomUUID } from 'node:crypto';
import { holds } from '../../../apps/ops/start/poll';
import { addDays, addMonths, type CivilDate } from '../../../domain/time/civil-date';
import { APL, APL_ID, CPI, ENVELOPE, MANAGER } from '../../support/http';
import { today } from '../../support/pathway';
import { communication, inDays, NODE, storyOn, type Protagonist, type Story } from '../../support/story';
import { startTestSystem, type TestSystem } from '../../support/system';
import { openRegisters } from '../../support/walk';

let system: TestSystem;
let story: Story;
beforeAll(async () => {
  system = await startTestSystem();
  story = storyOn(system);
  await openRegisters(system);
});
afterAll(() => system.stop());

const PAYEE = `apl/${APL_ID}`;
const APPROVER = 'manager::m-2';
/** Fixed term of six months at p = 0.8: 1,000 + 0.6 x 1,500 EUR; open-ended: 3,400 EUR, half of it at the sixth month. */
const TD6_CENTS = 190_000;
const TI_HALF_CENTS = 170_000;

/** One command to a percorso, told today. */
const asks =
  (percorsoId: string) =>
  (name: string, body: object = {}, sending: object = { actor: MANAGER }) =>
    system.post(`/percorsi/${percorsoId}/${name}`, { on: today(), ...body }, sending);
const proposes = (percorsoId: string, actor = MANAGER) =>
  asks(percorsoId)('propose-payment', { payee: PAYEE }, { actor });

/** The node of the ministry passes on what an employer told, and the percorso takes notice of it. */
async function tells(told: object, percorsoId: string): Promise<void> {
  const before = count(await story.told(percorsoId));
  await system.must('/employment-communications', told, { actor: NODE });
  const isNoticed = async () => count(await story.told(percorsoId)) === before + 1;
  expect(await holds(isNoticed, { withinMs: 30_000 })).toBe(true);
}

const count = (told: readonly string[]) => told.filter((type) => type === 'EmploymentObserved').length;
const tasks = async (percorsoId: string) => (await story.tasksOf(percorsoId)).map(({ task }) => task);

/** Hired six civil months ago: the sixth month of the job ended yesterday, or a day or two before where the months are of different length. */
const HIRED_ON = addMonths(today(), -6);
const M6_ON = addDays(addMonths(HIRED_ON, 6), -1);

test('the approver: a job is told, prolonged, verified when no late message can come any more, paid, annulled, recovered', async () => {
  const { percorsoId, codiceFiscale } = await story.begun('hold-first-meeting', inDays(-190));
  const hire = communication(codiceFiscale, HIRED_ON, { contract: 'A.02.00', plannedEndOn: inDays(-93) });
  await tells(hire, percorsoId);
  expect(await story.told(percorsoId)).not.toContain('OutcomeRecognised');
  expect((await system.ops('explain', percorsoId)).said).toContain('but it is too short as known');

  const prolonged = { event: 'PRO', contract: 'A.02.00', eventOn: inDays(60), refersTo: hire.protocol };
  await tells(communication(codiceFiscale, inDays(-94), prolonged), percorsoId);
  const recognised = await story.lastOf(percorsoId, 'OutcomeRecognised');
  expect(recognised.data).toMatchObject({ outcome: 'TD6', expectedCents: TD6_CENTS });
  const early = await proposes(percorsoId);
  expect(early).toMatchObject({ status: 409, body: { code: 'nothing-to-pay' } });

  expect(await system.ops('skip', percorsoId, '--days', '14')).toMatchObject({ succeeded: true });
  await story.has(percorsoId, 'OutcomeVerified');
  const verified = await story.lastOf(percorsoId, 'OutcomeVerified');
  expect(verified.data).toMatchObject({ milestone: 'M6', reachedOn: M6_ON });
  expect(verified.effectiveOn > inDays(3)).toBe(true);
  await pays(percorsoId);

  await tells(annulment(codiceFiscale, hire.protocol), percorsoId);
  const opened = await story.lastOf(percorsoId, 'RecoveryOpened');
  expect(opened.data).toEqual({ payee: PAYEE, cents: TD6_CENTS });
  expect(await story.tasksOf(percorsoId)).toContainEqual(
    expect.objectContaining({ task: 'collect-recovery', missing: [PAYEE] }),
  );
  const recovers = (cents: number) => asks(percorsoId)('record-recovery', { payee: PAYEE, cents });
  expect(await recovers(TD6_CENTS + 1)).toMatchObject({ status: 409, body: { code: 'nothing-to-recover' } });
  expect(await recovers(TD6_CENTS)).toMatchObject({ status: 200 });
  expect(await tasks(percorsoId)).not.toContain('collect-recovery');
  expect((await system.ops('show', percorsoId)).said).toMatch(
    /recovered +€1,900\.00 of €1,900\.00 asked back/,
  );
});

/** Proposed by one person, refused to that person, approved by another, executed once. */
async function pays(percorsoId: string): Promise<void> {
  expect(await story.tasksOf(percorsoId)).toContainEqual(
    expect.objectContaining({ task: 'propose-payment', assignee: 'cpi', missing: [PAYEE] }),
  );
  expect(await proposes(percorsoId)).toMatchObject({ status: 200, body: { facts: ['PaymentProposed'] } });
  expect(await proposes(percorsoId, CPI)).toMatchObject({ status: 409, body: { code: 'nothing-to-pay' } });
  const { version: proposal } = await story.lastOf(percorsoId, 'PaymentProposed');
  expect(await story.tasksOf(percorsoId)).toContainEqual(
    expect.objectContaining({ task: 'approve-payment', assignee: 'manager', missing: [String(proposal)] }),
  );
  const approves = (actor: string, key: string = randomUUID()) =>
    asks(percorsoId)('approve-payment', { proposal }, { actor, key });
  const self = await approves(MANAGER);
  expect(self).toMatchObject({ status: 422, body: { code: 'same-person-approves' } });
  expect(await approves(CPI)).toMatchObject({ status: 403 });
  const key = randomUUID();
  const approved = await approves(APPROVER, key);
  expect(approved).toMatchObject({ status: 200, body: { facts: ['PaymentApproved'] } });
  expect(await approves(APPROVER, key)).toEqual(approved);
  await paidFor(percorsoId);
  const late = await approves(APPROVER);
  expect(late).toMatchObject({ status: 409, body: { code: 'proposal-unknown' } });
  expect((await story.outside(percorsoId)).filter((call) => call === 'accounting do pay-fee')).toHaveLength(
    1,
  );
  expect(await tasks(percorsoId)).not.toContain('approve-payment');
}

/** Waits until the accounting body has answered that it paid. */
async function paidFor(percorsoId: string): Promise<void> {
  const isPaid = async () => {
    const effects = (await story.fileOf(percorsoId))['effects'] as readonly {
      effect: string;
      answer: string;
    }[];
    return effects.some(({ effect, answer }) => effect === 'pay-fee' && answer === 'done');
  };
  expect(await holds(isPaid, { withinMs: 30_000 })).toBe(true);
}

const annulment = (codiceFiscale: string, refersTo: string) =>
  communication(codiceFiscale, today(), { kind: '04', refersTo, eventOn: HIRED_ON });

/** What a check of the command line finds, in its own words. */
async function finds(...args: readonly string[]): Promise<string> {
  const { succeeded, said } = await system.ops(...args);
  return succeeded ? 'nothing' : said;
}

describe('the manager of the programme', () => {
  test('rejects a proposal, which can then be made again', async () => {
    const { percorsoId } = await matured();
    await proposes(percorsoId, CPI);
    const { version: proposal } = await story.lastOf(percorsoId, 'PaymentProposed');
    expect(await asks(percorsoId)('reject-payment', { proposal })).toMatchObject({ status: 200 });
    expect(await proposes(percorsoId, CPI)).toMatchObject({ status: 200 });
  });

  test('waits for money where the envelope does not cover a job told late, and assesses again once it does', async () => {
    const { percorsoId, codiceFiscale } = await story.begun('hold-first-meeting', '2020-03-02' as CivilDate);
    await story.closed(percorsoId);
    expect((await story.told(percorsoId)).at(-1)).toBe('ReservationReleased');
    const { reservedCents } = await system.read(`/envelopes/${ENVELOPE}`);
    const resizes = (cents: number) =>
      system.must(`/envelopes/${ENVELOPE}/resize`, { cents }, { actor: MANAGER });
    await resizes(Number(reservedCents));
    await tells(communication(codiceFiscale, '2020-04-01' as CivilDate), percorsoId);
    expect((await story.told(percorsoId)).at(-1)).toBe('FundsMissing');
    expect(await tasks(percorsoId)).toEqual(['await-funds']);
    await resizes(900_000_000_000);
    expect(await asks(percorsoId)('reassess', {})).toMatchObject({ status: 200 });
    expect(await tasks(percorsoId)).toEqual(['propose-payment']);
    const { said } = await system.ops('show', percorsoId);
    expect(said).toMatch(/entitled +€3,400\.00 by result/);
  });

  test('approves many payments at once, each with its own verdict, and not those proposed by the same person', async () => {
    const earning = [await worked(), await worked()].map(({ percorsoId }) => percorsoId);
    const { percorsoId: unpaid } = await story.begun('hold-first-meeting');
    const lists = (name: string, payments: readonly object[], sending: object) =>
      system.must(`/payments/${name}`, { on: today(), payments }, sending);
    const verdicts = ({ items }: Readonly<Record<string, unknown>>) =>
      (items as readonly { status: number; problem?: { code: string } }[]).map(
        ({ status, problem }) => problem?.code ?? status,
      );
    const payments = [...earning, unpaid].map((percorsoId) => ({ percorsoId, payee: PAYEE }));
    const sending = { actor: MANAGER, key: randomUUID() };
    const proposed = await lists('propose', payments, sending);
    expect(verdicts(proposed)).toEqual([200, 200, 'nothing-to-pay']);
    expect(proposed).toMatchObject({ items: payments });
    expect(verdicts(await lists('propose', payments, sending))).toEqual([200, 200, 'nothing-to-pay']);
    const proposals: object[] = [];
    for (const percorsoId of earning)
      proposals.push({
        percorsoId,
        proposal: (await story.lastOf(percorsoId, 'PaymentProposed')).version,
      });
    const all = [...proposals, { percorsoId: unpaid, proposal: 999 }];
    const self = await lists('approve', all, { actor: MANAGER.toUpperCase().replace('MANAGER', 'manager') });
    expect(verdicts(self)).toEqual(['same-person-approves', 'same-person-approves', 'proposal-unknown']);
    expect(verdicts(await lists('approve', all, { actor: APPROVER }))).toEqual([
      200,
      200,
      'proposal-unknown',
    ]);
    for (const percorsoId of earning) await paidFor(percorsoId);
    expect(
      await system.post('/payments/approve', { on: today(), payments: [] }, { actor: APPROVER }),
    ).toMatchObject({ status: 422, body: { errors: [{ field: 'payments', code: 'out-of-range' }] } });
    const twice = { on: today(), payments: [all[0], all[0]] };
    expect(await system.post('/payments/approve', twice, { actor: APPROVER })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'payments', code: 'repeated' }] },
    });
  });

  test('asks back what was paid by mistake, and less of it once less is due', async () => {
    const { percorsoId, activityId } = await worked();
    await proposes(percorsoId, CPI);
    const { version: proposal } = await story.lastOf(percorsoId, 'PaymentProposed');
    await asks(percorsoId)('approve-payment', { proposal }, { actor: APPROVER });
    await paidFor(percorsoId);
    await asks(percorsoId)('cancel-activity', { activityId }, { actor: APL });
    expect((await story.lastOf(percorsoId, 'RecoveryOpened')).data).toEqual({ payee: PAYEE, cents: 3_550 });
    await works(percorsoId, 30);
    const reduced = await story.lastOf(percorsoId, 'RecoveryReduced');
    expect(reduced.data).toEqual({ payee: PAYEE, cents: 1_775, remainingCents: 1_775 });
    const beyond = await asks(percorsoId)('record-recovery', { payee: PAYEE, cents: 1_776 });
    expect(beyond).toMatchObject({
      status: 409,
      body: { code: 'nothing-to-recover', missing: [APL_ID, '1775'] },
    });
    const isTold = async () =>
      (await story.outside(percorsoId)).filter((call) => call.endsWith('request-recovery')).join() ===
      'accounting do request-recovery,accounting undo request-recovery,accounting do request-recovery';
    expect(await holds(isTold, { withinMs: 30_000 })).toBe(true);
    const exactly = await asks(percorsoId)('record-recovery', { payee: PAYEE, cents: 1_775 });
    expect(exactly).toMatchObject({ status: 200 });
    expect(await tasks(percorsoId)).not.toContain('collect-recovery');
  });

  test('has every fact of the money in a register that checks and decides again', async () => {
    expect(await finds('verify')).toBe('nothing');
    expect(await finds('replay', '--all')).toBe('nothing');
  });
});

/** An hour of service, and then the person leaves: it is owed. */
async function worked(): Promise<{ readonly percorsoId: string; readonly activityId: string }> {
  const { percorsoId } = await story.begun('hold-first-meeting');
  const activityId = await works(percorsoId, 60);
  const left = await asks(percorsoId)('report-abandonment', { cause: 'declared' }, { actor: CPI });
  expect(left).toMatchObject({ status: 200 });
  return { percorsoId, activityId };
}

async function works(percorsoId: string, minutes: number): Promise<string> {
  const given = { kind: 'interview', minutes, mode: 'in-person', attendance: 'attended' };
  const { status } = await asks(percorsoId)('record-activity', given, { actor: APL });
  expect(status).toBe(200);
  const { data } = await story.lastOf(percorsoId, 'ActivityRecorded');
  return String(data['activityId']);
}

/** Somebody in work for longer than six months, so that half of an open-ended fee may be proposed. */
async function matured(): Promise<Protagonist> {
  const person = await story.begun('hold-first-meeting', inDays(-250));
  await tells(communication(person.codiceFiscale, inDays(-240)), person.percorsoId);
  const { data } = await story.lastOf(person.percorsoId, 'FeeAssessed');
  expect(data).toMatchObject({ part: 'result', entitledCents: TI_HALF_CENTS });
  return person;
}
