import { holds } from '../../../apps/ops/start/poll';
import { APL, CPI, ENVELOPE, OTHER_APL, OTHER_APL_ID } from '../../support/http';
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

const balance = () => system.read(`/envelopes/${ENVELOPE}`);
const versionOf = async (percorsoId: string, type: string) => (await story.lastOf(percorsoId, type)).version;

interface Correction {
  readonly instead?: object | null;
  readonly withdraws?: readonly number[];
  readonly actor?: string;
}

/** The last fact of that type was recorded by mistake. */
async function correct(percorsoId: string, type: string, correction: Correction = {}) {
  const { instead = null, withdraws = [], actor = CPI } = correction;
  const body = { on: today(), corrects: await versionOf(percorsoId, type), instead, withdraws };
  return system.post(`/percorsi/${percorsoId}/correct-fact`, body, { actor });
}

describe('the operator of a CPI who recorded something by mistake', () => {
  test('takes an exit back: the percorso goes on, its money is set aside again, its provider is told again', async () => {
    const { percorsoId } = await story.begun('hold-first-meeting');
    const reserved = await balance();
    await system.must(`/percorsi/${percorsoId}/report-abandonment`, { on: today(), cause: 'declared' });
    await story.closed(percorsoId);
    expect(await story.possible(percorsoId)).toEqual(['RecordActivity', 'TransferPercorso', 'CorrectFact']);
    const answer = await correct(percorsoId, 'PercorsoAbandoned');
    expect(answer).toMatchObject({ status: 200, body: { facts: ['FactCorrected', 'ReservationChanged'] } });
    expect(await story.fileOf(percorsoId)).toMatchObject({ phase: 'started', closed: false });
    const again = ['messages # notify-apl', 'messages # book-appointments', 'accounting # reserve-budget'];
    const isTold = async () => {
      const calls = await story.outside(percorsoId);
      const last = (call: string, direction: string) => calls.lastIndexOf(call.replace('#', direction));
      return again.every((call) => last(call, 'do') > last(call, 'undo'));
    };
    expect(await holds(isTold, { withinMs: 30_000 })).toBe(true);
    expect(await balance()).toEqual(reserved);
    const [left] = (await story.timelineOf(percorsoId)).filter(({ type }) => type === 'PercorsoAbandoned');
    expect(left?.correctedBy).toBe(await versionOf(percorsoId, 'FactCorrected'));
    const { said } = await system.ops('show', percorsoId);
    expect(said).toMatch(/Percorso abandoned: .*\(corrected by \d+\)/);
    expect(said).toMatch(/Fact corrected: fact \d+ never happened/);
    await system.must(
      `/percorsi/${percorsoId}/sign-plan`,
      { on: today(), signers: ['person', 'apl'] },
      { actor: APL },
    );
  });

  test('is told which acts hang on a choice, and takes them back by name', async () => {
    const { percorsoId } = await story.begun('hold-first-meeting', inDays(-3));
    const instead = { type: 'ChooseApl', on: inDays(-3), provider: `apl/${OTHER_APL_ID}` };
    const refused = await correct(percorsoId, 'AplChosen', { instead });
    const hanging = ['AplAccepted', 'FirstMeetingHeld'];
    const versions = await Promise.all(hanging.map((type) => versionOf(percorsoId, type)));
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'acts-hang-on-it', missing: hanging.map((type, index) => `${type}@${versions[index]}`) },
    });
    const done = await correct(percorsoId, 'AplChosen', { instead, withdraws: versions });
    expect(done).toMatchObject({ status: 200 });
    expect(await story.fileOf(percorsoId)).toMatchObject({ phase: 'apl-chosen', apl: OTHER_APL_ID });
    const accepted = await system.post(
      `/percorsi/${percorsoId}/accept-person`,
      { on: today() },
      { actor: OTHER_APL },
    );
    expect(accepted).toMatchObject({ status: 200 });
    const isUntold = async () => (await story.outside(percorsoId)).includes('messages undo notify-apl');
    expect(await holds(isUntold, { withinMs: 30_000 })).toBe(true);
  });

  test('reads what is wrong with the act told instead, field by field', async () => {
    const { percorsoId } = await story.begun('sign-patto');
    const wrong = await correct(percorsoId, 'ProfileAssigned', {
      instead: { type: 'AssignProfile', on: today(), profileIndex: '1,5' },
    });
    expect(wrong).toMatchObject({
      status: 422,
      body: { code: 'fields-invalid', errors: [{ field: 'instead.profileIndex', code: 'profile-index' }] },
    });
    const other = await correct(percorsoId, 'ProfileAssigned', {
      instead: { type: 'SignPatto', on: today() },
    });
    expect(other).toMatchObject({ status: 422, body: { code: 'fact-not-correctable' } });
    const same = await correct(percorsoId, 'PattoSigned', { instead: { type: 'SignPatto', on: today() } });
    expect(same).toMatchObject({ status: 409, body: { code: 'correction-changes-nothing' } });
  });
});

describe('the tutor of an APL', () => {
  test('corrects her own activity, and nothing of others', async () => {
    const { percorsoId } = await story.begun('hold-first-meeting');
    const activity = { on: today(), kind: 'tutoring', mode: 'remote', attendance: 'attended' };
    const asked = { ...activity, activityId: '7d2f9e4c-1b3a-4c5d-9e8f-6a7b8c9d0e1f' };
    await system.must(`/percorsi/${percorsoId}/record-activity`, { ...asked, minutes: 600 }, { actor: APL });
    const instead = { type: 'RecordActivity', ...asked, minutes: 60 };
    expect(await correct(percorsoId, 'ActivityRecorded', { instead, actor: APL })).toMatchObject({
      status: 200,
    });
    const other = await correct(percorsoId, 'PattoSigned', {
      instead: { type: 'SignPatto', on: inDays(-1) },
      actor: APL,
    });
    expect(other).toMatchObject({ status: 422, body: { code: 'fact-of-another', missing: ['cpi'] } });
  });
});

test('the register with corrections is as it should be: verified, decided again and built again', async () => {
  for (const command of [['verify'], ['replay', '--all'], ['rebuild']])
    expect(await system.ops(...command)).toMatchObject({ succeeded: true });
});
