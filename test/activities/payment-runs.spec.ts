import { waitingOrders } from '../../activities/postgres/read-models/payment-order';
import { creditsOf } from '../../activities/postgres/read-models/payment-credit';
import { paymentRuns } from '../../activities/postgres/read-models/payment-run';
import { fileOf } from '../../activities/postgres/stream-files';
import { verifyRegister } from '../../activities/postgres/verify';
import { BankDesk } from '../../apps/api/payment-runs/bank-desk';
import type { EffectStanding } from '../../domain/effects';
import type { StreamId } from '../../domain/identifiers';
import { MOST_CREDITS } from '../../domain/run/commands';
import { addMs } from '../../domain/time/civil-date';
import { FIRST_READING } from '../domain/readings';
import { CENTS } from '../domain/run/world';
import { ENVELOPE, moment, OFFICER } from '../domain/values';
import { note } from '../support/notes';
import { testBank, type TestBank } from '../support/test-bank';
import type { Register } from './database';
import { ACCOUNT, openRuns, type Runs } from './run-world';
import { chance } from './traffic';

/** Ten thousand in the proof that was made once; a few hundred each time. */
const ORDERS = Number(process.env['RUN_ORDERS'] ?? 120);
const SEED = Number(process.env['RUN_SEED'] ?? 12);

let runs: Runs;
let register: Register;
let bank: TestBank;
let desk: BankDesk;
/** Whether the process ends in the middle of passing on what the bank said. */
let isDying: () => boolean = () => false;

beforeAll(async () => {
  const random = chance(SEED);
  bank = testBank(() => random(1_000_000) / 1_000_000);
  runs = await openRuns(bank);
  ({ register } = runs);
  // Now and then it is gone while it tells the orders.
  const admission = runs.admission(({ stream }) => {
    if (stream.startsWith('percorso/') && isDying()) throw new Error('The process was killed');
  });
  desk = new BankDesk(admission, register.api);
});
afterAll(() => register.close());

const aDayLater = (): void => void (runs.now = addMs(runs.now, 86_400_000));

async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += 8)
    await Promise.all(items.slice(start, start + 8).map(work));
}

let made = 0;
let slowestMs = 0;
/** Everything that waits is proposed by one person, approved by another and handed to the bank. */
async function run(): Promise<number> {
  const orders = await waitingOrders(register.api, ENVELOPE);
  if (orders.length === 0) return 0;
  made += 1;
  const credits = Math.min(orders.length, MOST_CREDITS);
  const begun = performance.now();
  const stream = await runs.approved(made, orders, credits * CENTS);
  slowestMs = Math.max(slowestMs, Math.round(performance.now() - begun));
  bank.next(...(made % 3 === 0 ? (['down', 'lose-answer'] as const) : (['lose-answer'] as const)));
  for (let tries = 0; tries < 4; tries += 1) await runs.performed(stream);
  return credits;
}

let files = 0;
/** What the bank says is read; the process dies in the middle of the first files, and whoever sent one sends it again. */
async function answersRead(): Promise<void> {
  let told = 0;
  isDying = () => (told += 1) % 7 === 0;
  for (const xml of bank.work()) {
    files += 1;
    const asking = { requestId: `file-${String(files)}`, actor: OFFICER, request: {} as never };
    await desk.read({ xml }, asking);
  }
  isDying = () => false;
}

/** Orders that the bank rejected are tried again; those of which nothing was heard ask by themselves. Those that are not paid yet. */
async function healed(streams: readonly StreamId[]): Promise<readonly StreamId[]> {
  const open: StreamId[] = [];
  await each(streams, async (stream) => {
    await runs.performed(stream);
    const { state } = fileOf(stream, await runs.factsNow(stream), FIRST_READING);
    const { effects } = state as { effects: readonly EffectStanding[] };
    const payment = effects.find(({ effect }) => effect === 'pay-fee');
    if (payment?.answer !== 'done') open.push(stream);
    if (payment?.answer !== 'refused') return;
    await runs.told(stream, { type: 'RetryEffect', key: payment.key });
    await runs.performed(stream);
  });
  return open;
}

test('whatever the bank loses, doubles, delays and rejects, each payment is made once and the books agree', async () => {
  const streams: StreamId[] = [];
  await each([...Array(ORDERS).keys()], async (number) => streams.push(await runs.ordered(number)));
  await each(streams, (stream) => runs.performed(stream));
  expect(await waitingOrders(register.api, ENVELOPE)).toHaveLength(Math.min(ORDERS, MOST_CREDITS + 1));

  let days = 0;
  let open: readonly StreamId[] = streams;
  for (; days < 60 && bank.paid.size < ORDERS; days += 1) {
    while ((await run()) > 0);
    await answersRead();
    aDayLater();
    if (runs.now > moment('2020-10-28')) runs.now = moment('2020-10-28');
    open = await healed(open);
  }
  for (let more = 0; more < 4; more += 1) {
    await answersRead();
    runs.now = addMs(runs.now, 60_000);
    open = await healed(open);
  }
  expect(open).toEqual([]);

  // The bank paid each order once, and says so of as many.
  expect(bank.paid.size).toBe(ORDERS);
  expect([...bank.paid.values()].reduce((sum, cents) => sum + cents, 0)).toBe(ORDERS * CENTS);
  const paidOrders = await register.owner(
    `SELECT count(*)::int AS credits, count(DISTINCT (order_stream, order_key))::int AS orders, sum(cents)::int8 AS cents
       FROM read_model.payment_credit WHERE standing <> 'rejected'`,
  );
  expect(paidOrders).toEqual([{ credits: ORDERS, orders: ORDERS, cents: String(ORDERS * CENTS) }]);
  const [ledger] = await register.owner(
    `SELECT sum(cents)::int8 AS cents FROM read_model.ledger_entry WHERE account = 'paid' AND kind = 'percorso'
       AND version > (SELECT max(version) FROM register.event WHERE type = 'PaymentApproved')`,
  );
  expect(ledger).toEqual({ cents: String(ORDERS * CENTS) });
  const answers = await register.owner(
    `SELECT body ->> 'answer' AS answer, count(*)::int AS count FROM register.event
      WHERE type = 'EffectAnswered' AND body ->> 'effect' = 'pay-fee' AND body ->> 'answer' = 'done' GROUP BY 1`,
  );
  expect(answers).toEqual([{ answer: 'done', count: ORDERS }]);
  // Nobody else was asked to pay anything, and each run is over.
  expect(await register.owner(`SELECT * FROM outside.journal WHERE effect = 'pay-fee'`)).toEqual([]);
  const { items } = await paymentRuns(register.api, { limit: 200 });
  expect(items.every(({ standing }) => standing === 'closed')).toBe(true);
  expect(items.every(({ credits }) => credits <= MOST_CREDITS)).toBe(true);
  expect(await verifyRegister(register.rebuild, FIRST_READING)).toEqual([]);
  note(
    `RUN_SEED=${String(SEED)}: ${String(ORDERS)} orders in ${String(items.length)} runs, ${String(days)} days, the slowest proposal with its approval ${String(slowestMs)} ms`,
  );
}, 3_600_000);

test('a run that says another sum than the ledger is found', async () => {
  const [first] = (await paymentRuns(register.api, { limit: 1 })).items;
  const [credit] = await creditsOf(register.api, first?.runId ?? '', { limit: 1 });
  await register.owner(
    'UPDATE read_model.payment_credit SET cents = cents + 1 WHERE run_id = $1 AND number = $2',
    [credit?.runId, credit?.number],
  );
  const findings = await verifyRegister(register.rebuild, FIRST_READING);
  const isPaid = credit?.standing === 'paid';
  expect(findings.filter(({ detail }) => detail.en.startsWith('runs paid'))).toHaveLength(isPaid ? 1 : 0);
  expect(findings.some(({ stream }) => stream === `run/${credit?.runId ?? ''}`)).toBe(true);
});

test('the worker sees no account but those that it names, and no other personal data', async () => {
  await expect(register.worker.query('SELECT * FROM personal.payment_account')).rejects.toThrow(
    'permission denied',
  );
  const known = await register.worker.query<unknown[]>('SELECT * FROM outside.payment_accounts($1)', [
    [ACCOUNT],
  ]);
  expect(known).toHaveLength(1);
});
