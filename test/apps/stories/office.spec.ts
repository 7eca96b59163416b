import { addDays, type CivilDate } from '../../../domain/time/civil-date';
import { APL, BENEFICIARY, CPI, ENVELOPE, MANAGER, OTHER_APL, OTHER_APL_ID } from '../../support/http';
import { today } from '../../support/pathway';
import { communication, inDays, NODE, storyOn, type Story } from '../../support/story';
import { startTestSystem, type TestSystem } from '../../support/system';
import { openRegisters } from '../../support/walk';
import { isSpokenOf } from '../../support/spoken-of';

/** Bodies that no other test chooses. */
const LOST_APL = '62728540469';

/** The office to which percorsi are transferred. */
const RECEIVING = 'A390C000001';
const OWED_APL = '71693140494';

let system: TestSystem;
let story: Story;
beforeAll(async () => {
  system = await startTestSystem();
  story = storyOn(system);
  await openRegisters(system);
});
afterAll(() => system.stop());

const balance = () => system.read(`/envelopes/${ENVELOPE}`);

describe('the operator of a CPI', () => {
  test('sees a percorso concluded, then settled, and what nobody can earn go back to the envelope', async () => {
    const before = await balance();
    const { percorsoId } = await story.begun('hold-first-meeting');
    expect(await system.ops('skip', percorsoId, '--days', '260')).toMatchObject({ succeeded: true });
    await story.closed(percorsoId);
    expect((await story.told(percorsoId)).slice(-4)).toEqual([
      'PlanOverdue',
      'PercorsoConcluded',
      'PercorsoSettled',
      'ReservationReleased',
    ]);
    expect(await story.lastOf(percorsoId, 'PercorsoConcluded')).toMatchObject({
      actor: { role: 'engine' },
      causation: 'deadline/conclusion',
    });
    expect(await balance()).toEqual(before);
    expect(await story.tasksOf(percorsoId)).toEqual([]);
  });

  test('has the sex of the person from the tax code, for the statistics', async () => {
    const { percorsoId } = await story.begun('take-in-charge');
    const [adhesion] = await story.timelineOf(percorsoId);
    expect(adhesion?.data['sex']).toEqual({ known: 'M' });
  });

  test('reports a lost requirement: place and money are given back, the parties are told, the percorso is over', async () => {
    const before = await balance();
    const { percorsoId } = await story.begun('hold-first-meeting');
    const path = `/percorsi/${percorsoId}/report-lost-requirement`;
    const wrong = await system.post(path, { on: today(), cause: 'hired' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'fields-invalid' } });
    const lost = await system.must(path, { on: today(), cause: 'rdc-received' });
    expect(lost['facts']).toEqual(['RequirementLost']);
    await story.closed(percorsoId);
    expect(await story.fileOf(percorsoId)).toMatchObject({ phase: 'requirement-lost' });
    expect(await balance()).toEqual(before);
    expect((await story.outside(percorsoId)).filter(isSpokenOf).slice(-4)).toEqual([
      'messages undo book-appointments',
      'messages undo notify-apl',
      'accounting undo reserve-budget',
      'messages do notify-parties',
    ]);
    expect(await story.possible(percorsoId)).toEqual(['RecordActivity', 'TransferPercorso', 'CorrectFact']);
  });

  test('reports the refusal of an interview', async () => {
    const { percorsoId } = await story.begun('issue-assegno');
    const refusal = { on: today(), cause: 'interview' };
    await system.must(`/percorsi/${percorsoId}/report-refusal`, refusal);
    expect(await story.fileOf(percorsoId)).toMatchObject({ phase: 'refused' });
  });

  test('records a change of APL: once, the person chooses again, and the six months go on', async () => {
    const { percorsoId } = await story.begun('hold-first-meeting', inDays(-20));
    const asks = (name: string, body: object = {}, actor = APL) =>
      system.post(`/percorsi/${percorsoId}/${name}`, { on: today(), ...body }, { actor });
    const end = (await story.fileOf(percorsoId))['endsOn'];
    expect(await asks('change-apl')).toMatchObject({
      status: 403,
      body: { missing: ['cpi', 'beneficiary'] },
    });
    expect(await asks('change-apl', {}, BENEFICIARY)).toMatchObject({ status: 200 });
    expect(await story.fileOf(percorsoId)).toMatchObject({ phase: 'issued', apl: null });
    expect(await asks('choose-apl', { provider: `apl/${OTHER_APL_ID}` }, BENEFICIARY)).toMatchObject({
      status: 200,
    });
    expect(await asks('accept-person', {}, OTHER_APL)).toMatchObject({ status: 200 });
    const meeting = await asks('hold-first-meeting', { tutorName: 'Ugo Neri' }, OTHER_APL);
    expect(meeting).toMatchObject({ status: 200 });
    expect(await story.fileOf(percorsoId)).toMatchObject({ apl: OTHER_APL_ID, endsOn: end });
    const again = await asks('change-apl', {}, BENEFICIARY);
    expect(again).toMatchObject({ status: 409, body: { code: 'change-already-used' } });
    expect(await story.possible(percorsoId)).not.toContain('ChangeApl');
  });

  test('finds a person hired for a time: the service is suspended, and its end moves by as many days', async () => {
    const chosenOn = inDays(-30);
    const { percorsoId, codiceFiscale } = await story.begun('hold-first-meeting', chosenOn);
    const [planned] = await dueOf(percorsoId);
    const hire = communication(codiceFiscale, inDays(-10), {
      contract: 'A.02.00',
      plannedEndOn: inDays(49),
    });
    await system.must('/employment-communications', hire, { actor: NODE });
    await story.has(percorsoId, 'EmploymentObserved');
    const [moved] = await dueOf(percorsoId);
    expect(moved).toBe(addDays(planned as CivilDate, 60));
    const { said } = await system.ops('show', percorsoId);
    expect(said).toMatch(/suspended +by a job since/);
    expect(said).toMatch(/ends on +\S+, planned for/);
    const { plannedEnd, endsOn, ...rest } = await story.fileOf(percorsoId);
    expect(endsOn).toBe(addDays(plannedEnd as CivilDate, 60));
    expect(endsOn).toBe(moved);
    expect(rest).toMatchObject({
      suspendedSince: inDays(-10),
      jobs: [{ firstDay: inDays(-10), lastDay: inDays(49), verdict: 'earns', milestones: [] }],
    });
  });

  test('sees a chosen body struck off: it accepts nobody, and the person chooses another that day', async () => {
    await system.must(
      `/apls/${LOST_APL}/accredit`,
      { name: 'Cantiere Persone Soc. Coop. Soc.', from: '2010-07-13', to: null },
      { actor: MANAGER },
    );
    const { percorsoId } = await story.begun('issue-assegno');
    const asks = (name: string, body: object = {}, actor = CPI) =>
      system.post(`/percorsi/${percorsoId}/${name}`, { on: today(), ...body }, { actor });
    expect(await asks('choose-apl', { provider: `apl/${LOST_APL}` })).toMatchObject({ status: 200 });
    expect(await asks('change-apl')).toMatchObject({
      status: 409,
      body: { code: 'step-not-allowed-now' },
    });
    await system.must(`/apls/${LOST_APL}/withdraw`, { on: today() }, { actor: MANAGER });
    // Nobody acts: the register tells the percorso, and the percorso everyone whom it concerns.
    await story.has(percorsoId, 'AccreditationChanged');
    expect(await story.lastOf(percorsoId, 'AccreditationChanged')).toMatchObject({
      actor: { role: 'engine' },
      data: { without: [LOST_APL] },
    });
    expect(await story.tasksOf(percorsoId)).toContainEqual(
      expect.objectContaining({
        task: 'offer-another-provider',
        assignee: 'cpi',
        missing: [LOST_APL],
        since: today(),
      }),
    );
    expect(await story.possible(percorsoId)).toContain('ChangeApl');
    expect(await asks('accept-person', {}, `apl:${LOST_APL}:t-1`)).toMatchObject({
      status: 409,
      body: { code: 'accreditation-ended', missing: [LOST_APL] },
    });
    expect(await asks('change-apl', {}, BENEFICIARY)).toMatchObject({
      status: 200,
      body: { facts: ['ProviderLost'] },
    });
    expect(await asks('choose-apl', { provider: `apl/${OTHER_APL_ID}` })).toMatchObject({ status: 200 });
    expect(await story.fileOf(percorsoId)).toMatchObject({ apl: OTHER_APL_ID, phase: 'apl-chosen' });
  });

  test('takes a choice back with the person: the provider is told, and the days left to choose are as many as before', async () => {
    const { percorsoId } = await story.begun('issue-assegno');
    const asks = (name: string, body: object = {}, actor = BENEFICIARY) =>
      system.post(`/percorsi/${percorsoId}/${name}`, { on: today(), ...body }, { actor });
    const { chooseBy } = await story.fileOf(percorsoId);
    await asks('choose-apl', { provider: `apl/${OTHER_APL_ID}` });
    await story.reached(percorsoId, 'messages do notify-apl');
    expect(await asks('withdraw-choice', {}, OTHER_APL)).toMatchObject({ status: 403 });
    expect(await asks('withdraw-choice')).toMatchObject({
      status: 200,
      body: { facts: ['AplChoiceWithdrawn'] },
    });
    expect(await story.fileOf(percorsoId)).toMatchObject({ phase: 'issued', apl: null, chooseBy });
    await story.reached(percorsoId, 'messages undo notify-apl');
    expect(await asks('accept-person', {}, OTHER_APL)).toMatchObject({ status: 409 });
    expect(await asks('withdraw-choice')).toMatchObject({
      status: 409,
      body: { code: 'step-not-allowed-now' },
    });
  });

  test('transfers a percorso to another CPI, which finds it in its list and goes on with it', async () => {
    const { percorsoId } = await story.begun('hold-first-meeting');
    const before = await story.fileOf(percorsoId);
    const moves = { on: today(), cpi: RECEIVING, because: 'moved-within-region' };
    const transfer = (actor: string, body: object = moves) =>
      system.post(`/percorsi/${percorsoId}/transfer`, body, { actor });
    const listed = async (cpi: string) =>
      JSON.stringify(await system.read(`/work-list?limit=100&cpi=${cpi}`)).includes(percorsoId);
    expect(await transfer(`cpi:${RECEIVING}:op-9`)).toMatchObject({
      status: 409,
      body: { code: 'percorso-of-another-cpi', missing: ['D612C000002'] },
    });
    expect(await transfer(CPI)).toMatchObject({ status: 200, body: { facts: ['PercorsoTransferred'] } });
    expect([await listed('D612C000002'), await listed(RECEIVING)]).toEqual([false, true]);
    const { cpi, phase, endsOn } = await story.fileOf(percorsoId);
    expect({ cpi, phase, endsOn }).toEqual({ cpi: RECEIVING, phase: 'started', endsOn: before['endsOn'] });
    expect(await transfer(CPI)).toMatchObject({ status: 409, body: { missing: [RECEIVING] } });
    await story.reached(percorsoId, 'messages do notify-parties');
    const { said } = await system.ops('show', percorsoId);
    expect(said).toContain(`D612C000002 to ${RECEIVING}, The person moved within the region`);
    await system.must(
      `/percorsi/${percorsoId}/report-lost-requirement`,
      { on: today(), cause: 'moved-out-of-region' },
      { actor: `cpi:${RECEIVING}:op-9` },
    );
    await story.closed(percorsoId);
    expect(await system.ops('replay', percorsoId)).toMatchObject({ succeeded: true });
  });

  test('is merged into another: all that it holds goes there in one act, with a verdict for each', async () => {
    const held = [];
    for (let one = 0; one < 2; one += 1) held.push((await story.begun('take-in-charge')).percorsoId);
    const { percorsoId: gone } = await story.begun('take-in-charge');
    const transfer = { on: today(), cpi: RECEIVING, because: 'office-reorganised' };
    await system.must(`/percorsi/${gone}/transfer`, transfer);
    const act = { ...transfer, percorsi: [...held, gone] };
    const { items } = await system.must('/hand-overs/cpi', act, { actor: CPI });
    expect(items).toMatchObject([
      { percorsoId: held[0], status: 200, facts: ['PercorsoTransferred'] },
      { percorsoId: held[1], status: 200, facts: ['PercorsoTransferred'] },
      { percorsoId: gone, status: 409, problem: { code: 'percorso-of-another-cpi' } },
    ]);
    for (const percorsoId of held)
      expect(await story.fileOf(percorsoId)).toMatchObject({ cpi: RECEIVING, phase: 'taken-in-charge' });
  });

  test('records a death once: the percorso ends on its day, all is given back, and nobody tells the person', async () => {
    const before = await balance();
    const { percorsoId, codiceFiscale } = await story.begun('hold-first-meeting', inDays(-10));
    const { personId } = await story.fileOf(percorsoId);
    const person = `/persons/${String(personId)}`;
    const death = { on: inDays(-2), source: 'population-register' };
    await system.must(`${person}/report-death`, death);
    await story.has(percorsoId, 'PercorsoClosedByDeath');
    await story.closed(percorsoId);
    expect(await story.fileOf(percorsoId)).toMatchObject({ phase: 'deceased', endsOn: inDays(-2) });
    expect(await story.tasksOf(percorsoId)).toEqual([]);
    expect(await balance()).toEqual(before);
    expect((await story.outside(percorsoId)).filter(isSpokenOf).slice(-4)).toEqual([
      'messages undo book-appointments',
      'messages undo notify-apl',
      'accounting undo reserve-budget',
      'messages do notify-parties',
    ]);
    expect(await system.read(person)).toMatchObject({ diedOn: inDays(-2) });
    expect(await system.post(`${person}/report-death`, { ...death, on: today() })).toMatchObject({
      status: 409,
      body: { code: 'death-already-reported', missing: [inDays(-2)] },
    });
    const hire = communication(codiceFiscale, today());
    expect(await system.post('/employment-communications', hire, { actor: NODE })).toMatchObject({
      status: 422,
      body: { code: 'communication-after-death' },
    });
    await system.must(`${person}/withdraw-death`, { source: 'family' });
    await story.has(percorsoId, 'DeathDisproved');
    expect(await system.read(person)).toMatchObject({ diedOn: null });
    expect(await system.post('/employment-communications', hire, { actor: NODE })).toMatchObject({
      status: 200,
    });
    expect(await system.ops('verify')).toMatchObject({ succeeded: true });
    expect(await system.ops('replay', percorsoId)).toMatchObject({ succeeded: true });
  });

  test('finds apart what is owed to a body that was struck off: what it did before is kept', async () => {
    const name = 'Lavoro Chiaro S.r.l.';
    await system.must(
      `/apls/${OWED_APL}/accredit`,
      { name, from: '2013-12-28', to: null },
      { actor: MANAGER },
    );
    const on = inDays(-1);
    const { percorsoId } = await story.begun('issue-assegno', on);
    const [provider, tutor] = [`apl/${OWED_APL}`, `apl:${OWED_APL}:t-1`];
    const interview = { kind: 'interview', minutes: 60, mode: 'in-person', attendance: 'attended' };
    for (const [act, body, actor] of [
      ['choose-apl', { provider }, CPI],
      ['accept-person', {}, tutor],
      ['hold-first-meeting', { tutorName: 'Elisa Marino' }, tutor],
      ['record-activity', { ...interview, provider: OWED_APL }, tutor],
      ['report-abandonment', { cause: 'declared' }, CPI],
    ] as const)
      await system.must(`/percorsi/${percorsoId}/${act}`, { on, ...body }, { actor });
    const owed = async () => (await story.tasksOf(percorsoId)).map(({ task, missing }) => [task, missing]);
    expect(await owed()).toEqual([['propose-payment', [provider]]]);
    await system.must(`/apls/${OWED_APL}/withdraw`, { on: today() }, { actor: MANAGER });
    await story.has(percorsoId, 'AccreditationRead');
    expect(await owed()).toEqual([['propose-payment-apart', [provider]]]);
    await system.must(`/percorsi/${percorsoId}/propose-payment`, { on: today(), payee: provider });
    expect((await owed()).map(([task]) => task)).toEqual(['approve-payment-apart']);
  });

  test('alone decides on a sanction: an APL reports what it sees', async () => {
    const { percorsoId } = await story.begun('hold-first-meeting');
    const path = `/percorsi/${percorsoId}/report-lost-requirement`;
    const sanction = { on: today(), cause: 'sanction' };
    expect(await system.post(path, sanction, { actor: APL })).toMatchObject({
      status: 422,
      body: { code: 'exit-cause-of-another', missing: ['cpi'] },
    });
    expect(await system.post(path, sanction, { actor: CPI })).toMatchObject({ status: 200 });
  });

  test('is told that a communication is about somebody whom nobody registered', async () => {
    const hire = communication('RSSMRA85T10A562S', today());
    const unknown = await system.post('/employment-communications', hire, { actor: NODE });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'person-unknown', missing: ['worker'] } });
  });

  const dueOf = async (percorsoId: string) =>
    (await story.tasksOf(percorsoId)).filter(({ task }) => task === 'follow-path').map(({ dueOn }) => dueOn);
});

test('a person who employs at home is kept as a digest: her tax code is nowhere in the register', async () => {
  const { percorsoId, codiceFiscale } = await story.begun('hold-first-meeting');
  const employer = 'VRDLRA92L47D612V';
  const hire = communication(codiceFiscale, today(), { module: 'UD', employer });
  await system.must('/employment-communications', hire, { actor: NODE });
  await story.sweep();
  await story.has(percorsoId, 'EmploymentObserved');
  const observed = await story.lastOf(percorsoId, 'EmploymentObserved');
  expect(observed.data['communication']).toMatchObject({
    module: 'domestic',
    employer: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
  });
  expect(JSON.stringify(await story.timelineOf(percorsoId))).not.toMatch(/VRDLRA|A562S/);
});
