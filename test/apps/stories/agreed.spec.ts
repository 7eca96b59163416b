import { APL, APL_ID, BENEFICIARY, CPI } from '../../support/http';
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

const CONTENTS = {
  officer: 'Op-1',
  searchActs: [{ act: 'applications', times: 3, every: 'week' }],
  contactEveryDays: 30,
  proofs: ['diary', 'platform'],
  availability: ['guidance', 'training', 'suitable-offers'],
};
const LESSON = { kind: 'course', minutes: 480, mode: 'in-person', provider: APL_ID };

/** One command to a percorso. */
const asks =
  (percorsoId: string, actor: string) =>
  (name: string, body: object, on = today()) =>
    system.post(`/percorsi/${percorsoId}/${name}`, { on, ...body }, { actor });
const textOf = (code: string) => expect.objectContaining({ code }) as unknown;

test('what person, office and tutor agree is seen by all three beside what came of it', async () => {
  const { percorsoId } = await story.begun('assign-profile', inDays(-40));
  const office = asks(percorsoId, CPI);
  const signed = await office('sign-patto', { contents: CONTENTS }, inDays(-40));
  expect(signed).toMatchObject({ status: 200, body: { facts: ['PattoSigned'] } });
  const profile = (await story.lastOf(percorsoId, 'ProfileAssigned')).version;
  expect(await story.fileOf(percorsoId)).toMatchObject({
    patto: {
      since: inDays(-40),
      officer: 'op-1',
      profile,
      searchActs: [{ act: textOf('applications'), times: 3, every: textOf('week') }],
      contactEveryDays: 30,
      proofs: [textOf('diary'), textOf('platform')],
      availability: ['guidance', 'training', 'suitable-offers'].map(textOf),
    },
    plan: null,
  });
  await office('issue-assegno', {}, inDays(-40));
  await office('choose-apl', { provider: `apl/${APL_ID}` }, inDays(-40));
  const tutor = asks(percorsoId, APL);
  await tutor('accept-person', {}, inDays(-40));
  await tutor('hold-first-meeting', { tutorName: 'Anna Bianchi' }, inDays(-40));

  const course = { action: 'course', from: inDays(-30), to: inDays(-1), hours: 20 };
  const talks = { action: 'interview', from: inDays(-30), to: inDays(30), sessions: 2 };
  const twice = await tutor('agree-plan', { actions: [course, { ...course, to: inDays(9) }] }, inDays(-35));
  expect(twice).toMatchObject({ status: 422, body: { code: 'plan-actions-overlap' } });
  const agreed = await tutor('agree-plan', { actions: [course, talks] }, inDays(-35));
  expect(agreed).toMatchObject({ status: 200, body: { facts: ['PlanAgreed'] } });
  await tutor('record-activity', { ...LESSON, attendance: 'attended' }, inDays(-20));
  await tutor('record-activity', { ...LESSON, attendance: 'absent' }, inDays(-19));
  const notHers = await asks(percorsoId, BENEFICIARY)('agree-plan', { actions: [talks] });
  expect(notHers).toMatchObject({ status: 403 });

  const seen = {
    on: inDays(-35),
    actions: [
      {
        action: textOf('course'),
        unit: 'minutes',
        agreed: 1_200,
        delivered: 480,
        missing: 720,
        standing: { code: 'late', text: 'in ritardo' },
      },
      { action: textOf('interview'), unit: 'sessions', agreed: 2, delivered: 0, missing: 2 },
    ],
    unplanned: [],
  };
  for (const actor of [BENEFICIARY, APL, CPI]) {
    const file = await system.get(`/percorsi/${percorsoId}`, actor);
    expect(file).toMatchObject({ status: 200, body: { plan: seen } });
  }
  const late = await system.read(`/work-list?task=deliver-plan&dueBefore=${today()}&limit=100`);
  expect(late['items']).toContainEqual(
    expect.objectContaining({
      percorsoId,
      assignee: 'apl',
      dueOn: inDays(-1),
      missing: [`course@${inDays(-1)}`, `interview@${inDays(30)}`],
    }),
  );
  const refreshed = await office('refresh-profile', { profileIndex: '0.4', needs: ['digital'] });
  expect(refreshed).toMatchObject({ status: 200, body: { facts: ['ProfileRefreshed'] } });
  const file = await story.fileOf(percorsoId);
  expect(file).toMatchObject({
    profile: { profileIndex: '0.4000', needs: [textOf('digital')], setsAmounts: false },
  });
  const renewed = await office('update-patto', { because: 'renewed', contents: {} });
  expect(renewed).toMatchObject({ status: 200, body: { facts: ['PattoUpdated'] } });
  expect(await story.fileOf(percorsoId)).toMatchObject({
    reservedCents: file['reservedCents'],
    patto: { because: textOf('renewed'), since: today(), contactEveryDays: 30 },
  });
  const shown = await system.ops('show', percorsoId);
  expect(shown.said).toMatch(/Plan: agreed and delivered[\s\S]*Course[\s\S]*720 minutes missing[\s\S]*late/);
});
