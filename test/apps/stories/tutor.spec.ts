import { randomUUID } from 'node:crypto';
import { APL, APL_ID, BENEFICIARY, CPI, MANAGER, OTHER_APL, OTHER_APL_ID } from '../../support/http';
import { today } from '../../support/pathway';
import { inDays, storyOn, type Story } from '../../support/story';
import { startTestSystem, type TestSystem } from '../../support/system';
import { openRegisters } from '../../support/walk';

let system: TestSystem;
let story: Story;
beforeAll(async () => {
  system = await startTestSystem();
  story = storyOn(system);
  await openRegisters(system);
});
afterAll(() => system.stop());

/** One command to a percorso, told today. */
const asks =
  (percorsoId: string) =>
  (name: string, body: object = {}, sending: object = { actor: APL }) =>
    system.post(`/percorsi/${percorsoId}/${name}`, { on: today(), ...body }, sending);

const ACTIVITY = { kind: 'specialist-guidance', minutes: 60, mode: 'in-person', attendance: 'attended' };
const OWN = { provider: APL_ID };

interface Verdict {
  readonly percorsoId: string;
  readonly status: number;
  readonly facts?: readonly string[];
  readonly problem?: { readonly code: string };
}

describe('the tutor of an APL', () => {
  test('opens the guidance and agrees the plan with the person, each signing for himself', async () => {
    const { percorsoId } = await story.begun('hold-first-meeting');
    expect(await asks(percorsoId)('open-guidance')).toMatchObject({ status: 200 });
    expect(await story.tasksOf(percorsoId)).toContainEqual(
      expect.objectContaining({ task: 'sign-plan', assignee: 'apl', missing: ['person', 'apl'] }),
    );
    expect(await asks(percorsoId)('sign-plan', { signers: ['apl'] })).toMatchObject({ status: 200 });
    const forOther = await asks(percorsoId)('sign-plan', { signers: ['apl'] }, { actor: BENEFICIARY });
    expect(forOther).toMatchObject({ status: 403, body: { code: 'role-not-allowed' } });
    const [open] = (await story.tasksOf(percorsoId)).filter(({ task }) => task === 'sign-plan');
    expect(open?.['missing']).toEqual(['person']);
    expect((await story.fileOf(percorsoId))['nextDeadline']).toMatchObject({
      name: 'plan',
      lastDay: open?.['dueOn'],
    });
    const own = await asks(percorsoId)('sign-plan', { signers: ['person'] }, { actor: BENEFICIARY });
    expect(own).toMatchObject({ status: 200, body: { facts: ['PlanSigned'] } });
    const again = await asks(percorsoId)('sign-plan', { signers: ['person', 'apl'] });
    expect(again).toMatchObject({ status: 409, body: { code: 'plan-already-signed' } });
    expect((await story.tasksOf(percorsoId)).map(({ task }) => task)).toEqual(['follow-path']);
    expect((await story.fileOf(percorsoId))['nextDeadline']).toMatchObject({ name: 'conclusion' });
  });

  test('records what took place, at a distance too, and what was missed; a key told twice is one activity', async () => {
    const { percorsoId } = await story.begun('hold-first-meeting');
    const records = (more: object, sending: object = {}) =>
      asks(percorsoId)('record-activity', { ...ACTIVITY, ...more }, { actor: APL, ...sending });
    const key = randomUUID();
    const first = await records({}, { key });
    expect(first).toMatchObject({ status: 200, body: { facts: ['ActivityRecorded'] } });
    expect(await records({}, { key })).toEqual(first);
    await records({ kind: 'accompaniment', minutes: 95, mode: 'remote', ...OWN });
    await records({ kind: 'interview', attendance: 'absent' });
    const recorded = (await story.timelineOf(percorsoId)).filter(({ type }) => type === 'ActivityRecorded');
    expect(
      recorded.map(({ data }) => [data['kind'], data['mode'], data['attendance'], data['provider']]),
    ).toEqual([
      ['specialist-guidance', 'in-person', 'attended', APL_ID],
      ['accompaniment', 'remote', 'attended', APL_ID],
      ['interview', 'in-person', 'absent', APL_ID],
    ]);
    const activityId = recorded[0]?.data['activityId'];
    expect(await records({ activityId, minutes: 30 })).toMatchObject({
      status: 409,
      body: { code: 'activity-already-recorded' },
    });
    expect(await records({ provider: OTHER_APL_ID })).toMatchObject({ status: 422 });
    expect(await asks(percorsoId)('cancel-activity', { activityId })).toMatchObject({ status: 200 });
    expect(await asks(percorsoId)('cancel-activity', { activityId })).toMatchObject({ status: 422 });
  });

  test('is paid for the quarter hours that were delivered, once the percorso has ended', async () => {
    const { percorsoId } = await story.begun('hold-first-meeting', inDays(-10));
    const records = (minutes: number, more: object = {}) =>
      asks(percorsoId)('record-activity', { ...ACTIVITY, minutes, ...more });
    await records(60);
    await records(95, { mode: 'remote' });
    await records(600, { kind: 'seminar' });
    await records(60, { attendance: 'absence-justified' });
    expect(await story.possible(percorsoId)).not.toContain('ProposePayment');
    await asks(percorsoId)('report-abandonment', { cause: 'declared' });
    const fee = await story.lastOf(percorsoId, 'FeeAssessed');
    expect(fee.data).toEqual({
      payee: `apl/${APL_ID}`,
      part: 'process',
      entitledCents: 8_875,
      differenceCents: 8_875,
    });
    expect(fee.basis[0]?.rule).toBe('R-P2-11');
    expect((await story.tasksOf(percorsoId)).map(({ task }) => task)).toContain('propose-payment');
    const { said } = await system.ops('explain', percorsoId);
    expect(said).toContain(`process of ${APL_ID}: 10 x 15 minutes at €35.50 an hour = €88.75`);
  });

  test('changes once', async () => {
    const { percorsoId } = await story.begun('hold-first-meeting');
    const changes = (tutorName: string) => asks(percorsoId)('change-tutor', { tutorName });
    expect(await changes('Livia Bruni')).toMatchObject({ status: 200, body: { facts: ['TutorChanged'] } });
    expect(await changes('Piero Galli')).toMatchObject({
      status: 409,
      body: { code: 'change-already-used' },
    });
    // Who names the tutor who is there changes nothing.
    expect(await changes(' livia  BRUNI')).toMatchObject({ status: 200, body: { facts: [] } });
    expect(JSON.stringify(await story.timelineOf(percorsoId))).not.toMatch(/bruni|galli/i);
  });

  test('hands all people over to a colleague, each with a verdict, in one act that can be asked again', async () => {
    const leaving: string[] = [];
    for (let one = 0; one < 3; one += 1) leaving.push((await story.begun('hold-first-meeting')).percorsoId);
    const [first = ''] = leaving;
    // Her change is used up, and the hand-over is none of hers.
    await asks(first)('change-tutor', { tutorName: 'Livia Bruni' });
    const { percorsoId: foreign } = await story.begun('issue-assegno');
    const followed = async (tutorName: string) => {
      const mine: string[] = [];
      for (let after = ''; ;) {
        const page = await system.read(`/apls/${APL_ID}/caseload?limit=2${after}`);
        const items = page['items'] as readonly { percorsoId: string; tutorName: string }[];
        mine.push(...items.filter((one) => one.tutorName === tutorName).map(({ percorsoId }) => percorsoId));
        if (typeof page['next'] !== 'string') return mine.filter((one) => leaving.includes(one)).sort();
        after = `&after=${encodeURIComponent(page['next'])}`;
      }
    };
    expect(await followed('Livia Bruni')).toEqual([first]);
    const act = { on: today(), tutorName: 'Rosa Neri', percorsi: [...leaving, foreign, randomUUID()] };
    const sending = { actor: APL, key: randomUUID() };
    const verdicts = async (body: object = act) =>
      ((await system.must('/hand-overs/tutor', body, sending))['items'] as readonly Verdict[]).map(
        ({ status, facts, problem }) => problem?.code ?? [status, ...(facts ?? [])].join(' '),
      );
    const done = '200 TutorReplaced';
    expect(await verdicts()).toEqual([done, done, done, 'step-not-allowed-now', 'not-found']);
    expect(await followed('Rosa Neri')).toEqual([...leaving].sort());
    expect(await verdicts()).toEqual([done, done, done, 'step-not-allowed-now', 'not-found']);
    expect((await story.told(first)).filter((type) => type === 'TutorReplaced')).toHaveLength(1);
    const other = { ...act, tutorName: 'Piero Galli' };
    expect(await system.post('/hand-overs/tutor', other, sending)).toMatchObject({
      status: 422,
      body: { code: 'request-id-reused' },
    });
    expect(await asks(first)('replace-tutor', { tutorName: 'Rosa Neri' })).toMatchObject({
      body: { facts: [] },
    });
    expect(JSON.stringify(await story.timelineOf(first))).not.toMatch(/bruni|neri/i);
  });

  test('tells a group meeting once for all, and learns of each percorso what became of it', async () => {
    const three = [];
    for (let one = 0; one < 3; one += 1) three.push((await story.begun('hold-first-meeting')).percorsoId);
    const { percorsoId: foreign } = await story.begun('issue-assegno');
    await asks(foreign)('choose-apl', { provider: `apl/${OTHER_APL_ID}` }, { actor: CPI });
    const participants = [...three, foreign].map((percorsoId, index) => ({
      percorsoId,
      attendance: index === 1 ? 'absent' : 'attended',
    }));
    const meeting = { on: today(), kind: 'seminar', minutes: 180, mode: 'remote', participants };
    const key = randomUUID();
    const sends = () => system.must('/group-activities', meeting, { actor: APL, key });
    const { groupId, items } = await sends();
    const verdicts = items as readonly Verdict[];
    expect(verdicts.map(({ percorsoId, status }) => [percorsoId, status])).toEqual(
      [...three, foreign].map((percorsoId) => [percorsoId, percorsoId === foreign ? 409 : 200]),
    );
    expect(verdicts[3]?.problem?.code).toBe('not-the-chosen-apl');
    for (const percorsoId of three)
      expect((await story.lastOf(percorsoId, 'ActivityRecorded')).data).toMatchObject({
        groupId,
        kind: 'seminar',
      });
    expect(await story.told(foreign)).not.toContain('ActivityRecorded');
    const again = await sends();
    expect((again['items'] as readonly Verdict[]).map(({ status }) => status)).toEqual([200, 200, 200, 409]);
    const told = await story.told(three[0] ?? '');
    expect(told.filter((type) => type === 'ActivityRecorded')).toHaveLength(1);
  });

  test('may not tell a meeting twice of one percorso', async () => {
    const participant = { percorsoId: randomUUID(), attendance: 'attended' };
    const meeting = { on: today(), kind: 'course', minutes: 60, mode: 'in-person' };
    const sends = (body: object) => system.post('/group-activities', body, { actor: APL });
    const twice = await sends({ ...meeting, participants: [participant, participant] });
    expect(twice).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'participants', code: 'repeated' }] },
    });
  });
});

describe('an APL', () => {
  test('says how many people it takes on; who comes when it is full is refused, until a place is free', async () => {
    const places = (actor: string, count: number) =>
      system.post(`/apls/${OTHER_APL_ID}/set-places`, { on: today(), places: count }, { actor });
    expect(await places(APL, 50)).toMatchObject({ status: 403, body: { missing: ['manager'] } });
    expect(await places(OTHER_APL, 1)).toMatchObject({ status: 200 });
    const [first, second] = [await story.begun('issue-assegno'), await story.begun('issue-assegno')];
    const chooses = (percorsoId: string) =>
      asks(percorsoId)('choose-apl', { provider: `apl/${OTHER_APL_ID}` }, { actor: BENEFICIARY });
    expect(await chooses(first.percorsoId)).toMatchObject({ status: 200 });
    expect(await chooses(second.percorsoId)).toMatchObject({ status: 409, body: { code: 'apl-full' } });
    expect(await places(MANAGER, 0)).toMatchObject({ status: 409, body: { code: 'places-below-taken' } });
    await asks(first.percorsoId)('report-abandonment', { cause: 'declared' }, { actor: BENEFICIARY });
    expect(await chooses(second.percorsoId)).toMatchObject({ status: 200 });
  });
});
