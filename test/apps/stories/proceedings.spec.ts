import { Client, Connection } from '@temporalio/client';
import { skipDays } from '../../../apps/ops/skip/skip-days';
import { holds } from '../../../apps/ops/start/poll';
import { parsePersonId, proceedingStream, type PersonId } from '../../../domain/identifiers';
import { BENEFICIARY, CPI, MANAGER } from '../../support/http';
import { inDays, storyOn, type Story } from '../../support/story';
import { startTestSystem, type TestSystem } from '../../support/system';
import { openRegisters } from '../../support/walk';

/** Another of the same office: nobody decides on the appeal against their own decision. */
const APPEALS = 'cpi:D612C000002:ricorsi';
const docket = 'AOO-FI/2026/0004711';

let system: TestSystem;
let story: Story;
beforeAll(async () => {
  system = await startTestSystem();
  story = storyOn(system);
  await openRegisters(system);
});
afterAll(() => system.stop());

type Body = Readonly<Record<string, unknown>>;
const personOf = async (percorsoId: string): Promise<PersonId> => {
  const id = parsePersonId(String((await story.fileOf(percorsoId))['personId']));
  if (id === undefined) throw new Error(percorsoId);
  return id;
};
const listed = async (query: string): Promise<readonly Body[]> =>
  (await system.read(`/proceedings?${query}`))['items'] as readonly Body[];
const only = async (subject: string): Promise<Body> => {
  const [one, ...more] = await listed(`subject=${subject}`);
  expect(more).toEqual([]);
  return one as Body;
};
const until = async (condition: () => Promise<boolean>): Promise<void> => {
  expect(await holds(condition, { withinMs: 45_000 })).toBe(true);
};
/** The engine's own clock of the proceedings moves on by so many days, and the terms in them pass. */
const passes = async (personId: PersonId, days: number): Promise<void> => {
  const connection = await Connection.connect({ address: system.engineAddress });
  try {
    const client = new Client({ connection });
    const stream = proceedingStream(personId);
    await skipDays({ client, stream, stop: new AbortController().signal }, days, () => undefined);
  } finally {
    await connection.close();
  }
};

test('silence: one act of the operator summons the person, and the terms of the law run by themselves', async () => {
  const { percorsoId } = await story.begun('sign-patto', inDays(-60));
  const personId = await personOf(percorsoId);
  const at = `/proceedings/${personId}`;
  const asks = (act: string, body: object, actor = CPI) => system.post(`${at}/${act}`, body, { actor });

  // Nobody is convicted of an absence who was not summoned with proof.
  const matter = {
    kind: 'conditionality',
    breach: 'appointment-missed',
    on: inDays(-20),
    spell: null,
    percorso: percorsoId,
  };
  expect(await asks('open', { on: inDays(0), matter })).toMatchObject({
    status: 422,
    body: { code: 'summons-needed' },
  });
  const spell = { benefit: 'none', since: inDays(-90) };
  const summon = { on: inDays(-30), appointmentOn: inDays(-20), spell, percorso: percorsoId };
  expect(await asks('summon', summon)).toMatchObject({ status: 200, body: { facts: ['PersonSummoned'] } });
  expect(await only(personId)).toMatchObject({ stage: 'summoned', task: 'deliver-summons', assignee: 'cpi' });
  const { proceeding } = await only(personId);
  const absent = { on: inDays(-20), proceeding, outcome: 'missed' };
  expect(await asks('record-appointment', absent)).toMatchObject({
    status: 409,
    body: { code: 'summons-not-delivered' },
  });
  const delivery = { proceeding, channel: 'sms-and-email', docket };
  await system.must(`${at}/record-delivery`, { ...delivery, on: inDays(-28), of: 'summons' }, { actor: CPI });
  await system.must(`${at}/record-appointment`, absent, { actor: CPI });

  // The term to justify it has passed: the notice goes out without another act.
  await until(async () => (await only(personId))['stage'] === 'opened');
  await until(async () => JSON.stringify((await only(personId))['effects']).includes('"send-notice'));
  await system.must(`${at}/record-delivery`, { ...delivery, on: inDays(-15), of: 'notice' }, { actor: CPI });
  await until(async () => (await only(personId))['stage'] === 'to-decide');
  const found = await listed('cpi=D612C000002&task=decide');
  expect(found).toMatchObject([
    { subjectId: personId, assignee: 'cpi', dueOn: expect.any(String) as unknown },
  ]);
  const decided = { on: inDays(0), proceeding, reasons: ['no-answer'], docket };
  expect(await asks('adopt-measure', decided, BENEFICIARY)).toMatchObject({ status: 403 });
  expect(await asks('adopt-measure', decided)).toMatchObject({ status: 200 });
  // Who receives nothing is warned, the first time, and stays.
  expect(await only(personId)).toMatchObject({
    decided: { measure: { kind: 'warning' }, ordinal: 1, reasons: [{ code: 'no-answer' }] },
    task: 'deliver-decision',
  });
  await system.must(`${at}/record-delivery`, { ...delivery, on: inDays(0), of: 'decision' }, { actor: CPI });
  await passes(personId, 40);
  await until(async () => (await only(personId))['stage'] === 'final');
  expect((await story.fileOf(percorsoId))['phase']).toBe('patto-signed');
});

test('an exit: notice, answer, decision, and an appeal that is upheld gives the percorso back', async () => {
  const { percorsoId } = await story.begun('hold-first-meeting', inDays(-30));
  const personId = await personOf(percorsoId);
  const at = `/proceedings/${personId}`;
  const before = await story.fileOf(percorsoId);
  const matter = { kind: 'exit', percorso: percorsoId, exit: 'abandonment', cause: 'repeated-absences' };
  await system.must(`${at}/open`, { on: inDays(-14), matter }, { actor: CPI });
  const { proceeding } = await only(personId);
  const delivery = { proceeding, channel: 'pec', docket };
  await system.must(`${at}/record-delivery`, { ...delivery, on: inDays(-5), of: 'notice' }, { actor: CPI });

  // She has still time to answer, and does.
  const adopts = { on: inDays(0), proceeding, reasons: ['answer-not-founded'], docket };
  const early = await system.post(`${at}/adopt-measure`, adopts, { actor: CPI });
  expect(early).toMatchObject({ status: 409, body: { code: 'defence-term-running' } });
  const answer = { on: inDays(-1), proceeding, ground: 'observations', docket };
  await system.must(`${at}/lodge-defence`, answer, { actor: BENEFICIARY });
  await system.must(`${at}/adopt-measure`, adopts, { actor: CPI });
  expect((await story.fileOf(percorsoId))['phase']).toBe('started');
  await system.must(`${at}/record-delivery`, { ...delivery, on: inDays(0), of: 'decision' }, { actor: CPI });
  await story.has(percorsoId, 'PercorsoAbandoned');
  const exit = await story.lastOf(percorsoId, 'PercorsoAbandoned');
  expect(exit).toMatchObject({ data: { cause: 'repeated-absences', under: { of: personId, proceeding } } });
  const named = (await system.read(`/proceedings?percorsoId=${percorsoId}`))['items'];
  expect(named).toMatchObject([{ stage: 'delivered', task: 'await-appeal', assignee: 'beneficiary' }]);
  // Nobody corrects away what a proceeding decided.
  const correction = { on: inDays(0), corrects: exit.version, instead: null, withdraws: [] };
  const corrected = await system.post(`/percorsi/${percorsoId}/correct-fact`, correction, { actor: MANAGER });
  expect(corrected).toMatchObject({ status: 409, body: { code: 'exit-of-a-measure' } });

  await system.must(`${at}/lodge-appeal`, { on: inDays(0), proceeding, docket }, { actor: BENEFICIARY });
  const upheld = { on: inDays(0), proceeding, outcome: 'annulled', reasons: ['not-proportionate'], docket };
  const self = await system.post(`${at}/decide-appeal`, upheld, { actor: CPI });
  expect(self).toMatchObject({ status: 422, body: { code: 'same-person-decides' } });
  await system.must(`${at}/decide-appeal`, upheld, { actor: APPEALS });
  await story.has(percorsoId, 'FactCorrected');
  const after = await story.fileOf(percorsoId);
  for (const field of ['phase', 'provider', 'endsOn', 'end'])
    expect({ [field]: after[field] ?? null }).toEqual({ [field]: before[field] ?? null });
  await system.must(
    `/percorsi/${percorsoId}/sign-plan`,
    { on: inDays(0), signers: ['person', 'apl'] },
    { actor: CPI },
  );
});
