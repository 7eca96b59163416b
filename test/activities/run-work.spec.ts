import { messageIdOf } from '../../activities/gateways/iso20022/message-id';
import { allWork, type AllWorkFilter, type Work } from '../../activities/postgres/read-models/all-work';
import { creditsOf } from '../../activities/postgres/read-models/payment-credit';
import { waitingOrders } from '../../activities/postgres/read-models/payment-order';
import { BankDesk } from '../../apps/api/payment-runs/bank-desk';
import { idOf, type StreamId } from '../../domain/identifiers';
import { addDays, dateOf, addMs } from '../../domain/time/civil-date';
import { PAYMENT_LAW } from '../../domain/programmes/payments';
import { CENTS } from '../domain/run/world';
import { ENVELOPE, OFFICER } from '../domain/values';
import { camt054, pain002 } from '../support/bank-files';
import { testBank, type TestBank } from '../support/test-bank';
import { openRuns, type Runs } from './run-world';

let bank: TestBank;
let runs: Runs;
beforeAll(async () => {
  bank = testBank(() => 0.5);
  runs = await openRuns(bank);
});
afterAll(() => runs.register.close());

const A_DAY_MS = 86_400_000;
const work = async (filter: AllWorkFilter = {}) => (await allWork(runs.register.api, filter)).items;
const ofRun = async (run: StreamId) =>
  (await work({ limit: 100 })).filter((one) => 'runId' in one && one.runId === idOf(run));
const reads = (xml: string) =>
  new BankDesk(runs.admission(), runs.register.api).read(
    { xml },
    { requestId: `r ${String(xml.length)}`, actor: OFFICER, request: {} as never },
  );

let number = 0;
/** A run of one payment that another approved; its file is with the bank unless there is trouble. */
async function approvedRun(trouble?: 'refuse'): Promise<StreamId> {
  await runs.performed(await runs.ordered((number += 1)));
  const orders = await waitingOrders(runs.register.api, ENVELOPE);
  const run = await runs.approved(number, orders, orders.length * CENTS);
  if (trouble !== undefined) bank.next(trouble);
  await runs.performed(run);
  return run;
}

test('a run that waits for approval is a task of managers but whoever proposed it, due by its day', async () => {
  await runs.performed(await runs.ordered((number += 1)));
  const orders = await waitingOrders(runs.register.api, ENVELOPE);
  const run: StreamId = 'run/00000000-0000-4000-8000-0000000000bb';
  const payOn = addDays(dateOf(runs.now), 5);
  await runs.told(run, { type: 'ProposeRun', envelope: ENVELOPE, payOn, orders });
  expect(await ofRun(run)).toEqual([
    {
      runId: idOf(run),
      task: 'approve-run',
      assignee: 'manager',
      missing: [],
      envelope: ENVELOPE,
      proposedBy: OFFICER.user,
      dueOn: payOn,
      since: dateOf(runs.now),
    },
  ]);
  await runs.told(run, { type: 'RejectRun', on: dateOf(runs.now) });
  expect(await ofRun(run)).toEqual([]);
});

test('a bank that is late is a task of operators, since the file was sent', async () => {
  const run = await approvedRun();
  const sentOn = dateOf(runs.now);
  expect(await ofRun(run)).toEqual([]);
  runs.now = addMs(runs.now, (PAYMENT_LAW.answers.days + 2) * A_DAY_MS);
  await runs.performed(run);
  expect(await ofRun(run)).toMatchObject([
    { task: 'ask-bank', assignee: 'operator', since: sentOn, dueOn: null },
  ]);
  await reads(pain002('LATE', messageIdOf({ runId: idOf(run) }), { all: 'ACSC' }));
  expect(await ofRun(run)).toEqual([]);
});

test('money that came back is a task of managers, since the bank told, and names the credit', async () => {
  const run = await approvedRun();
  const [credit] = await creditsOf(runs.register.api, idOf(run), { limit: 1 });
  const said = { endToEnd: credit?.endToEnd ?? '', cents: CENTS };
  await reads(camt054('PAID', [{ ...said, answer: 'paid', reference: 'P1' }]));
  expect(await ofRun(run)).toEqual([]);
  runs.now = addMs(runs.now, A_DAY_MS);
  const toldOn = dateOf(runs.now);
  await reads(camt054('BACK', [{ ...said, answer: 'returned', reference: 'P2', reason: 'MD07' }]));
  runs.now = addMs(runs.now, A_DAY_MS);
  expect(await ofRun(run)).toMatchObject([
    { task: 'review-credits', assignee: 'manager', since: toldOn, missing: ['1'] },
  ]);
});

test('a file that the bank did not take is a task of operators, and names what is to be sent again', async () => {
  const run = await approvedRun('refuse');
  const [task] = await ofRun(run);
  expect(task).toMatchObject({ task: 'resend-run', assignee: 'operator', since: dateOf(runs.now) });
  expect(task?.missing).toHaveLength(1);
});

test('percorsi and runs are one list, the most urgent first, whole page by page', async () => {
  const all = await work({ limit: 100 });
  expect(new Set(all.map((one) => 'runId' in one))).toEqual(new Set([true, false]));
  const days = all.map(({ dueOn }) => dueOn ?? '~');
  expect(days).toEqual([...days].sort());
  for (const limit of [1, 2, 3]) {
    const read: Work[] = [];
    let after: string | undefined;
    do {
      const page = await allWork(runs.register.api, { limit, ...(after === undefined ? {} : { after }) });
      read.push(...page.items);
      after = page.next;
    } while (after !== undefined);
    expect(read).toEqual(all);
  }
});

test.each([
  [{ assignee: 'operator' }, ['resend-run']],
  [{ task: 'review-credits' }, ['review-credits']],
  [{ cpi: 'D612C000002', assignee: 'manager', task: 'review-credits' }, []],
] as const)('asked for %j it names of runs %j', async (filter, tasks) => {
  const found = await work(filter);
  expect(found.filter((one) => 'runId' in one).map(({ task }) => task)).toEqual(tasks);
});
