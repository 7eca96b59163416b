import { Client, Connection } from '@temporalio/client';
import { skipDays } from '../../../apps/ops/skip/skip-days';
import { holds } from '../../../apps/ops/start/poll';
import { parseAplId, proceedingStream, type AplId, type StreamId } from '../../../domain/identifiers';
import { BENEFICIARY, CPI, MANAGER, OTHER_APL, OTHER_APL_ID } from '../../support/http';
import { today } from '../../support/pathway';
import { asOwner } from '../../support/postgres';
import { inDays, storyOn, type Story } from '../../support/story';
import { startTestSystem, type TestSystem } from '../../support/system';
import { OFFICE, openRegisters } from '../../support/walk';

/** Another person who answers for the programme: nobody decides on the appeal against their own decision. */
const OTHER_MANAGER = 'manager::m-2';
const SUSPENDED = bodyOf('62728540469');
const STRUCK_OFF = bodyOf('71693140494');
const docket = 'AOO-RT/2026/0004711';

let system: TestSystem;
let story: Story;
beforeAll(async () => {
  system = await startTestSystem();
  story = storyOn(system);
  await openRegisters(system);
  for (const [aplId, name] of [
    [SUSPENDED, 'Cantiere Persone Soc. Coop. Soc.'],
    [STRUCK_OFF, 'Lavoro Chiaro S.r.l.'],
  ] as const)
    await system.must(`/apls/${aplId}/accredit`, { name, from: '2010-07-13', to: null }, { actor: MANAGER });
});
afterAll(() => system.stop());

function bodyOf(text: string): AplId {
  const id = parseAplId(text);
  if (id === undefined) throw new Error(text);
  return id;
}

const asks = (path: string, body: object, actor = MANAGER) => system.post(path, body, { actor });
const affectedBy = (aplId: AplId, actor = MANAGER) => system.read(`/apls/${aplId}/affected`, actor);

/** The facts of a stream, by their names. */
async function factsOf(stream: StreamId): Promise<readonly string[]> {
  const { rows } = await asOwner(
    (owner) =>
      owner.query<{ type: string }>('SELECT type FROM register.event WHERE stream_id = $1 ORDER BY version', [
        stream,
      ]),
    system.ownerUrl,
  );
  return rows.map(({ type }) => type);
}

async function termsPassed(aplId: AplId): Promise<readonly string[]> {
  const { rows } = await asOwner(
    (owner) =>
      owner.query<{ term: string }>(
        `SELECT body ->> 'term' AS term FROM register.event WHERE stream_id = $1 AND type = 'TermPassed' ORDER BY version`,
        [proceedingStream(aplId)],
      ),
    system.ownerUrl,
  );
  return rows.map(({ term }) => term);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  expect(await holds(condition, { withinMs: 45_000 })).toBe(true);
}

async function has(stream: StreamId, type: string): Promise<void> {
  await until(async () => (await factsOf(stream)).includes(type));
}

/** Somebody with that body, met and with an hour of service. */
async function metBy(aplId: AplId): Promise<string> {
  const on = inDays(-1);
  const { percorsoId } = await story.begun('issue-assegno', on);
  const tutor = `apl:${aplId}:t-1`;
  const interview = {
    kind: 'interview',
    minutes: 60,
    mode: 'in-person',
    attendance: 'attended',
    provider: aplId,
  };
  for (const [act, body, actor] of [
    ['choose-apl', { provider: `apl/${aplId}` }, CPI],
    ['accept-person', {}, tutor],
    ['hold-first-meeting', { tutorName: 'Elisa Marino' }, tutor],
    ['record-activity', interview, tutor],
  ] as const)
    await system.must(`/percorsi/${percorsoId}/${act}`, { on, ...body }, { actor });
  return percorsoId;
}

const tasks = async (percorsoId: string) => (await story.tasksOf(percorsoId)).map(({ task }) => task);

/** Lets time pass for the proceedings about a body, on the engine's own clock. */
async function passed(aplId: AplId, days: number): Promise<void> {
  const connection = await Connection.connect({ address: system.engineAddress });
  const stream = proceedingStream(aplId);
  await skipDays(
    { client: new Client({ connection }), stream, stop: new AbortController().signal },
    days,
    () => undefined,
  );
  await connection.close();
}

test('a provider is heard before it is suspended, its people choose freely, and all is as before when the appeal is upheld', async () => {
  const path = `/proceedings/${SUSPENDED}`;
  const [stays, leaves, ended] = [await metBy(SUSPENDED), await metBy(SUSPENDED), await metBy(SUSPENDED)];
  await system.must(`/percorsi/${ended}/report-abandonment`, { on: today(), cause: 'declared' });
  expect(await tasks(ended)).toEqual(['propose-payment']);

  // Who is affected is seen before anything is decided.
  expect(await affectedBy(SUSPENDED)).toMatchObject({
    people: 2,
    owedCents: 3_550,
    groups: [
      { cpi: OFFICE, programme: 'TOS-PIO2', phase: 'started', underWay: true, people: 2 },
      {
        cpi: OFFICE,
        programme: 'TOS-PIO2',
        phase: 'abandoned',
        underWay: false,
        people: 1,
        owedCents: 3_550,
      },
    ],
  });
  expect((await affectedBy(SUSPENDED, CPI))['items']).toHaveLength(3);

  const matter = { kind: 'suspension', until: inDays(60) };
  expect(await asks(`${path}/open`, { on: today(), matter }, CPI)).toMatchObject({
    status: 422,
    body: { code: 'proceeding-of-another' },
  });
  const opened = await system.must(`${path}/open`, { on: today(), matter }, { actor: MANAGER });
  expect(opened['facts']).toEqual(['ProceedingOpened']);
  const one = { on: today(), proceeding: opened['version'], docket };
  const adopts = () => asks(`${path}/adopt-measure`, { ...one, reasons: ['answer-not-founded'] });
  expect(await adopts()).toMatchObject({ status: 409, body: { code: 'notice-not-delivered' } });
  const notice = { ...one, of: 'notice', channel: 'pec' };
  await system.must(`${path}/record-delivery`, notice, { actor: MANAGER });
  expect(await adopts()).toMatchObject({ status: 409, body: { code: 'defence-term-running' } });
  const answer = { ...one, ground: 'observations' };
  expect(await asks(`${path}/lodge-defence`, answer, OTHER_APL)).toMatchObject({ status: 403 });
  expect(await asks(`${path}/lodge-defence`, answer, `apl:${SUSPENDED}:t-1`)).toMatchObject({ status: 200 });
  expect(await adopts()).toMatchObject({ status: 200, body: { facts: ['MeasureAdopted'] } });
  // Adopted and not delivered it has no effect yet.
  expect(await system.read(`/apls/${SUSPENDED}`)).toMatchObject({ suspended: [] });
  const delivery = { ...one, of: 'decision', channel: 'pec' };
  expect(await asks(`${path}/record-delivery`, delivery)).toMatchObject({
    body: { facts: ['DeliveryRecorded', 'MeasureTookEffect'] },
  });

  for (const percorsoId of [stays, leaves]) await story.has(percorsoId, 'AccreditationChanged');
  await story.has(ended, 'AccreditationRead');
  expect(await system.read(`/apls/${SUSPENDED}`)).toMatchObject({
    suspended: [{ from: today(), to: inDays(60), proceeding: opened['version'] }],
  });
  expect(await tasks(stays)).toContain('offer-another-provider');
  expect(await tasks(ended)).toEqual(['propose-payment-apart']);
  const choice = (percorsoId: string, act: string, body: object = {}) =>
    asks(`/percorsi/${percorsoId}/${act}`, { on: today(), ...body }, BENEFICIARY);
  expect(await choice(leaves, 'change-apl')).toMatchObject({ body: { facts: ['ProviderLost'] } });
  const other = { provider: `apl/${OTHER_APL_ID}` };
  expect(await choice(leaves, 'choose-apl', other)).toMatchObject({ status: 200 });

  await system.must(`${path}/lodge-appeal`, one, { actor: `apl:${SUSPENDED}:t-1` });
  const upholds = (actor: string) =>
    asks(`${path}/decide-appeal`, { ...one, outcome: 'annulled', reasons: ['founded'] }, actor);
  expect(await upholds(MANAGER)).toMatchObject({ body: { code: 'same-person-decides' } });
  expect(await upholds(OTHER_MANAGER)).toMatchObject({ status: 200, body: { facts: ['MeasureAnnulled'] } });
  await has(`apl/${SUSPENDED}`, 'RestrictionLifted');
  await until(async () => !(await tasks(stays)).includes('offer-another-provider'));
  await until(async () => (await tasks(ended)).includes('propose-payment'));
  expect(await system.read(`/apls/${SUSPENDED}`)).toMatchObject({ suspended: [] });
  expect(await story.fileOf(stays)).toMatchObject({ apl: SUSPENDED, phase: 'started' });
  expect(await story.fileOf(leaves)).toMatchObject({ apl: OTHER_APL_ID, phase: 'apl-chosen' });
  const proposed = await asks(`/percorsi/${ended}/propose-payment`, {
    on: today(),
    payee: `apl/${SUSPENDED}`,
  });
  expect(proposed).toMatchObject({ status: 200 });
  expect(await tasks(ended)).toEqual(['approve-payment']);
  expect(await affectedBy(SUSPENDED)).toMatchObject({ people: 1, owedCents: 3_550, proposedCents: 3_550 });
  expect(await factsOf(`apl/${SUSPENDED}`)).toEqual(['AplAccredited', 'AplSuspended', 'RestrictionLifted']);
  for (const stream of [proceedingStream(SUSPENDED), `apl/${SUSPENDED}`, stays])
    expect(await system.ops('replay', stream)).toMatchObject({ succeeded: true });
  expect(await system.ops('verify')).toMatchObject({ succeeded: true });
});

test('a provider that does not answer is struck off when its term is over, for good when nobody appeals, and may be accredited anew', async () => {
  const path = `/proceedings/${STRUCK_OFF}`;
  const percorsoId = await metBy(STRUCK_OFF);
  const matter = { kind: 'withdrawal' };
  const opened = await system.must(`${path}/open`, { on: inDays(-20), matter }, { actor: MANAGER });
  const proceeding = opened['version'];
  const one = { on: today(), proceeding, docket };
  const notice = { ...one, on: inDays(-20), of: 'notice', channel: 'pec' };
  await system.must(`${path}/record-delivery`, notice, { actor: MANAGER });
  await until(async () => (await termsPassed(STRUCK_OFF)).includes('defence'));
  const adopted = await asks(`${path}/adopt-measure`, { ...one, reasons: ['no-answer'] });
  expect(adopted).toMatchObject({ status: 200, body: { facts: ['MeasureAdopted'] } });
  const delivery = { ...one, of: 'decision', channel: 'registered-letter' };
  await system.must(`${path}/record-delivery`, delivery, { actor: MANAGER });
  await story.has(percorsoId, 'AccreditationChanged');
  expect(await system.read(`/apls/${STRUCK_OFF}`)).toMatchObject({
    accredited: [{ from: '2010-07-13', to: null }],
    suspended: [{ from: today(), to: null, proceeding }],
  });

  await passed(STRUCK_OFF, 40);
  await until(async () => (await termsPassed(STRUCK_OFF)).includes('appeal'));
  expect(await termsPassed(STRUCK_OFF)).toEqual(['defence', 'appeal']);
  const anew = { name: 'Lavoro Chiaro S.r.l.', from: today(), to: null };
  await system.must(`/apls/${STRUCK_OFF}/accredit`, anew, { actor: MANAGER });
  await until(async () => !(await tasks(percorsoId)).includes('offer-another-provider'));
  expect(await system.read(`/apls/${STRUCK_OFF}`)).toMatchObject({ suspended: [] });
});
