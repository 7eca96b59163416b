import type { NamedRow } from '../../apps/api/commands/row-list';
import { RUN_LISTS } from '../../apps/api/payment-runs/run-lists';
import { paymentRuns } from '../../activities/postgres/read-models/payment-run';
import { waitingOrders } from '../../activities/postgres/read-models/payment-order';
import type { Actor } from '../../domain/decider';
import { MOST_CREDITS } from '../../domain/run/commands';
import { CENTS } from '../domain/run/world';
import { day, ENVELOPE, HEAD, OFFICER } from '../domain/values';
import { testBank } from '../support/test-bank';
import { openRuns, type Runs } from './run-world';

const MORE = 3;
const ORDERS = MOST_CREDITS + MORE;
const BODY = { envelope: ENVELOPE, payOn: day('2020-10-31') };

/** As the gateway of payments notes each of them. */
const ASKED_BY_RUN = `
  INSERT INTO outside.run_order SELECT kind || '/' || stream_id, key FROM read_model.payment_order`;

let runs: Runs;
beforeAll(async () => {
  runs = await openRuns(testBank(() => 0.5));
  const numbers = [...Array(ORDERS).keys()];
  for (let start = 0; start < ORDERS; start += 8)
    await Promise.all(numbers.slice(start, start + 8).map(async (number) => runs.ordered(number)));
  await runs.register.owner(ASKED_BY_RUN);
});
afterAll(() => runs.register.close());

const listed = (type: string) => {
  const found = RUN_LISTS.find((one) => one.type === type);
  if (found === undefined) throw new Error(`No list is named ${type}`);
  return found;
};
const rowsOf = async (type: string, body: object, { requestId = 'all', actor = OFFICER } = {}) =>
  listed(type).rowsOf(body, { requestId, actor, database: runs.register.api, personal: {} as never });
const asked = async ({ requestId, stream, command }: NamedRow, actor: Actor = OFFICER) => {
  const [answer] = await runs.admission().ask(stream, [{ requestId, actor, command }]);
  return answer?.verdict;
};
const sizes = async () => {
  const { items } = await paymentRuns(runs.register.api, { limit: 100 });
  return items.map(({ credits }) => credits).sort((one, other) => one - other);
};

test('all that waits is proposed in as many runs as it takes, also where the process is killed between two', async () => {
  const rows = await rowsOf('ProposeRuns', BODY);
  expect(rows.map(({ command }) => ('orders' in command ? command.orders.length : 0))).toEqual([
    MOST_CREDITS,
    MORE,
  ]);
  const [first, second] = rows;
  if (first === undefined || second === undefined) throw new Error('No rows');
  expect(await asked(first)).toBe('accepted');

  // Killed here: the same request finds the first run as it was asked, and goes on with what is left.
  const again = await rowsOf('ProposeRuns', BODY);
  expect(again).toEqual([first, second]);
  for (const row of again) expect(await asked(row)).toBe('accepted');
  expect(await sizes()).toEqual([MORE, MOST_CREDITS]);
  expect(await waitingOrders(runs.register.api, ENVELOPE)).toEqual([]);

  // Repeated for good it is the same, whatever waits by then; another request takes only that.
  await runs.performed(await runs.ordered(ORDERS));
  expect(await rowsOf('ProposeRuns', BODY)).toEqual([first, second]);
  const other = await rowsOf('ProposeRuns', BODY, { requestId: 'others' });
  expect(other.map(({ command }) => ('orders' in command ? command.orders.length : 0))).toEqual([1]);
});

test('several runs are approved at once by another person, each for the sum that was seen of it', async () => {
  const { items } = await paymentRuns(runs.register.api, { limit: 100 });
  const seen = items.map(({ runId, cents }) => ({ runId, cents }));
  const [first] = seen;
  expect(seen.reduce((sum, { cents }) => sum + cents, 0)).toBe(ORDERS * CENTS);
  const wrong = await rowsOf('ApproveRuns', { runs: [{ ...first, cents: 1 }] }, { requestId: 'wrong' });
  for (const row of wrong) expect(await asked(row, HEAD)).toBe('refused');
  const own = await rowsOf('ApproveRuns', { runs: seen }, { requestId: 'own' });
  for (const row of own) expect(await asked(row)).toBe('refused');
  const rows = await rowsOf('ApproveRuns', { runs: seen }, { requestId: 'right' });
  for (const row of rows) expect(await asked(row, HEAD)).toBe('accepted');
});

test('where nothing waits nothing is asked', async () => {
  const one = await rowsOf('ProposeRuns', { ...BODY, envelope: 'TOS-PIO2-INCENTIVI' }, { requestId: 'none' });
  expect(one).toEqual([]);
});
