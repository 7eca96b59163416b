import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultsOf } from '../../../activities/gateways/iso20022/schema';
import { holds } from '../../../apps/ops/start/poll';
import { addDays } from '../../../domain/time/civil-date';
import { camt054, pain002 } from '../../support/bank-files';
import { APL, APL_ID, CPI, ENVELOPE, MANAGER } from '../../support/http';
import { today } from '../../support/pathway';
import { storyOn, type Story } from '../../support/story';
import { startTestSystem, type TestSystem } from '../../support/system';
import { openRegisters } from '../../support/walk';

const OTHER = 'manager::m-2';
const PAYEE = `apl/${APL_ID}`;
const IBAN = 'IT60X0542811101000000123456';
const CENTS = 3_550;

const folder = mkdtempSync(join(tmpdir(), 'percorsi-bank-'));
let system: TestSystem;
let story: Story;
beforeAll(async () => {
  system = await startTestSystem({
    env: {
      PERCORSI_PAYMENTS: 'runs',
      PERCORSI_PAYMENTS_FOLDER: folder,
      PERCORSI_PAYMENTS_NAME: 'Regione Toscana',
      PERCORSI_PAYMENTS_IBAN: IBAN,
    },
  });
  story = storyOn(system);
  await openRegisters(system);
});
afterAll(async () => {
  await system.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Body = Readonly<Record<string, unknown>>;
interface Credit {
  readonly number: number;
  readonly endToEnd: string;
  readonly order: { readonly stream: string };
  readonly standing: string;
  readonly reason: string | null;
}

const asks = (path: string, body: object, actor = MANAGER) => system.post(path, body, { actor });
const runOf = (runId: string): Promise<Body> => system.read(`/payment-runs/${runId}`);
const creditsOf = async (runId: string) =>
  (await system.read(`/payment-runs/${runId}/credits`))['items'] as readonly Credit[];
const proposes = (actor = MANAGER) =>
  asks('/payment-runs', { envelope: ENVELOPE, payOn: addDays(today(), 1) }, actor);
const downloads = (runId: string, actor: string) =>
  fetch(`${system.apiUrl}/api/v1/payment-runs/${runId}/file`, { headers: { 'percorsi-actor': actor } });
const until = async (condition: () => Promise<boolean>) => {
  expect(await holds(condition, { withinMs: 45_000 })).toBe(true);
};

/** Somebody with an hour of service who has left: what is owed for it is approved. */
async function approved(): Promise<string> {
  const { percorsoId } = await story.begun('hold-first-meeting');
  const at = `/percorsi/${percorsoId}`;
  const on = today();
  const given = { kind: 'interview', minutes: 60, mode: 'in-person', attendance: 'attended' };
  await system.must(`${at}/record-activity`, { on, ...given }, { actor: APL });
  await system.must(`${at}/report-abandonment`, { on, cause: 'declared' }, { actor: CPI });
  await system.must(`${at}/propose-payment`, { on, payee: PAYEE }, { actor: MANAGER });
  const { version: proposal } = await story.lastOf(percorsoId, 'PaymentProposed');
  await system.must(`${at}/approve-payment`, { on, proposal }, { actor: OTHER });
  return percorsoId;
}

const payment = async (percorsoId: string) => {
  const effects = (await story.fileOf(percorsoId))['effects'] as readonly {
    effect: string;
    key: string;
    answer: string;
  }[];
  return effects.find(({ effect }) => effect === 'pay-fee');
};
const isAnswered = (percorsoId: string, answer: string) => async () =>
  (await payment(percorsoId))?.answer === answer;

test('the manager: what is owed becomes a run that a bank accepts, and each of its answers is dealt with once', async () => {
  const [first, second] = [await approved(), await approved()] as const;
  for (const one of [first, second]) await until(isAnswered(one, 'unknown'));

  // Nothing is paid to nobody knows whom, nor without the checks.
  const early = await proposes();
  expect(early).toMatchObject({ status: 409, body: { code: 'nothing-to-run' } });
  expect(String(early.body['missing'])).toContain('account-missing, durc-missing');
  const wrong = await asks('/payees/declare-account', account('IT60X0542811101000000123457'));
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'iban', code: 'iban' }] } });
  expect(await asks('/payees/declare-account', account(IBAN))).toMatchObject({ status: 200 });
  const check = { payee: PAYEE, on: today(), check: 'durc', outcome: 'clear', validUntil: null };
  expect(await asks('/payees/record-check', check)).toMatchObject({ status: 200 });

  const proposed = await proposes();
  expect(proposed).toMatchObject({ status: 200, body: { facts: ['RunProposed'] } });
  const runId = String(proposed.body['runId']);
  expect(await runOf(runId)).toMatchObject({
    standing: 'proposed',
    credits: 2,
    cents: 2 * CENTS,
    tasks: [{ task: 'approve-run', assignee: 'manager' }],
  });
  const waiting = (await system.read('/payment-runs?withTasks=true'))['items'];
  expect(waiting).toMatchObject([{ runId }]);
  const todo = async (asked: string) => (await system.read(`/work-list?${asked}`))['items'];
  const approval = {
    runId,
    percorsoId: null,
    task: 'approve-run',
    assignee: 'manager',
    proposedBy: 'm-1',
    since: today(),
    dueOn: addDays(today(), 1),
  };
  expect(await todo('task=approve-run')).toMatchObject([approval]);
  expect(await todo('assignee=manager')).toContainEqual(expect.objectContaining(approval));
  expect(await todo(`task=approve-run&cpi=${CPI.split(':')[1] ?? ''}`)).toEqual([]);
  const self = await asks(`/payment-runs/${runId}/approve`, { cents: 2 * CENTS });
  expect(self).toMatchObject({ status: 422, body: { code: 'same-person-approves' } });
  expect(await asks(`/payment-runs/${runId}/approve`, { cents: 2 * CENTS }, OTHER)).toMatchObject({
    status: 200,
  });

  expect(await todo('task=approve-run')).toEqual([]);

  // The file is left for the bank, valid by its schema, once.
  const path = join(folder, `${runId}.xml`);
  await until(() => Promise.resolve(existsSync(path)));
  await until(async () => (await runOf(runId))['standing'] === 'sent');
  const xml = readFileSync(path, 'utf8');
  expect(await faultsOf('pain.001.001.09', xml)).toEqual([]);
  expect(xml).toContain('<CtrlSum>71.00</CtrlSum>');
  const downloaded = await downloads(runId, MANAGER);
  expect(await downloaded.json()).toMatchObject({ message: 'pain.001.001.09', xml });
  expect((await downloads(runId, CPI)).status).toBe(403);

  // The bank pays one and refuses the other; its file comes twice, and speaks of a stranger too.
  const credits = await creditsOf(runId);
  const of = (percorsoId: string) => {
    const found = credits.find(({ order }) => order.stream === `percorso/${percorsoId}`);
    return found?.endToEnd ?? '';
  };
  const report = pain002('BANK-1', runId.replaceAll('-', ''), [
    { endToEnd: of(first), answer: 'paid', reference: 'R1' },
    { endToEnd: of(second), answer: 'rejected', reference: 'R2', reason: 'AC04' },
    { endToEnd: 'STRANGER', answer: 'paid', reference: 'R3' },
  ]);
  expect(await asks('/bank-answers', { xml: '<a/>' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'xml', code: 'bank-file' }] },
  });
  const read = await asks('/bank-answers', { xml: report });
  expect(read).toMatchObject({
    status: 200,
    body: {
      file: 'BANK-1',
      runs: [{ runId, entries: 2, facts: ['BankAnswered'] }],
      unmatched: ['STRANGER'],
    },
  });
  const again = await asks('/bank-answers', { xml: report });
  expect(again).toMatchObject({ body: { runs: [{ runId, facts: [] }] } });
  expect((await system.read('/bank-entries'))['items']).toMatchObject([
    { endToEnd: 'STRANGER', entry: 'R3' },
  ]);

  // The percorsi know at once: one is paid, with the bank's reference; the other is refused, with its reason.
  await until(isAnswered(first, 'done'));
  await until(isAnswered(second, 'refused'));
  expect((await story.lastOf(first, 'EffectAnswered')).data).toMatchObject({
    effect: 'pay-fee',
    answer: 'done',
    reference: 'R1',
  });
  expect((await story.lastOf(second, 'EffectAnswered')).data).toMatchObject({
    answer: 'refused',
    reference: 'AC04',
  });
  expect(await story.tasksOf(second)).toContainEqual(expect.objectContaining({ task: 'retry-effect' }));
  expect(await runOf(runId)).toMatchObject({ standing: 'closed', paidCents: CENTS });

  // Mended, tried again, and paid in a later run, although both processes are killed in the middle of it.
  expect(await asks('/payees/declare-account', account('IT40S0542811101000000123456'))).toMatchObject({
    status: 200,
  });
  const retried = { key: (await payment(second))?.key };
  expect(await asks(`/percorsi/${second}/retry-effect`, retried)).toMatchObject({ status: 200 });
  await until(isAnswered(second, 'unknown'));
  const later = await proposes();
  const laterId = String(later.body['runId']);
  expect(await runOf(laterId)).toMatchObject({ credits: 1, cents: CENTS });
  expect(await asks(`/payment-runs/${laterId}/approve`, { cents: CENTS }, OTHER)).toMatchObject({
    status: 200,
  });
  await system.kill('worker', 'API');
  await until(() => Promise.resolve(existsSync(join(folder, `${laterId}.xml`))));
  await until(async () => (await runOf(laterId))['standing'] === 'sent');
  const [credit] = await creditsOf(laterId);
  const booked = camt054('BANK-2', [
    { endToEnd: credit?.endToEnd ?? '', answer: 'paid', reference: 'S1', cents: CENTS },
  ]);
  expect(await asks('/bank-answers', { xml: booked })).toMatchObject({ status: 200 });
  await until(isAnswered(second, 'done'));
  expect(await runOf(laterId)).toMatchObject({ standing: 'closed', paidCents: CENTS });

  // All that waits can be proposed at once, and runs approved at once; the same request is the same answer.
  const third = await approved();
  await until(isAnswered(third, 'unknown'));
  const all = { envelope: ENVELOPE, payOn: addDays(today(), 1) };
  const listed = await system.post('/payment-run-lists/propose', all, {
    actor: MANAGER,
    key: 'all-that-waits',
  });
  const [item] = listed.body['items'] as readonly { readonly runId: string; readonly status: number }[];
  expect(listed).toMatchObject({ status: 200, body: { items: [{ status: 200, facts: ['RunProposed'] }] } });
  const repeated = await system.post('/payment-run-lists/propose', all, {
    actor: MANAGER,
    key: 'all-that-waits',
  });
  expect(repeated.body).toEqual(listed.body);
  const many = { runs: [{ runId: item?.runId, cents: CENTS }] };
  expect(await asks('/payment-run-lists/approve', many)).toMatchObject({
    body: { items: [{ status: 422, problem: { code: 'same-person-approves' } }] },
  });
  expect(await asks('/payment-run-lists/approve', many, OTHER)).toMatchObject({
    body: { items: [{ status: 200 }] },
  });
  await until(async () => (await runOf(item?.runId ?? ''))['standing'] === 'sent');

  for (const one of [first, second])
    expect((await story.outside(one)).filter((call) => call.endsWith('pay-fee'))).toEqual([]);
}, 300_000);

test('the register verifies, and decides everything again as it was', async () => {
  for (const args of [['verify'], ['replay', '--all']]) {
    const { succeeded, said } = await system.ops(...args);
    expect(succeeded ? 'nothing' : said).toBe('nothing');
  }
});

function account(iban: string) {
  return { payee: PAYEE, on: today(), iban, holderName: 'Lavoro Futuro S.r.l.', holder: 'payee' };
}
