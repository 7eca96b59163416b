import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { creditsOf } from '../../../activities/postgres/read-models/payment-credit';
import { waitingOrders } from '../../../activities/postgres/read-models/payment-order';
import { BankDesk } from '../../../apps/api/payment-runs/bank-desk';
import { idOf, payeeStream, type StreamId } from '../../../domain/identifiers';
import { RULEBOOK } from '../../../domain/programmes';
import { ACCOUNT, openRuns, type Runs } from '../../activities/run-world';
import { applying, HIRED, World } from '../../domain/incentive/world';
import { CENTS } from '../../domain/run/world';
import { day, ENVELOPE, HEAD, OFFICER } from '../../domain/values';
import { pain002 } from '../../support/bank-files';
import { testBank } from '../../support/test-bank';
import { runIn, type Ran } from './ops-world';

const PAY_ON = '2020-10-31' as never;
const dataFolder = mkdtempSync(join(tmpdir(), 'percorsi-runs-'));
let runs: Runs;
let order: StreamId;
/** One that was rejected, and one of which the bank answered. */
const rejected: StreamId = 'run/00000000-0000-4000-8000-0000000000aa';
let answered: StreamId;

beforeAll(async () => {
  runs = await openRuns(testBank(() => 0.5));
  order = await runs.ordered(1);
  await runs.performed(order);
  const orders = await waitingOrders(runs.register.api, ENVELOPE);
  const stranger = {
    stream: order,
    key: 'pay-fee@999',
    payee: orders[0]?.payee ?? 'apl/57894950971',
  } as const;
  const asked = [...orders, stranger];
  await runs.told(rejected, { type: 'ProposeRun', envelope: ENVELOPE, payOn: PAY_ON, orders: asked });
  await runs.told(rejected, { type: 'RejectRun', on: '2020-10-05' as never }, HEAD);
  answered = await runs.approved(2, orders, CENTS);
  await runs.performed(answered);
  const [credit] = await creditsOf(runs.register.api, idOf(answered), { limit: 1 });
  const said = {
    endToEnd: credit?.endToEnd ?? '',
    answer: 'rejected',
    reference: 'REF-7',
    reason: 'AC04',
  } as const;
  const desk = new BankDesk(runs.admission(), runs.register.api);
  const asking = { requestId: 'file', actor: OFFICER, request: {} as never };
  await desk.read({ xml: pain002('BANK-9', 'ANY', [said]) }, asking);
});
afterAll(async () => {
  await runs.register.close();
  rmSync(dataFolder, { recursive: true });
});

const ops = (...args: readonly string[]): Promise<Ran> =>
  runIn(
    {
      DATABASE_URL: runs.register.urls.rebuild,
      DATABASE_URL_REBUILD: runs.register.urls.rebuild,
      PERCORSI_DATA: dataFolder,
    },
    args,
  );

test.each(['show', 'explain'])('%s of a percorso tells what runs made of its payment', async (command) => {
  const { code, out, err } = await ops(command, idOf(order), '--lang', 'en');
  expect([code, err]).toEqual([0, '']);
  const lines = out.slice(out.indexOf('Payment runs\n')).split('\n');
  for (const words of [
    `${rejected} +pay-fee@999 .*left out: The payment does not wait; `,
    `${rejected} .*proposed, credit 1 of €1,700.00 to be paid on 31/10/2020`,
    `${rejected} .*${HEAD.user} +rejected`,
    `${answered} .*${HEAD.user} +approved`,
    `${answered} .*sent, bank:`,
    `${answered} .*rejected by the bank, AC04, REF-7, BANK-9`,
  ])
    expect(lines.find((line) => new RegExp(words).test(line)) ?? words).not.toBe(words);
  const document = JSON.parse((await ops(command, idOf(order), '--json')).out) as {
    readonly runs: readonly object[];
  };
  expect(document.runs).toContainEqual(
    expect.objectContaining({
      runId: idOf(rejected),
      saying: { says: 'left-out', blockers: ['not-waiting', 'no-longer-owed'] },
    }),
  );
});

test('show of a run tells where it stands, its credits, what was left out and its story', async () => {
  const { code, out } = await ops('show', answered, '--lang', 'it');
  expect(code).toBe(0);
  for (const words of [
    `Distinta ${idOf(answered)}`,
    'Chiusa: ogni bonifico ha una risposta',
    'da pagare il',
    'Rifiutato dalla banca',
    'AC04, REF-7',
    'Distinta approvata',
    'La banca ha risposto',
  ])
    expect(out).toContain(words);
  const left = await ops('show', rejected, '--lang', 'en');
  expect(left.out).toContain('Rejected');
  expect(left.out).toMatch(/Left out\n.*The payment does not wait/);
  const document = JSON.parse((await ops('show', answered, '--json')).out) as object;
  expect(document).toMatchObject({ standing: 'closed', credits: [{ number: 1, standing: 'rejected' }] });
});

test('show of an incentive tells its payments, and what runs made of them', async () => {
  const stream: StreamId = 'incentive/00000000-0000-4000-8000-0000000000ee';
  const at = new World().told(HIRED).and('2020-07-13', applying());
  const asked = at.and('2020-07-20', { type: 'ProposeIncentivePayment', on: day('2020-07-20') });
  const proposal = asked.factsOf().length;
  const command = { type: 'ApproveIncentivePayment', on: day('2020-07-21'), proposal } as const;
  await runs.told('envelope/TOS-PIO2-INCENTIVI', { type: 'OpenEnvelope', cents: 100_000_000 });
  await runs.written(stream, asked.and('2020-07-21', command, { actor: HEAD }).factsOf(), RULEBOOK);
  await runs.performed(stream);
  const envelope = 'TOS-PIO2-INCENTIVI' as never;
  const orders = await waitingOrders(runs.register.api, envelope);
  const payee = orders[0]?.payee ?? 'employer/00488410010';
  const account = { on: day('2020-10-01'), accountId: ACCOUNT as never, holder: 'payee' } as const;
  await runs.told(payeeStream(payee), { type: 'DeclareAccount', ...account });
  const clear = { on: day('2020-10-04'), outcome: 'clear', validUntil: null } as const;
  for (const check of ['durc', 'art-48-bis'] as const)
    await runs.told(payeeStream(payee), { type: 'RecordCheck', check, ...clear });
  const run: StreamId = 'run/00000000-0000-4000-8000-0000000000ab';
  await runs.told(run, { type: 'ProposeRun', envelope, payOn: PAY_ON, orders });
  const { code, out } = await ops('show', stream, '--lang', 'en');
  expect(code).toBe(0);
  expect(out).toMatch(
    /Payments of incentive .*\n {2}TOS-PIO2\S*\n {2}pay-incentive@\S+ +employer\/\d+ +€8,000.00\n/,
  );
  expect(out).toMatch(new RegExp(`Payment runs\n.* ${run} .*proposed, credit 1 of €8,000.00`));
});

test.each([
  ['run/nobody', 'no payment run'],
  ['run/00000000-0000-4000-8000-00000000ffff', 'has no payment run'],
  ['incentive/nobody', 'no incentive'],
  ['incentive/00000000-0000-4000-8000-00000000ffff', 'has no incentive'],
])('show of %s says what is wrong', async (named, words) => {
  const { code, err } = await ops('show', named, '--lang', 'en');
  expect([code, err.includes(words)]).toEqual([2, true]);
});
