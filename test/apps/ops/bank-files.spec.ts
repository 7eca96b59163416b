import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageIdOf } from '../../../activities/gateways/iso20022/message-id';
import { creditsOf } from '../../../activities/postgres/read-models/payment-credit';
import { waitingOrders } from '../../../activities/postgres/read-models/payment-order';
import { verifyRegister } from '../../../activities/postgres/verify';
import { bankEntries } from '../../../apps/modules/bank/bank-entries';
import { runOps } from '../../../apps/ops/ops';
import { holds } from '../../../apps/ops/start/poll';
import { idOf, type StreamId } from '../../../domain/identifiers';
import { openRuns, type Runs } from '../../activities/run-world';
import { FIRST_READING } from '../../domain/readings';
import { CENTS } from '../../domain/run/world';
import { ENVELOPE } from '../../domain/values';
import { camt054, pain002 } from '../../support/bank-files';
import { OPS_PROGRAM } from '../../support/system';
import { testBank } from '../../support/test-bank';
import type { Ran } from './ops-world';

let runs: Runs;
let orders: readonly StreamId[] = [];
let run: StreamId;
/** The names of its credits. */
let credits: readonly string[] = [];
let inbox = '';
const data = mkdtempSync(join(tmpdir(), 'percorsi-bank-data-'));

beforeAll(async () => {
  runs = await openRuns(testBank(() => 0.5));
  const streams: StreamId[] = [];
  for (let number = 0; number < 12; number += 1) {
    const stream = await runs.ordered(number);
    await runs.performed(stream);
    streams.push(stream);
  }
  const waiting = await waitingOrders(runs.register.api, ENVELOPE);
  run = await runs.approved(1, waiting, streams.length * CENTS);
  await runs.performed(run);
  const rows = await creditsOf(runs.register.api, idOf(run), { limit: 100 });
  credits = rows.map(({ endToEnd }) => endToEnd);
  orders = rows.map(({ orderStream }) => orderStream);
});
afterAll(async () => {
  await runs.register.close();
  rmSync(data, { recursive: true });
});
beforeEach(() => {
  inbox = mkdtempSync(join(tmpdir(), 'percorsi-inbox-'));
});
afterEach(() => {
  rmSync(inbox, { recursive: true });
});

const environment = () => ({
  DATABASE_URL: runs.register.urls.api,
  DATABASE_URL_API: runs.register.urls.api,
  PERCORSI_DATA: data,
  TZ: 'UTC',
});

/** The command, while the workflow engine is away. */
async function ops(...args: readonly string[]): Promise<Ran> {
  const heard = { out: '', err: '' };
  const code = await runOps(['bank-files', ...args], {
    env: environment(),
    stdout: { write: (one) => (heard.out += one) },
    stderr: { write: (one) => (heard.err += one) },
    bundle: () => Promise.reject(new Error('nothing is replayed here')),
  });
  return { code, ...heard };
}

const leave = (name: string, text: string) => {
  writeFileSync(join(inbox, name), text);
};
const report = (id: string, ...numbers: readonly number[]) =>
  pain002(
    id,
    messageIdOf({ runId: idOf(run) }),
    numbers.map((number) => ({
      endToEnd: credits[number] ?? '',
      answer: 'paid',
      reference: `${id}-${String(number)}`,
    })),
  );
const filesIn = (...path: readonly string[]) => {
  const folder = join(inbox, ...path);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
};
const paidTimes = async (order: StreamId | undefined) =>
  (await runs.factsNow(order ?? run)).filter(
    ({ event }) => event.type === 'EffectAnswered' && event.effect === 'pay-fee' && event.answer === 'done',
  ).length;

test('each file is read once and put away; what is of no credit is named and kept', async () => {
  const stranger = { endToEnd: 'STRANGER', answer: 'paid', reference: 'X', cents: 100 } as const;
  leave('1.xml', report('B1', 0));
  leave('2.xml', camt054('B2', [stranger]));
  leave('3.xml.part', '<Document');
  leave('.4.xml', '<Document');
  const first = await ops(inbox, '--lang', 'en');
  expect([first.err, first.code]).toEqual(['', 1]);
  expect(first.out).toContain(`1.xml  1 entry of run ${idOf(run)}`);
  expect(first.out).toContain('2.xml  of no credit: STRANGER');
  expect(filesIn()).toEqual(['.4.xml', '3.xml.part', 'read']);
  expect(filesIn('read')).toEqual(['1.xml', '2.xml']);
  expect(await bankEntries(runs.register.api, 10)).toMatchObject([{ file: 'B2', endToEnd: 'STRANGER' }]);
  expect(await paidTimes(orders[0])).toBe(1);

  // The bank leaves the same again, and another under a name that it used before.
  leave('1.xml', report('B1', 0));
  expect(await ops(inbox, '--lang', 'it')).toMatchObject({
    code: 0,
    out: `1 file letto, 0 non accettati.\n1.xml  1 voce della distinta ${idOf(run)}\n`,
  });
  leave('0.xml', report('B3', 0));
  leave('1.xml', report('B4', 0, 1));
  const again = await ops(inbox, '--lang', 'it');
  expect([again.code, again.out.includes(', già note')]).toEqual([0, true]);
  expect(again.out).toContain(`2 voci della distinta ${idOf(run)}\n`);
  expect(filesIn('read')).toEqual([
    '0.xml',
    expect.stringMatching(/^1-[0-9a-f]{12}\.xml$/),
    '1.xml',
    '2.xml',
  ]);
  expect([await paidTimes(orders[0]), await paidTimes(orders[1])]).toEqual([1, 1]);
});

test('what cannot be read is put aside with the reason beside it, and is in nobody’s way', async () => {
  leave('a.xml', 'no XML at all');
  leave('b.xml', report('B5', 2).replace('</Document>', ''));
  leave('c.xml', 'x'.repeat(8_388_609));
  leave('d.xml', report('B6', 2));
  const { code, document } = await ops(inbox, '--json').then(({ code: came, out }) => ({
    code: came,
    document: JSON.parse(out) as {
      readonly files: readonly { readonly name: string; readonly faults: readonly object[] }[];
    },
  }));
  expect(code).toBe(1);
  expect(document.files.map(({ name, faults }) => [name, faults.length > 0])).toEqual([
    ['a.xml', true],
    ['b.xml', true],
    ['c.xml', true],
    ['d.xml', false],
  ]);
  expect(filesIn()).toEqual(['read', 'refused']);
  expect(filesIn('refused')).toEqual(
    ['a.xml', 'b.xml', 'c.xml'].flatMap((name) => [name, `${name}.reason.txt`]),
  );
  const reason = readFileSync(join(inbox, 'refused', 'a.xml.reason.txt'), 'utf8');
  expect(reason).toContain('Il file non è leggibile');
  expect(reason).toContain('The file cannot be read');
  expect(await paidTimes(orders[2])).toBe(1);
});

test('a run that was never approved takes no answer: the file is put aside, and says which run and why', async () => {
  await runs.performed(await runs.ordered(50));
  const waiting = await waitingOrders(runs.register.api, ENVELOPE);
  const proposed: StreamId = 'run/00000000-0000-4000-8000-0000000000aa';
  const payOn = '2020-10-31' as never;
  await runs.told(proposed, { type: 'ProposeRun', envelope: ENVELOPE, payOn, orders: waiting });
  leave('early.xml', pain002('EARLY', messageIdOf({ runId: idOf(proposed) }), { all: 'ACSC' }));
  expect((await ops(inbox)).code).toBe(1);
  const reason = readFileSync(join(inbox, 'refused', 'early.xml.reason.txt'), 'utf8');
  expect(reason).toContain(`run ${idOf(proposed)}: The run was not sent`);
});

test('killed in the middle of a folder it goes on where it stopped: nothing is lost or paid twice', async () => {
  for (let number = 3; number < 12; number += 1)
    leave(`${String(number + 10)}.xml`, report(`K${String(number)}`, number));
  const command = spawn(process.execPath, [OPS_PROGRAM, 'bank-files', inbox], {
    env: { PATH: process.env['PATH'], ...environment() },
    stdio: 'ignore',
  });
  const ended = once(command, 'exit');
  expect(
    await holds(() => Promise.resolve(filesIn('read').length > 0), { withinMs: 60_000, everyMs: 5 }),
  ).toBe(true);
  command.kill('SIGKILL');
  await ended;
  const left = filesIn().filter((name) => name.endsWith('.xml'));
  expect(left.length).toBeGreaterThan(0);
  expect((await ops(inbox)).code).toBe(0);
  expect(filesIn()).toEqual(['read']);
  expect(filesIn('read')).toHaveLength(9);
  for (const order of orders) expect(await paidTimes(order)).toBe(1);
  expect(await verifyRegister(runs.register.rebuild, FIRST_READING)).toEqual([]);
});

test.each([
  [[], 'the argument folder is missing'],
  [['/nowhere'], 'It is no folder: /nowhere'],
])('of %j it says what is wrong', async (args, words) => {
  const { code, err } = await ops(...args, '--lang', 'en');
  expect([code, err.includes(words)]).toEqual([2, true]);
});
