import { dischargeWith } from '../../activities/discharge';
import { runBank } from '../../activities/gateways/run-bank';
import { runPayments } from '../../activities/gateways/run-payments';
import { simulatedParty } from '../../activities/gateways/simulated-party';
import { handleWith, type Handle } from '../../activities/handle';
import { performWith } from '../../activities/perform';
import { waitingOrders } from '../../activities/postgres/read-models/payment-order';
import { paymentRuns } from '../../activities/postgres/read-models/payment-run';
import { creditsOf } from '../../activities/postgres/read-models/payment-credit';
import { runFile } from '../../activities/postgres/run-file';
import { postgresRunOrders } from '../../activities/postgres/run-orders';
import { fileOf } from '../../activities/postgres/stream-files';
import { verifyRegister } from '../../activities/postgres/verify';
import { BankDesk } from '../../apps/api/payment-runs/bank-desk';
import { Admission } from '../../apps/modules/admission/admission';
import type { Claim } from '../../domain/decider';
import type { Command } from '../../domain/deciders';
import { deciderOf } from '../../domain/deciders';
import type { EffectStanding } from '../../domain/effects';
import { payeeStream, runStream, type StreamId } from '../../domain/identifiers';
import { MOST_CREDITS } from '../../domain/run/commands';
import { addMs, type Instant } from '../../domain/time/civil-date';
import type { Fact } from '../../activities/ports';
import { THE_PERCORSO } from '../domain/given';
import { factsOf } from '../domain/model';
import { FIRST_READING } from '../domain/readings';
import { APPROVED, CENTS, PAYEE } from '../domain/run/world';
import { day, ENVELOPE, HEAD, moment, OFFICER } from '../domain/values';
import { note } from '../support/notes';
import { testBank, type TestBank } from '../support/test-bank';
import { AWAKE } from './changes';
import { openRegister, type Register } from './database';
import { chance, uuid } from './traffic';

/** Ten thousand in the proof that was made once; a few hundred each time. */
const ORDERS = Number(process.env['RUN_ORDERS'] ?? 120);
const SEED = Number(process.env['RUN_SEED'] ?? 12);
const NO_FUNDS = 'envelope-exhausted';
const CODE = { digest: 'test', rulebook: FIRST_READING };
const ACCOUNT = uuid(9_999_999);
const IBAN = 'IT60X0542811101000000123456';

let register: Register;
let handle: Handle;
let bank: TestBank;
let desk: BankDesk;
let now: Instant = moment('2020-10-05');
/** Whether the process ends in the middle of passing on what the bank said. */
let isDying: () => boolean = () => false;

beforeAll(async () => {
  register = await openRegister();
  handle = handleWith(register.store, CODE);
  const random = chance(SEED);
  bank = testBank(() => random(1_000_000) / 1_000_000);
  // The API's own way in, on the clock of this test; now and then it is gone while it tells the orders.
  const admission = new Admission(
    (handling) => {
      const isOrder = handling.stream.startsWith('percorso/');
      if (isOrder && isDying()) return Promise.reject(new Error('The process was killed'));
      return handle({ ...handling, now });
    },
    () => undefined,
  );
  desk = new BankDesk(admission, register.api);
  await register.api.query(
    'INSERT INTO personal.payment_account (account_id, payee, iban, holder_name) VALUES ($1, $2, $3, $4)',
    [ACCOUNT, PAYEE, IBAN, 'Ginestra Lavoro'],
  );
  await told('envelope/TOS-PIO2-ASSEGNO', { type: 'OpenEnvelope', cents: 100_000_000_000 });
  const declared = { type: 'DeclareAccount', on: day('2020-10-01'), accountId: ACCOUNT, holder: 'payee' };
  await told(payeeStream(PAYEE), declared as Command);
  for (const check of ['durc', 'art-48-bis'] as const)
    await told(payeeStream(PAYEE), {
      type: 'RecordCheck',
      on: day('2020-10-04'),
      check,
      outcome: 'clear',
      validUntil: null,
    });
});
afterAll(() => register.close());

let requests = 0;
async function told(stream: StreamId, command: Command, actor = OFFICER) {
  requests += 1;
  const { answers, agenda } = await handle({
    stream,
    now,
    asks: [{ requestId: `r${String(requests)}`, command, actor }],
  });
  const [answer] = answers;
  if (answer?.verdict !== 'accepted') throw new Error(`${command.type}: ${JSON.stringify(answer)}`);
  return agenda;
}

/** A percorso as the one of the domain's tests, with a payment that was approved, under an identifier of its own, and what it holds. */
async function ordered(number: number): Promise<StreamId> {
  const stream: StreamId = `percorso/${uuid(number + 1)}`;
  const facts = factsOf(APPROVED, THE_PERCORSO).map((fact): Fact => ({ ...fact, stream }));
  const decider = deciderOf(stream);
  const file = fileOf(stream, facts, FIRST_READING);
  const held = decider.holds?.(file.state, { stream, rulebook: FIRST_READING });
  await register.store.transaction(async (transaction) => {
    await transaction.open(stream, []);
    const claims = held?.amounts.map((one): Claim => ({ kind: 'take-amount', ...one, refusedAs: NO_FUNDS }));
    await transaction.claim(stream, claims ?? []);
    await transaction.write({
      ...file,
      expectedVersion: 0,
      before: undefined,
      ledger: decider.ledger(file.state),
      rules: decider.rules(file.state),
      commands: [],
      wake: AWAKE,
    });
  });
  return stream;
}

/** The loop of a stream without the engine: what is owed now is performed, and tried again where no answer came. */
async function performed(stream: StreamId): Promise<void> {
  const discharge = dischargeWith({
    accounting: simulatedParty(register.worker, 'accounting'),
    messages: simulatedParty(register.worker, 'messages'),
    payments: runPayments(postgresRunOrders(register.worker), simulatedParty(register.worker, 'accounting')),
    bank: runBank(bank, (runId) => runFile(register.worker, runId)),
  });
  const perform = performWith(discharge, handle, () => 1);
  const { agenda } = await handle({ stream, now, asks: [] });
  if (agenda.owed === null) return;
  await perform({ stream, now: later(now, agenda.owed.notBefore), owed: agenda.owed }).catch(() => undefined);
}

const later = (one: Instant, other: Instant): Instant => (one < other ? other : one);
const aDayLater = (): void => void (now = addMs(now, 86_400_000));

async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += 8)
    await Promise.all(items.slice(start, start + 8).map(work));
}

let runs = 0;
let slowestMs = 0;
/** Everything that waits is proposed by one person, approved by another and handed to the bank. */
async function run(): Promise<number> {
  const orders = await waitingOrders(register.api, ENVELOPE);
  if (orders.length === 0) return 0;
  runs += 1;
  const stream = runStream(uuid(5_000_000 + runs) as never);
  const begun = performance.now();
  await told(stream, { type: 'ProposeRun', envelope: ENVELOPE, payOn: day('2020-10-31'), orders });
  slowestMs = Math.max(slowestMs, Math.round(performance.now() - begun));
  const credits = Math.min(orders.length, MOST_CREDITS);
  await told(stream, { type: 'ApproveRun', cents: credits * CENTS }, HEAD);
  bank.next(...(runs % 3 === 0 ? (['down', 'lose-answer'] as const) : (['lose-answer'] as const)));
  for (let tries = 0; tries < 4; tries += 1) await performed(stream);
  return credits;
}

/** What the bank says is read; the process dies in the middle of the first files, and whoever sent one sends it again. */
async function answersRead(): Promise<void> {
  let told = 0;
  isDying = () => (told += 1) % 7 === 0;
  for (const xml of bank.work()) {
    requests += 1;
    const asking = { requestId: `file-${String(requests)}`, actor: OFFICER, request: {} as never };
    await desk.read({ xml }, asking);
  }
  isDying = () => false;
}

/** Orders that the bank rejected are tried again; those of which nothing was heard ask by themselves. Those that are not paid yet. */
async function healed(streams: readonly StreamId[]): Promise<readonly StreamId[]> {
  const open: StreamId[] = [];
  await each(streams, async (stream) => {
    await performed(stream);
    const { state } = fileOf(stream, await factsNow(stream), FIRST_READING);
    const { effects } = state as { effects: readonly EffectStanding[] };
    const payment = effects.find(({ effect }) => effect === 'pay-fee');
    if (payment?.answer !== 'done') open.push(stream);
    if (payment?.answer !== 'refused') return;
    await told(stream, { type: 'RetryEffect', key: payment.key });
    await performed(stream);
  });
  return open;
}

const factsNow = (stream: StreamId): Promise<readonly Fact[]> =>
  register.store.transaction(async (transaction) => (await transaction.open(stream, [])).facts);

test('whatever the bank loses, doubles, delays and rejects, each payment is made once and the books agree', async () => {
  const streams: StreamId[] = [];
  await each([...Array(ORDERS).keys()], async (number) => streams.push(await ordered(number)));
  await each(streams, performed);
  expect(await waitingOrders(register.api, ENVELOPE)).toHaveLength(Math.min(ORDERS, MOST_CREDITS + 1));

  let days = 0;
  let open: readonly StreamId[] = streams;
  for (; days < 60 && bank.paid.size < ORDERS; days += 1) {
    while ((await run()) > 0);
    await answersRead();
    aDayLater();
    now = now > moment('2020-10-28') ? moment('2020-10-28') : now;
    open = await healed(open);
  }
  for (let more = 0; more < 4; more += 1) {
    await answersRead();
    now = addMs(now, 60_000);
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
    `RUN_SEED=${String(SEED)}: ${String(ORDERS)} orders in ${String(items.length)} runs, ${String(days)} days, the slowest proposal ${String(slowestMs)} ms`,
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
