import { addDays, type CivilDate } from '../../../domain/time/civil-date';
import { APL, BENEFICIARY, CPI, ENVELOPE, MANAGER, OTHER_APL, OTHER_APL_ID } from '../../support/http';
import { today } from '../../support/pathway';
import { communication, inDays, NODE, storyOn, type Story } from '../../support/story';
import { startTestSystem, type TestSystem } from '../../support/system';
import { openRegisters } from '../../support/walk';
import { isSpokenOf } from '../../support/spoken-of';

/** Bodies that no other test chooses. */
const LOST_APL = '62728540469';

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
    expect(await story.possible(percorsoId)).toEqual(['RecordActivity']);
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
