import { messageIdOf } from '../../activities/gateways/iso20022/message-id';
import { creditsOf } from '../../activities/postgres/read-models/payment-credit';
import { waitingOrders } from '../../activities/postgres/read-models/payment-order';
import { paymentRun } from '../../activities/postgres/read-models/payment-run';
import { verifyRegister } from '../../activities/postgres/verify';
import { BankDesk } from '../../apps/api/payment-runs/bank-desk';
import { Overloaded } from '../../apps/modules/admission/admission';
import { bankEntries } from '../../apps/modules/bank/bank-entries';
import { idOf, type StreamId } from '../../domain/identifiers';
import { FIRST_READING } from '../domain/readings';
import { CENTS } from '../domain/run/world';
import { ENVELOPE, OFFICER } from '../domain/values';
import { camt054, pain002 } from '../support/bank-files';
import { testBank } from '../support/test-bank';
import { openRuns, type Runs } from './run-world';

let runs: Runs;
/** Streams that the process does not live to tell. */
let killedAt: (stream: StreamId) => boolean = () => false;
let desk: BankDesk;
beforeAll(async () => {
  runs = await openRuns(testBank(() => 0.5));
  const admission = runs.admission(({ stream }) => {
    if (killedAt(stream)) throw new Overloaded(stream);
  });
  desk = new BankDesk(admission, runs.register.api);
});
afterAll(() => runs.register.close());
afterEach(() => {
  killedAt = () => false;
});

let number = 0;
/** A run of so many payments, with the bank. */
async function sentRun(
  size: number,
): Promise<{ readonly run: StreamId; readonly orders: readonly StreamId[] }> {
  const orders: StreamId[] = [];
  for (let one = 0; one < size; one += 1) {
    orders.push(await runs.ordered((number += 1)));
    await runs.performed(orders.at(-1) ?? 'run/none');
  }
  const waiting = await waitingOrders(runs.register.api, ENVELOPE);
  const run = await runs.approved(number, waiting, size * CENTS);
  await runs.performed(run);
  return { run, orders };
}

const reads = (xml: string, requestId = 'a-file') =>
  desk.read({ xml }, { requestId, actor: OFFICER, request: { get: () => undefined } as never });
const credits = (run: StreamId) => creditsOf(runs.register.api, idOf(run), { limit: 500 });
const standing = async (run: StreamId) => (await paymentRun(runs.register.api, idOf(run)))?.standing;
const paidTo = async (order: StreamId) =>
  (await runs.factsNow(order)).filter(
    ({ event }) => event.type === 'EffectAnswered' && event.effect === 'pay-fee' && event.answer === 'done',
  ).length;

test('what is said of a whole file counts once, and is of its run when it comes again', async () => {
  const { run, orders } = await sentRun(2);
  const paid = pain002('WHOLE', messageIdOf({ runId: idOf(run) }), { all: 'ACSC' });
  expect(await reads(paid)).toMatchObject({ runs: [{ entries: 2, facts: ['BankAnswered'] }], unmatched: [] });
  for (const requestId of ['a-file', 'another-time'])
    expect(await reads(paid, requestId)).toMatchObject({ runs: [{ facts: [] }], unmatched: [] });
  expect(await bankEntries(runs.register.api, 10)).toEqual([]);
  for (const order of orders) expect(await paidTo(order)).toBe(1);
});

test.each([1, 2, 3])(
  'killed before order %i hears of a whole file, the same request tells the others',
  async (nth) => {
    const { run, orders } = await sentRun(3);
    let heard = 0;
    killedAt = (stream) => orders.includes(stream) && (heard += 1) >= nth;
    const paid = pain002(`KILLED-${String(nth)}`, messageIdOf({ runId: idOf(run) }), { all: 'ACSC' });
    await reads(paid);
    expect(await Promise.all(orders.map(paidTo))).toContain(0);
    killedAt = () => false;
    await reads(paid);
    expect(await Promise.all(orders.map(paidTo))).toEqual([1, 1, 1]);
  },
);

test('killed between two runs of one file, the same request goes on, and nothing is paid twice', async () => {
  const [first, second] = [await sentRun(1), await sentRun(1)];
  const said = [...(await credits(first.run)), ...(await credits(second.run))].map(({ endToEnd }) => ({
    endToEnd,
    answer: 'paid' as const,
    reference: endToEnd.slice(0, 20),
    cents: CENTS,
  }));
  const booked = camt054('TWO-RUNS', said);
  killedAt = (stream) => stream === second.run;
  expect(await reads(booked)).toMatchObject({ runs: [{ facts: ['BankAnswered'] }, { problem: {} }] });
  expect([await standing(first.run), await standing(second.run)]).toEqual(['closed', 'sent']);
  killedAt = () => false;
  expect(await reads(booked)).toMatchObject({
    runs: [{ facts: ['BankAnswered'] }, { facts: ['BankAnswered'] }],
  });
  expect(await standing(second.run)).toBe('closed');
  for (const order of [...first.orders, ...second.orders]) expect(await paidTo(order)).toBe(1);
  expect(await verifyRegister(runs.register.rebuild, FIRST_READING)).toEqual([]);
});
