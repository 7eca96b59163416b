import { openEngineClient } from '../../../apps/modules/temporal/engine-client';
import { holds } from '../../../apps/ops/start/poll';
import { skipDays } from '../../../apps/ops/skip/skip-days';
import { addDays, parseCivilDate } from '../../../domain/time/civil-date';
import { BENEFICIARY, CPI } from '../../support/http';
import { today } from '../../support/pathway';
import { asOwner } from '../../support/postgres';
import { inDays, storyOn, type Story } from '../../support/story';
import { startTestSystem, type TestSystem } from '../../support/system';
import { openRegisters, registered } from '../../support/walk';

/** Another officer of the office whose `op-17` is complained about. */
const OTHER_OFFICER = 'cpi:D612C000002:op-18';
const docket = 'AOO-FI/2026/0012345';

let system: TestSystem;
let story: Story;
beforeAll(async () => {
  system = await startTestSystem();
  story = storyOn(system);
  await openRegisters(system);
});
afterAll(() => system.stop());

type Answer = Readonly<Record<string, unknown>>;

/** Asked by somebody of the proceedings about a person, of today where its body names no other day. */
const asks = (actor: string, personId: string) => (what: string, body: object) =>
  system.post(`/proceedings/${personId}/${what}`, { on: today(), ...body }, { actor });
const must = (actor: string, personId: string) => (what: string, body: object) =>
  system.must(`/proceedings/${personId}/${what}`, { on: today(), ...body }, { actor });
/** Lodged by the person herself; its number is the version of its fact. */
const lodges = async (personId: string, matter: object, percorso: string | null = null) =>
  Number((await must(BENEFICIARY, personId)('lodge-request', { matter, percorso, docket }))['version']);
const answers = (request: number, outcome: string, reason: string) => ({
  request,
  outcome,
  reasons: [reason],
  until: null,
  docket,
});
const requests = async (personId: string) =>
  (await system.read(`/proceedings/${personId}/requests`, BENEFICIARY))['items'] as readonly Answer[];
const stageIs = async (personId: string, stage: string) => {
  const isThere = async () => (await requests(personId)).at(-1)?.['stage'] === stage;
  expect(await holds(isThere, { withinMs: 30_000 })).toBe(true);
};
/** What really reached the person, in its order. */
const sent = async (personId: string) => {
  const { rows } = await asOwner(
    (owner) =>
      owner.query<{ effect: string }>(
        `SELECT effect FROM outside.journal WHERE stream = $1 AND direction = 'do' ORDER BY id`,
        [`proceeding/${personId}`],
      ),
    system.ownerUrl,
  );
  return rows.map(({ effect }) => effect);
};
const reached = async (personId: string, effects: readonly string[]) => {
  const isThere = async () => (await sent(personId)).join() === effects.join();
  expect(await holds(isThere, { withinMs: 30_000 })).toBe(true);
};
/** The engine's own time goes on for the proceedings of that person, and for nobody else. */
const skips = async (personId: string, days: number) => {
  const client = openEngineClient({ address: system.engineAddress, namespace: 'default' });
  const stream = `proceeding/${personId}` as const;
  const handle = client.workflow.getHandle(stream);
  const runs = async () => (await handle.describe().catch(() => undefined))?.status.name === 'RUNNING';
  expect(await holds(runs, { withinMs: 30_000 })).toBe(true);
  await skipDays({ client, stream, stop: new AbortController().signal }, days, () => undefined);
  await client.connection.close();
};

test('a complaint is answered by another than who it is about; one that nobody answers is late and decides nothing', async () => {
  const personId = await registered(system);
  const request = await lodges(personId, { kind: 'complaint', officer: 'OP-17' });
  const refused = answers(request, 'refused', 'no-fault-found');
  expect(await asks(CPI, personId)('answer-request', refused)).toMatchObject({
    status: 422,
    body: { code: 'officer-complained-about' },
  });
  expect(await asks(BENEFICIARY, personId)('answer-request', refused)).toMatchObject({ status: 403 });
  await must(OTHER_OFFICER, personId)('answer-request', answers(request, 'granted', 'remedied'));
  await reached(personId, ['send-answer']);
  expect(await requests(personId)).toMatchObject([
    {
      request,
      kind: 'complaint',
      stage: 'granted',
      answer: { reasons: [{ code: 'remedied' }] },
      answerBy: null,
    },
  ]);

  await lodges(personId, { kind: 'complaint', officer: null });
  await skips(personId, 33);
  await stageIs(personId, 'late');
  expect(await sent(personId)).toEqual(['send-answer']);

  const late = (await requests(personId)).at(-1)?.['request'];
  await must(CPI, personId)('answer-request', answers(Number(late), 'refused', 'not-of-this-office'));
  await stageIs(personId, 'refused');
  // The answer is owed from the register's own time, which went on for it.
  await skips(personId, 33);
  await reached(personId, ['send-answer', 'send-answer']);
});

test('access to the file that nobody answers is refused by law, and granted on appeal with the streams that make it', async () => {
  const personId = await registered(system);
  const request = await lodges(personId, { kind: 'access' });
  const answerBy = parseCivilDate(String((await requests(personId))[0]?.['answerBy']));
  if (answerBy === undefined) throw new Error('No term');
  await skips(personId, 33);
  await stageIs(personId, 'refused-by-silence');
  await reached(personId, ['send-answer']);
  const refusedOn = addDays(answerBy, 1);
  const [silent] = await requests(personId);
  expect(silent?.['appealBy']).not.toBeNull();

  await must(BENEFICIARY, personId)('appeal-refusal', { on: refusedOn, request, docket });
  await stageIs(personId, 'appealed');
  await must(OTHER_OFFICER, personId)('answer-request', {
    on: refusedOn,
    ...answers(request, 'granted', 'entitled'),
  });
  await skips(personId, 33);
  await reached(personId, ['send-answer', 'send-answer']);
  const delivery = { on: refusedOn, request, channel: 'by-hand', docket };
  await must(OTHER_OFFICER, personId)('record-answer-delivery', delivery);
  expect((await requests(personId))[0]).toMatchObject({
    stage: 'granted',
    appealedOn: refusedOn,
    answer: {
      deliveredOn: refusedOn,
      file: [`person/${personId}`, `unemployment/${personId}`, `proceeding/${personId}`],
    },
  });
});

test('an exemption that is granted excuses from a breach on its days, and the national record says 13', async () => {
  const { percorsoId } = await story.begun('hold-first-meeting', inDays(-30));
  const personId = String((await story.fileOf(percorsoId))['personId']);
  const days = { from: inDays(-10), to: inDays(-3) };
  const matter = { kind: 'exemption', ...days, ground: 'personal-reason' };
  const request = await lodges(personId, matter, percorsoId);
  const breach = (on: string) => ({
    matter: {
      kind: 'conditionality',
      breach: 'training-missed',
      on,
      spell: { benefit: 'none', since: inDays(-30) },
      percorso: percorsoId,
    },
  });
  await must(CPI, personId)('answer-request', answers(request, 'granted', 'documented'));
  await reached(personId, ['send-answer']);
  expect(await asks(CPI, personId)('open', breach(days.to))).toMatchObject({
    status: 409,
    body: { code: 'exempt-on-that-day', missing: [days.to] },
  });
  expect(await system.read(`/percorsi/${percorsoId}/sap`)).toMatchObject({
    events: [
      { code: '01' },
      { code: '02' },
      { code: '13', on: days.from, tied: null, request },
      { code: '02', on: addDays(days.to, 1), tied: 'start', request },
    ],
  });
  expect(await asks(CPI, personId)('open', breach(inDays(-2)))).toMatchObject({ status: 200 });

  // Asked anew and given up: the term that ran for it ends with it.
  await lodges(personId, { ...matter, from: inDays(1), to: inDays(9) }, percorsoId);
  const again = Number((await requests(personId)).at(-1)?.['request']);
  await must(BENEFICIARY, personId)('withdraw-request', { request: again });
  await stageIs(personId, 'withdrawn');
  expect(await system.ops('verify')).toMatchObject({ succeeded: true });
  expect(await system.ops('replay', '--all')).toMatchObject({ succeeded: true });
});
