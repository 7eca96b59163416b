import { randomUUID } from 'node:crypto';
import { holds } from '../../../apps/ops/start/poll';
import { today } from '../../support/pathway';
import { journalOf } from '../../support/story';
import {
  APL,
  APL_ID,
  BENEFICIARY,
  CPI,
  ENVELOPE,
  MANAGER,
  OTHER_APL,
  OTHER_APL_ID,
} from '../../support/http';
import { startTestSystem, type TestSystem } from '../../support/system';
import { adhesionOf, FACTS, newPercorso, newPerson, openRegisters } from '../../support/walk';
import { registered, RESERVED_CENTS, step, type StepName } from '../../support/walk';

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());

type Answer = Readonly<Record<string, unknown>>;
interface Possibility {
  readonly command: string;
  readonly allowed: boolean;
  readonly missing: readonly { readonly code: string }[];
}
interface StoryFact {
  readonly type: string;
  readonly actor: { readonly role: string; readonly organisation: string; readonly user: string };
  readonly basis: readonly { rule: string; source: string; verdict: string; facts: Answer }[];
  readonly toldAt: string;
  readonly effectiveOn: string;
  readonly causation: string;
}

const fileOf = (percorsoId: string): Promise<Answer> => system.read(`/percorsi/${percorsoId}`);
const timelineOf = async (percorsoId: string): Promise<readonly StoryFact[]> =>
  (await system.read(`/percorsi/${percorsoId}/timeline`))['items'] as StoryFact[];
const told = async (percorsoId: string): Promise<readonly string[]> =>
  (await timelineOf(percorsoId)).map(({ type }) => type).filter((type) => type !== 'EffectAnswered');

/** One step by whoever takes it. */
const takes = (actor: string, percorsoId: string, name: StepName) =>
  system.post(`/percorsi/${percorsoId}/${name}`, step(name).body, { actor });
const chooses = (percorsoId: string, aplId: string) =>
  system.post(
    `/percorsi/${percorsoId}/choose-apl`,
    { on: today(), provider: `apl/${aplId}` },
    { actor: BENEFICIARY },
  );
const abandons = (actor: string, percorsoId: string) =>
  system.must(`/percorsi/${percorsoId}/report-abandonment`, { on: today(), cause: 'declared' }, { actor });

/** The commands that may be asked now, as the percorso itself tells. */
async function possible(percorsoId: string): Promise<readonly string[]> {
  const all = (await fileOf(percorsoId))['possibilities'] as Possibility[];
  return all.filter(({ allowed }) => allowed).map(({ command }) => command);
}

async function closed(percorsoId: string): Promise<void> {
  const isClosed = async () => (await fileOf(percorsoId))['closed'] === true;
  expect(await holds(isClosed, { withinMs: 30_000 })).toBe(true);
}

/** Waits until everything that the percorso has to tell others was told. */
async function toldOutside(percorsoId: string): Promise<void> {
  const allDone = async () =>
    ((await fileOf(percorsoId))['effects'] as Answer[]).every(({ answer }) => answer === 'done');
  expect(await holds(allDone, { withinMs: 30_000 })).toBe(true);
}

const balance = (): Promise<Answer> => system.read(`/envelopes/${ENVELOPE}`);

describe('the manager of the programme', () => {
  test('opens the envelope, once, and sees what remains of it', async () => {
    await openRegisters(system, 100_000_000);
    const again = await system.post(`/envelopes/${ENVELOPE}/open`, { cents: 1 }, { actor: MANAGER });
    expect(again).toMatchObject({ status: 409, body: { code: 'envelope-already-open' } });
    expect(await balance()).toMatchObject({
      cents: 100_000_000,
      reservedCents: 0,
      remainingCents: 100_000_000,
    });
  });

  test('accredits APLs, which from that day on can be chosen; others cannot', async () => {
    const apls = (await system.read(`/apls?on=${today()}`))['items'] as Answer[];
    expect(apls.map(({ aplId }) => aplId).sort()).toEqual([OTHER_APL_ID, APL_ID]);
    expect((await system.read('/apls?on=2010-01-01'))['items']).toEqual([]);
    const percorsoId = await newPercorso(system, 'issue-assegno');
    const unknown = await chooses(percorsoId, '67653560978');
    expect(unknown).toMatchObject({ status: 422, body: { code: 'apl-unknown' } });
  });

  test('suspends an APL, which cannot be chosen meanwhile', async () => {
    const aplId = '67653560978';
    const sends = (what: string, body: object) =>
      system.must(`/apls/${aplId}/${what}`, body, { actor: MANAGER });
    await sends('accredit', { name: 'Terza Via', from: '2015-01-01', to: null });
    await sends('suspend', { from: '2020-03-01', to: null });
    const percorsoId = await newPercorso(system, 'issue-assegno');
    const suspended = await chooses(percorsoId, aplId);
    expect(suspended).toMatchObject({ status: 422, body: { code: 'apl-not-accredited', missing: [aplId] } });
  });
});

describe('the operator of a CPI', () => {
  test('takes a person from the adhesion to the issue of the assegno, told at each step what comes next', async () => {
    const percorsoId = await newPercorso(system);
    for (const [command, name] of STEPS_OF_THE_CPI) {
      expect(await possible(percorsoId)).toContain(command);
      expect((await takes(CPI, percorsoId, name)).status).toBe(200);
    }
    expect(await possible(percorsoId)).toEqual([
      ...['IssueAssegno', 'RecordActivity', 'RefreshProfile', 'UpdatePatto'],
      ...ALWAYS,
    ]);
    expect((await takes(CPI, percorsoId, 'issue-assegno')).status).toBe(200);
    expect(await fileOf(percorsoId)).toMatchObject({
      phase: 'issued',
      reservedCents: RESERVED_CENTS,
      envelope: ENVELOPE,
      nextDeadline: { name: 'choice' },
    });
  });

  test('finds in the work list who is to be taken in charge', async () => {
    const percorsoId = await newPercorso(system);
    const list = await system.read('/work-list?cpi=D612C000002&task=take-in-charge');
    expect((list['items'] as Answer[]).map((item) => item['percorsoId'])).toContain(percorsoId);
  });

  test('cannot decide while a fact is unknown, is told which, and goes on once it is recorded', async () => {
    const facts = { ...FACTS, incomeSupport: { unknown: 'awaiting-register' } };
    const adhesion = await system.must('/percorsi', adhesionOf(await registered(system), facts));
    const percorsoId = String(adhesion['percorsoId']);
    const waiting = await takes(CPI, percorsoId, 'take-in-charge');
    expect(waiting).toMatchObject({
      status: 409,
      body: { code: 'facts-missing', missing: ['incomeSupport'] },
    });
    expect(await possible(percorsoId)).toEqual(['RecordFacts', ...ALWAYS]);
    const learned = { on: today(), facts: { incomeSupport: { known: 'naspi' } } };
    await system.must(`/percorsi/${percorsoId}/record-facts`, learned);
    expect((await takes(CPI, percorsoId, 'take-in-charge')).status).toBe(200);
    expect(await told(percorsoId)).toEqual(['AdhesionSubmitted', 'FactsRecorded', 'TakenInCharge']);
  });

  test('sees an adhesion rejected when the missing fact says no, with the rule that says so', async () => {
    const facts = { ...FACTS, incomeSupport: { unknown: 'awaiting-register' } };
    const adhesion = await system.must('/percorsi', adhesionOf(await registered(system), facts));
    const percorsoId = String(adhesion['percorsoId']);
    const learned = { on: today(), facts: { incomeSupport: { known: 'rdc' } } };
    await system.must(`/percorsi/${percorsoId}/record-facts`, learned);
    const rejected = (await timelineOf(percorsoId)).find(({ type }) => type === 'AdhesionRejected');
    expect(rejected?.basis.filter(({ verdict }) => verdict === 'not-met').map(({ rule }) => rule)).toEqual([
      'R-AI-04',
    ]);
    await closed(percorsoId);
  });

  test('is refused a second adhesion of the same person until the first has ended, and then of a day up to its end', async () => {
    const personId = await registered(system);
    const first = String((await system.must('/percorsi', adhesionOf(personId)))['percorsoId']);
    const second = await system.post('/percorsi', adhesionOf(personId));
    expect(second).toMatchObject({ status: 409, body: { code: 'percorso-already-active' } });
    await abandons(BENEFICIARY, first);
    expect(await system.post('/percorsi', adhesionOf(personId))).toMatchObject({
      status: 422,
      body: { code: 'adhesion-before-earlier-end', missing: [today()] },
    });
    const known = (await system.read(`/persons/${personId}/percorsi`))['items'] as Answer[];
    expect(known).toMatchObject([{ phase: 'abandoned', endsOn: today(), plannedEnd: null, jobs: [] }]);
  });

  test('who registers the same person twice finds the same person', async () => {
    const person = newPerson();
    const [one, other] = await Promise.all([
      system.must('/persons', person),
      system.must('/persons', person),
    ]);
    expect(one['personId']).toBe(other['personId']);
    expect([one['alreadyRegistered'], other['alreadyRegistered']].sort()).toEqual([false, true]);
  });
});

const ALWAYS = [
  ...['ReportAbandonment', 'ReportRefusal', 'ReportLostRequirement'],
  ...['TransferPercorso', 'CorrectFact'],
];
const STEPS_OF_THE_CPI = [
  ['TakeInCharge', 'take-in-charge'],
  ['AssignProfile', 'assign-profile'],
  ['SignPatto', 'sign-patto'],
] as const;

describe('the beneficiary', () => {
  test('chooses an APL freely, which then has the person in its work list', async () => {
    const percorsoId = await newPercorso(system, 'issue-assegno');
    const chosen = await chooses(percorsoId, OTHER_APL_ID);
    expect(chosen).toMatchObject({ status: 200, body: { facts: ['AplChosen'] } });
    const list = await system.read(`/work-list?apl=${OTHER_APL_ID}`);
    expect(list['items']).toContainEqual(
      expect.objectContaining({ percorsoId, task: 'answer-assignment', assignee: 'apl' }),
    );
  });

  test('does not do what is for others to do', async () => {
    const percorsoId = await newPercorso(system, 'choose-apl');
    const accepted = await takes(BENEFICIARY, percorsoId, 'accept-person');
    expect(accepted).toMatchObject({
      status: 403,
      body: { code: 'role-not-allowed', missing: ['apl', 'cpi'] },
    });
  });

  test('abandons: the money goes back to the envelope, and what was told outside is taken back, latest first', async () => {
    const before = await balance();
    const percorsoId = await newPercorso(system, 'accept-person');
    expect(Number((await balance())['reservedCents'])).toBe(Number(before['reservedCents']) + RESERVED_CENTS);
    await toldOutside(percorsoId);
    await abandons(BENEFICIARY, percorsoId);
    await closed(percorsoId);
    expect(await balance()).toEqual(before);
    expect(await journalOf(system, percorsoId)).toEqual([
      'accounting do reserve-budget',
      'messages do notify-apl',
      'messages do book-appointments',
      'messages undo book-appointments',
      'messages undo notify-apl',
      'accounting undo reserve-budget',
      'messages do notify-parties',
    ]);
    const late = await takes(APL, percorsoId, 'hold-first-meeting');
    expect(late).toMatchObject({ status: 409, body: { code: 'percorso-ended' } });
  });
});

describe('an APL', () => {
  test('accepts the person that chose it and holds the first meeting with a tutor', async () => {
    const percorsoId = await newPercorso(system, 'choose-apl');
    expect((await takes(APL, percorsoId, 'accept-person')).status).toBe(200);
    expect((await takes(APL, percorsoId, 'hold-first-meeting')).status).toBe(200);
    const file = await fileOf(percorsoId);
    expect(file).toMatchObject({ phase: 'started', apl: APL_ID, nextDeadline: { name: 'plan' } });
    expect(JSON.stringify(await timelineOf(percorsoId))).not.toContain('Elena Conti');
  });

  test('declines, and the person chooses another one', async () => {
    const percorsoId = await newPercorso(system, 'choose-apl');
    await system.must(`/percorsi/${percorsoId}/decline-person`, { on: today() }, { actor: APL });
    await chooses(percorsoId, OTHER_APL_ID);
    expect((await takes(OTHER_APL, percorsoId, 'accept-person')).status).toBe(200);
    expect((await told(percorsoId)).slice(-4)).toEqual([
      'AplChosen',
      'AplDeclined',
      'AplChosen',
      'AplAccepted',
    ]);
  });

  test('that was not chosen may neither accept the person nor report an abandonment', async () => {
    const percorsoId = await newPercorso(system, 'choose-apl');
    const abandonment = { on: today(), cause: 'not-reachable' };
    const path = `/percorsi/${percorsoId}/report-abandonment`;
    const refusals = [
      await takes(OTHER_APL, percorsoId, 'accept-person'),
      await system.post(path, abandonment, { actor: OTHER_APL }),
    ];
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ status: 409, body: { code: 'not-the-chosen-apl' } });
  });
});

test('of two people who ask for the last euro one gets it; the other gets what is added later', async () => {
  const two = [await newPercorso(system, 'sign-patto'), await newPercorso(system, 'sign-patto')];
  const reserved = Number((await balance())['reservedCents']);
  const resize = (cents: number) =>
    system.must(`/envelopes/${ENVELOPE}/resize`, { cents }, { actor: MANAGER });
  await resize(reserved + RESERVED_CENTS);
  const issue = (percorsoId: string) => takes(CPI, percorsoId, 'issue-assegno');
  const replies = await Promise.all(two.map(issue));
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(replies.find(({ status }) => status === 409)?.body['code']).toBe('envelope-exhausted');
  expect(await balance()).toMatchObject({ remainingCents: 0 });
  await resize(100_000_000);
  const loser = two[replies.findIndex(({ status }) => status === 409)] ?? '';
  expect((await issue(loser)).status).toBe(200);
});

/** What a check of the command line finds, in its own words. */
async function finds(...args: readonly string[]): Promise<string> {
  const { succeeded, said } = await system.ops(...args);
  return succeeded ? 'nothing' : said;
}

describe('the auditor', () => {
  test('reads who did what, when, by which rule of which source, and on which facts', async () => {
    const key = randomUUID();
    const personId = await registered(system);
    const adhesion = await system.must('/percorsi', adhesionOf(personId), { key });
    const [first] = await timelineOf(String(adhesion['percorsoId']));
    expect(first).toMatchObject({
      type: 'AdhesionSubmitted',
      actor: { role: 'cpi', organisation: 'D612C000002', user: 'op-17' },
      effectiveOn: '2020-01-15',
      causation: key,
    });
    expect(first?.basis).toContainEqual(
      expect.objectContaining({
        rule: 'R-AI-01',
        source: 'Assegno per l’impiego, scheda pubblica',
        verdict: 'met',
        facts: { ageYears: 34 },
      }),
    );
    expect(first?.basis.map(({ verdict }) => verdict)).not.toContain('not-met');
  });

  test('has the register checked, every decision taken again, and a decision explained', async () => {
    const percorsoId = await newPercorso(system, 'issue-assegno');
    expect(await finds('verify')).toBe('nothing');
    expect(await finds('replay', '--all')).toBe('nothing');
    const explained = await system.ops('explain', percorsoId);
    expect(explained).toMatchObject({ succeeded: true });
    expect(explained.said).toContain('R-AI-12');
  });
});

test('six months after the choice the percorso is concluded by itself, and the money stays until no late message can come', async () => {
  const percorsoId = await newPercorso(system, 'hold-first-meeting');
  const { reservedCents } = await balance();
  expect(await system.ops('skip', percorsoId, '--days', '186')).toMatchObject({ succeeded: true });
  expect((await told(percorsoId)).slice(-3)).toEqual([
    'FirstMeetingHeld',
    'PlanOverdue',
    'PercorsoConcluded',
  ]);
  const concluded = (await timelineOf(percorsoId)).find(({ type }) => type === 'PercorsoConcluded');
  expect(concluded).toMatchObject({ actor: { role: 'engine' }, causation: 'deadline/conclusion' });
  expect(await balance()).toMatchObject({ reservedCents });
  expect(await system.ops('skip', percorsoId, '--days', '60')).toMatchObject({ succeeded: true });
  await closed(percorsoId);
  expect((await told(percorsoId)).slice(-2)).toEqual(['PercorsoSettled', 'ReservationReleased']);
  expect(await balance()).toMatchObject({ reservedCents: Number(reservedCents) - RESERVED_CENTS });
});
