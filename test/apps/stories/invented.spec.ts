import type { CivilDate } from '../../../domain/time/civil-date';
import { RULEBOOK } from '../../../domain/programmes';
import type { Report } from '../../../domain/figures/report-row';
import { APL, APL_ID, BENEFICIARY, CPI, MANAGER, OTHER_APL, OTHER_APL_ID } from '../../support/http';
import { INVENTED_HOUSE } from '../../support/invented-house';
import { today } from '../../support/pathway';
import { communication, inDays, NODE, storyOn, type Story } from '../../support/story';
import { startTestSystem, type TestSystem } from '../../support/system';
import { newPerson, openRegisters } from '../../support/walk';

// Two programmes that nobody wrote, in the whole house: no line outside domain/programmes and test knows of them.
let system: TestSystem;
let story: Story;
beforeAll(async () => {
  system = await startTestSystem(INVENTED_HOUSE);
  story = storyOn(system);
  await openRegisters(system);
  await system.must(`/envelopes/${FUND}/open`, { cents: 1_000_000 }, { actor: MANAGER });
  await system.must(`/envelopes/${DOTE}/open`, { cents: 35_000 }, { actor: MANAGER });
});
afterAll(() => system.stop());

const FUND = 'TST-UFFICIO-FONDO';
const DOTE = 'TST-RETE-DOTE';
const OFFICE = 'D612C000002';
const ANOTHER_OFFICE = 'cpi:F205C000001:op-3';
const APPROVER = 'manager::m-2';

type Answer = Readonly<Record<string, unknown>>;
interface Possibility {
  readonly command: string;
  readonly reason?: string;
}

/** Somebody who adheres to a programme, with the facts that it asks for. */
async function adhered(programme: string, on: CivilDate, facts: object) {
  const person = newPerson();
  const personId = String((await system.must('/persons', person))['personId']);
  const adhesion = { personId, programme, cpi: OFFICE, on, facts };
  const { percorsoId } = await system.must('/percorsi', adhesion, { actor: BENEFICIARY });
  return { percorsoId: String(percorsoId), personId, codiceFiscale: person.codiceFiscale };
}

const asks =
  (percorsoId: string) =>
  (name: string, body: object = {}, actor = CPI) =>
    system.post(`/percorsi/${percorsoId}/${name}`, { on: today(), ...body }, { actor });
const must =
  (percorsoId: string) =>
  (name: string, body: object = {}, actor = CPI) =>
    system.must(`/percorsi/${percorsoId}/${name}`, { on: today(), ...body }, { actor });
const skips = async (percorsoId: string, days: number) => {
  expect(await system.ops('skip', percorsoId, '--days', String(days))).toMatchObject({ succeeded: true });
};
const offered = async (percorsoId: string) =>
  (await story.fileOf(percorsoId))['possibilities'] as readonly Possibility[];
const tasks = async (percorsoId: string) => (await story.tasksOf(percorsoId)).map(({ task }) => task);
const titles = async (percorsoId: string) =>
  (await story.timelineOf(percorsoId)).map((fact) => (fact as unknown as { title: string }).title);
const shown = async (command: 'show' | 'explain', percorsoId: string) => {
  const { said, succeeded } = await system.ops(command, percorsoId);
  expect({ said, succeeded }).toMatchObject({ succeeded: true });
  return said;
};

test('both programmes are listed with their rules', async () => {
  const { items } = await system.read('/programmes');
  const codes = (items as Answer[]).map(({ code }) => code);
  expect(codes).toEqual(RULEBOOK.programmes.map(({ code }) => code));
  expect(codes).toEqual(expect.arrayContaining(['TOS-PIO2', 'TST-UFFICIO', 'TST-RETE']));
  const [version] = (await system.read('/programmes/TST-UFFICIO'))['versions'] as Answer[];
  expect(version).toMatchObject({ providers: { kinds: ['cpi', 'apl'], shape: 'one' } });
});

/** Chosen in the request, taken in charge and agreed with by the office; met on a day where one is given. */
async function atTheOffice(from: CivilDate, metOn?: CivilDate) {
  const one = await adhered('TST-UFFICIO', from, {});
  const does = must(one.percorsoId);
  await does('choose-apl', { on: from, provider: `cpi/${OFFICE}` }, BENEFICIARY);
  await does('take-in-charge', { on: from });
  await does('sign-patto', { on: from });
  if (metOn !== undefined) await does('hold-first-meeting', { on: metOn, tutorName: 'Elena Conti' });
  return one;
}

const records = (percorsoId: string, body: object, actor = CPI) =>
  must(percorsoId)('record-activity', { mode: 'in-person', attendance: 'attended', ...body }, actor);

describe('a person who chooses an office when she asks', () => {
  test('says no more of herself than the programme asks', async () => {
    const { percorsoId } = await adhered('TST-UFFICIO', today(), {});
    expect((await story.fileOf(percorsoId))['facts']).toEqual({
      ageYears: { known: expect.any(Number) as number },
    });
  });

  test('and is asked for what another programme needs', async () => {
    const { personId } = await system.must('/persons', newPerson());
    const adhesion = { personId, programme: 'TST-RETE', cpi: OFFICE, on: today(), facts: {} };
    expect(await system.post('/percorsi', adhesion)).toMatchObject({
      status: 422,
      body: {
        code: 'fields-invalid',
        errors: [
          { field: 'facts.residenceRegion', code: 'knowable' },
          { field: 'facts.domicileRegion', code: 'knowable' },
        ],
      },
    });
  });

  test('is told who acts next, and of no step that the programme does not have', async () => {
    const { percorsoId } = await adhered('TST-UFFICIO', today(), {});
    expect(await story.possible(percorsoId)).toEqual([
      ...['RecordFacts', 'ChooseApl', 'ReportAbandonment'],
      ...['TransferPercorso', 'CorrectFact'],
    ]);
    const all = await offered(percorsoId);
    for (const command of ['AssignProfile', 'IssueAssegno', 'AcceptPerson', 'DeclinePerson', 'OpenGuidance'])
      expect(all.map((one) => one.command)).not.toContain(command);
    expect(all).toContainEqual(
      expect.objectContaining({ command: 'ReportRefusal', reason: 'exit-not-in-programme' }),
    );
    expect(await story.tasksOf(percorsoId)).toEqual([
      expect.objectContaining({ task: 'await-choice', assignee: 'beneficiary', programme: 'TST-UFFICIO' }),
    ]);
    expect(await shown('show', percorsoId)).toMatch(/TakeInCharge .*\(Choice of the provider\)/);
    expect(await asks(percorsoId)('assign-profile', { profileIndex: '0.8000' })).toMatchObject({
      status: 422,
      body: { code: 'step-not-in-programme' },
    });
  });

  test('is met by the office that she chose, and by no other', async () => {
    const { percorsoId } = await atTheOffice(inDays(-18));
    expect(await story.tasksOf(percorsoId)).toEqual([
      expect.objectContaining({ task: 'hold-first-meeting', assignee: 'cpi', dueOn: inDays(2) }),
    ]);
    const { items } = await system.read(`/work-list?provider=cpi/${OFFICE}`);
    expect(items).toContainEqual(expect.objectContaining({ percorsoId, task: 'hold-first-meeting' }));
    const meets = (actor: string) =>
      asks(percorsoId)('hold-first-meeting', { tutorName: 'Elena Conti' }, actor);
    expect(await meets(ANOTHER_OFFICE)).toMatchObject({ status: 422, body: { code: 'step-of-another' } });
    expect(await meets(APL)).toMatchObject({ status: 409, body: { code: 'not-the-chosen-apl' } });
    expect(await meets(CPI)).toMatchObject({ status: 200, body: { facts: ['FirstMeetingHeld'] } });
    expect(await story.fileOf(percorsoId)).toMatchObject({ phase: 'started', reservedCents: 0 });
    expect(await story.tasksOf(percorsoId)).toContainEqual(
      expect.objectContaining({ task: 'sign-plan', assignee: 'cpi' }),
    );
    expect((await titles(percorsoId)).join()).not.toMatch(/APL|[Aa]ssegno/);
  });

  test('loses her place where the office does not meet her in time', async () => {
    const { percorsoId } = await atTheOffice(today());
    await skips(percorsoId, 22);
    await story.closed(percorsoId);
    expect(await story.fileOf(percorsoId)).toMatchObject({ phase: 'lapsed' });
    expect((await titles(percorsoId)).join()).not.toMatch(/APL|[Aa]ssegno/);
    expect(await shown('explain', percorsoId)).toMatch(/20 days from/);
  });

  test('leaves only by the exits of the programme', async () => {
    const { percorsoId } = await atTheOffice(today());
    const leaves = asks(percorsoId);
    expect(await leaves('report-abandonment', { cause: 'not-reachable' })).toMatchObject({
      body: { code: 'exit-not-in-programme', missing: ['declared', 'moved-away'] },
    });
    expect(await leaves('report-refusal', { cause: 'interview' })).toMatchObject({
      body: { code: 'exit-not-in-programme', missing: [] },
    });
    expect(await leaves('report-abandonment', { cause: 'moved-away' })).toMatchObject({ status: 200 });
    await story.closed(percorsoId);
  });

  test('is paid for the month in which she took part: assessed by time alone, proposed by one, approved by another', async () => {
    const one = await atTheOffice(inDays(-12), inDays(-10));
    const { percorsoId, personId } = one;
    const person = `person/${personId}`;
    await must(percorsoId)('sign-plan', { signers: ['person', 'apl'] });
    await records(percorsoId, { on: inDays(-9), kind: 'interview', minutes: 200 });
    await records(percorsoId, { on: inDays(-5), kind: 'tutoring', minutes: 40 });
    const hire = communication(one.codiceFiscale, inDays(-3), {
      contract: 'A.02.00',
      plannedEndOn: inDays(-2),
    });
    await system.must('/employment-communications', hire, { actor: NODE });
    await story.has(percorsoId, 'EmploymentObserved');
    expect(await tasks(percorsoId)).toEqual(['follow-path']);
    expect(await story.fileOf(percorsoId)).toMatchObject({ envelope: FUND, reservedCents: 50_000 });
    await skips(percorsoId, 23);
    await story.has(percorsoId, 'FeeAssessed');
    const assessed = await story.lastOf(percorsoId, 'FeeAssessed');
    expect(assessed).toMatchObject({
      actor: { role: 'engine' },
      data: { part: 'allowance', payee: person, entitledCents: 50_000, differenceCents: 50_000 },
    });
    await pays(percorsoId, person);
    await sees(percorsoId, personId);
    await skips(percorsoId, 250);
    await story.closed(percorsoId);
    expect(await story.fileOf(percorsoId)).toMatchObject({ phase: 'concluded', reservedCents: 50_000 });
    expect(await story.tasksOf(percorsoId)).toEqual([]);
  });
});

/** Proposed by one person, refused to that person, approved by another, executed once. */
async function pays(percorsoId: string, payee: string): Promise<void> {
  expect(await story.tasksOf(percorsoId)).toContainEqual(
    expect.objectContaining({ task: 'propose-payment', assignee: 'cpi', missing: [payee] }),
  );
  await must(percorsoId)('propose-payment', { payee }, MANAGER);
  const { version: proposal } = await story.lastOf(percorsoId, 'PaymentProposed');
  expect(await system.read(`/percorsi/${percorsoId}/account`)).toMatchObject({
    proposals: [{ proposal, payee, cents: 50_000 }],
  });
  expect(await asks(percorsoId)('approve-payment', { proposal }, MANAGER)).toMatchObject({
    body: { code: 'same-person-approves' },
  });
  await must(percorsoId)('approve-payment', { proposal }, APPROVER);
  await story.has(percorsoId, 'PaymentApproved');
  await skips(percorsoId, 1);
  expect(await story.outside(percorsoId)).toContain('accounting do pay-fee');
}

/** What those who read of it find: balances, what money comes to and why, and no word of what the programme does not have. */
async function sees(percorsoId: string, personId: string): Promise<void> {
  const account = await system.read(`/percorsi/${percorsoId}/account`);
  expect(account['balances']).toEqual([
    { envelope: FUND, account: 'available', payee: '', cents: -50_000 },
    { envelope: FUND, account: 'paid', payee: personId, cents: 50_000 },
  ]);
  expect(account['proposals']).toEqual([]);
  const show = await shown('show', percorsoId);
  expect(show).toMatch(new RegExp(`provider +cpi/${OFFICE}`));
  expect(show).toMatch(/entitled +€500\.00 by allowance/);
  const explain = await shown('explain', percorsoId);
  expect(explain).toContain(
    `allowance of ${personId}: 1 of at most 4 months of 240 minutes, at €500.00 each = €500.00`,
  );
  expect(explain).toContain('INV-ALLOWANCE');
  expect(explain).toContain('(no-result-fee)');
  expect(`${show}${explain}`).not.toMatch(/\bAPL (scelta|da scegliere)|[Aa]ssegno|max\(0/);
}

const network = { provider: `apl/${APL_ID}`, members: [`apl/${OTHER_APL_ID}`] };
const REGIONS = { residenceRegion: { known: '09' }, domicileRegion: { known: '09' } };

/** Taken in charge, with a network that the person chose and one of its members took her on. */
async function withTheNetwork() {
  const one = await adhered('TST-RETE', inDays(-3), REGIONS);
  const does = must(one.percorsoId);
  await does('take-in-charge', { on: inDays(-2) });
  await does('choose-apl', { on: inDays(-1), ...network }, BENEFICIARY);
  await does('accept-person', { on: inDays(-1) }, OTHER_APL);
  return one.percorsoId;
}

describe('a person who chooses a network', () => {
  test('chooses it herself, and it is of accredited bodies', async () => {
    const { percorsoId } = await adhered('TST-RETE', today(), REGIONS);
    await must(percorsoId)('take-in-charge');
    const chooses = (body: object, actor = BENEFICIARY) => asks(percorsoId)('choose-apl', body, actor);
    expect(await chooses(network, CPI)).toMatchObject({ body: { code: 'step-of-another' } });
    expect(await chooses({ provider: `cpi/${OFFICE}` })).toMatchObject({
      body: { code: 'provider-not-offered', missing: [`cpi/${OFFICE}`] },
    });
    expect(await chooses({ ...network, members: ['apl/67653560978'] })).toMatchObject({
      body: { code: 'apl-unknown', missing: ['67653560978'] },
    });
    expect(await chooses(network)).toMatchObject({ status: 200 });
    expect((await story.lastOf(percorsoId, 'AplChosen')).data['provider']).toEqual({
      lead: `apl/${APL_ID}`,
      members: [`apl/${APL_ID}`, `apl/${OTHER_APL_ID}`],
    });
    expect(await story.tasksOf(percorsoId)).toEqual([
      expect.objectContaining({ task: 'answer-assignment', assignee: 'apl', apl: APL_ID }),
    ]);
  });

  test('has what its members gave paid to the lead, once the month is over', async () => {
    const percorsoId = await withTheNetwork();
    await records(percorsoId, { kind: 'specialist-guidance', minutes: 90 }, OTHER_APL);
    await records(percorsoId, { kind: 'course', minutes: 600 }, APL);
    expect(await story.told(percorsoId)).not.toContain('FeeAssessed');
    await skips(percorsoId, 32);
    await story.has(percorsoId, 'FeeAssessed');
    const fees = (await story.timelineOf(percorsoId)).filter(({ type }) => type === 'FeeAssessed');
    const payee = `apl/${APL_ID}`;
    expect(fees.map(({ data, actor }) => ({ ...data, by: actor.role }))).toEqual([
      { part: 'guidance-line', payee, entitledCents: 5_700, differenceCents: 5_700, by: 'engine' },
      { part: 'course-line', payee, entitledCents: 9_000, differenceCents: 9_000, by: 'engine' },
    ]);
    expect(await story.fileOf(percorsoId)).toMatchObject({ reservedCents: 14_700, envelope: DOTE });
    expect(await shown('show', percorsoId)).toMatch(
      new RegExp(`provider +apl/${APL_ID}, apl/${OTHER_APL_ID}`),
    );
    const explain = await shown('explain', percorsoId);
    expect(explain).toContain(`guidance-line of ${APL_ID}: €38.00 an hour, at most €200.00 = €57.00`);
    expect(explain).toContain(`course-line of ${APL_ID}: €90.00 each, at most €300.00 = €90.00`);
    expect(explain).toContain('guidance-line and course-line together at most €400.00');
  });

  test('waits for money that the envelope does not have, and has it assessed once there is more', async () => {
    const percorsoId = await withTheNetwork();
    const { reservedCents } = await system.read(`/envelopes/${DOTE}`);
    const resizes = (cents: number) =>
      system.must(`/envelopes/${DOTE}/resize`, { cents }, { actor: MANAGER });
    await resizes(Number(reservedCents) + 9_000);
    await records(percorsoId, { kind: 'course', minutes: 60 }, APL);
    await records(percorsoId, { kind: 'course', minutes: 60 }, OTHER_APL);
    expect((await story.lastOf(percorsoId, 'FundsMissing')).data).toEqual({ cents: 9_000 });
    expect(await tasks(percorsoId)).toContain('await-funds');
    await skips(percorsoId, 32);
    expect(await story.told(percorsoId)).not.toContain('FeeAssessed');
    await resizes(100_000);
    await must(percorsoId)('reassess', {}, MANAGER);
    const { data } = await story.lastOf(percorsoId, 'FeeAssessed');
    expect(data).toMatchObject({ part: 'course-line', entitledCents: 18_000 });
    expect(await tasks(percorsoId)).toContain('propose-payment');
  });
});

describe('who answers for a programme of which nothing was published', () => {
  const asOf = inDays(400);
  test('has its people and its money counted, and no figure beside them', async () => {
    const report = (await system.read(`/programmes/TST-UFFICIO/report?asOf=${asOf}`)) as unknown as Report;
    const values = Object.fromEntries(report.rows.map(({ indicator, value }) => [indicator, value]));
    expect(values).toEqual({
      adhesions: 6,
      actions: 2,
      allowance_assessed: 50_000,
      pathways_with_allowance: 1,
      fees_paid: 50_000,
      fees_recovered: 0,
    });
    expect(report.rows.filter(({ published, figure }) => (published ?? figure) !== null)).toEqual([]);
    const { said, succeeded } = await system.ops('report', 'TST-RETE', '--as-of', asOf);
    expect({ said, succeeded }).toMatchObject({ succeeded: true });
    expect(said).toMatch(/adhesions +3/);
    expect(said).toMatch(/fees_paid +€0\.00/);
  });
});

test('the auditor finds a register that checks, rebuilds and decides again, and histories that replay', async () => {
  const finds = async (...args: readonly string[]) => {
    const { succeeded, said } = await system.ops(...args);
    expect({ said, succeeded }).toMatchObject({ succeeded: true });
    return said;
  };
  expect(await finds('verify')).toContain('chains, positions, read models and claims agree');
  await finds('rebuild');
  expect(await finds('verify')).toContain('chains, positions, read models and claims agree');
  const replayed = await finds('replay', '--all');
  expect(replayed).toMatch(/commands decided again; 0 differences/);
  expect(replayed).toMatch(/Engine: [1-9]\d* runs replayed, 0 differ/);
});
