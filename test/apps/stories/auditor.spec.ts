import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holds } from '../../../apps/ops/start/poll';
import { addDays } from '../../../domain/time/civil-date';
import { pain002 } from '../../support/bank-files';
import { APL, APL_ID, CPI, ENVELOPE, MANAGER } from '../../support/http';
import { today } from '../../support/pathway';
import { storyOn, type Story } from '../../support/story';
import { startTestSystem, type TestSystem } from '../../support/system';
import { openRegisters } from '../../support/walk';

const OTHER = 'manager::m-2';
const AUDITOR = 'manager::auditor-1';
const PAYEE = `apl/${APL_ID}`;
const IBAN = 'IT60X0542811101000000123456';
const CENTS = 3_550;

const folder = mkdtempSync(join(tmpdir(), 'percorsi-audited-'));
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

const must = (path: string, body: object, actor = MANAGER) => system.must(path, body, { actor });
const until = async (condition: () => Promise<boolean>) => {
  expect(await holds(condition, { withinMs: 45_000 })).toBe(true);
};

/** Somebody with an hour of service who has left: what is owed for it is approved. */
async function approved(): Promise<string> {
  const { percorsoId } = await story.begun('hold-first-meeting');
  const at = `/percorsi/${percorsoId}`;
  const on = today();
  const given = { kind: 'interview', minutes: 60, mode: 'in-person', attendance: 'attended' };
  await must(`${at}/record-activity`, { on, ...given }, APL);
  await must(`${at}/report-abandonment`, { on, cause: 'declared' }, CPI);
  await must(`${at}/propose-payment`, { on, payee: PAYEE });
  const { version: proposal } = await story.lastOf(percorsoId, 'PaymentProposed');
  await must(`${at}/approve-payment`, { on, proposal }, OTHER);
  return percorsoId;
}

/** A run of all that is approved, which the bank pays. */
async function paidByRun(): Promise<void> {
  const on = today();
  const account = { iban: IBAN, holderName: 'Lavoro Futuro S.r.l.', holder: 'payee' };
  await must('/payees/declare-account', { payee: PAYEE, on, ...account });
  await must('/payees/record-check', { payee: PAYEE, on, check: 'durc', outcome: 'clear', validUntil: null });
  const proposed = await must('/payment-runs', { envelope: ENVELOPE, payOn: addDays(on, 1) });
  const runId = String(proposed['runId']);
  await must(`/payment-runs/${runId}/approve`, { cents: CENTS }, OTHER);
  await until(() => Promise.resolve(existsSync(join(folder, `${runId}.xml`))));
  await until(async () => (await system.read(`/payment-runs/${runId}`))['standing'] === 'sent');
  const { items } = await system.read(`/payment-runs/${runId}/credits`);
  const [credit] = items as readonly { readonly endToEnd: string }[];
  const answers = [{ endToEnd: credit?.endToEnd ?? '', answer: 'paid', reference: 'CRO-1' } as const];
  await must('/bank-answers', { xml: pain002('BANK-1', runId.replaceAll('-', ''), answers) });
}

interface Effect {
  readonly effect: string;
  readonly answer: string;
}

interface Line {
  readonly line: string;
  readonly standing: string;
  readonly lacking: readonly { readonly code: string }[];
  readonly facts: readonly { readonly type: string; readonly stream: string; readonly hash: string }[];
}

test('the auditor: from the sum that is declared to the fact behind each line of Annex XIII', async () => {
  const percorsoId = await approved();
  await until(async () => {
    const effects = (await story.fileOf(percorsoId))['effects'] as readonly Effect[];
    return effects.some(({ effect, answer }) => effect === 'pay-fee' && answer === 'unknown');
  });
  const certified = `/envelopes/${ENVELOPE}/certification?from=${today()}&to=${today()}`;
  const reads = (actor: string) =>
    fetch(`${system.apiUrl}/api/v1${certified}`, { headers: { 'percorsi-actor': actor } });
  expect(await system.read(certified, AUDITOR)).toMatchObject({ operations: 0, paidCents: 0, items: [] });

  await paidByRun();
  await until(async () => (await system.read(certified, AUDITOR))['operations'] === 1);
  const found = await system.read(certified, AUDITOR);
  expect(found).toMatchObject({ moves: 1, paidCents: CENTS, returnedCents: 0 });
  const [operation] = found['items'] as readonly { readonly trail: readonly Line[] }[];
  expect(operation).toMatchObject({
    stream: `percorso/${percorsoId}`,
    moves: [{ payee: PAYEE, cents: CENTS, reference: 'CRO-1', late: false }],
  });
  const line = (name: string) => operation?.trail.find((one) => one.line === name);
  const types = (name: string) => line(name)?.facts.map(({ type }) => type);
  expect(types('payment')).toEqual(['PaymentApproved', 'BankAnswered', 'EffectAnswered']);
  expect(new Set(types('verifications'))).toEqual(
    new Set([
      'PaymentProposed',
      'PaymentApproved',
      'RunProposed',
      'RunApproved',
      'AccountDeclared',
      'CheckRecorded',
    ]),
  );
  expect(types('units-delivered')).toEqual(['ActivityRecorded']);
  expect(types('conditions')).toContain('PattoSigned');

  // Of all that is asked, one thing is missing, and it is said: no act states the hourly amount yet.
  const lacking = operation?.trail.flatMap((one) => one.lacking.map(({ code }) => code));
  expect(lacking).toEqual(['unit-method-to-confirm']);
  expect((await reads(CPI)).status).toBe(403);

  // At the command line it is the same, and everything agrees.
  const period = ['--from', today(), '--to', today()];
  const { succeeded, said } = await system.ops('certify', ...period, '--operation', `percorso/${percorsoId}`);
  expect({ succeeded, said }).toMatchObject({
    succeeded: true,
    said: expect.stringContaining('CRO-1') as string,
  });
  for (const { hash } of line('payment')?.facts ?? []) expect(said).toContain(hash.slice(0, 16));
}, 300_000);
