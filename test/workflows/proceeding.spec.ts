import type { Actor } from '../../domain/decider';
import type { Command } from '../../domain/deciders';
import { proceedingStream, unemploymentStream, type PersonId, type StreamId } from '../../domain/identifiers';
import type { Matter } from '../../domain/proceeding/matter';
import { addDays, dateOf, type CivilDate, type Instant } from '../../domain/time/civil-date';
import { ask, today } from '../support/pathway';
import { callsOf, idOf, startScene, type Scene } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene.engine.stop());

const CPI: Actor = { role: 'cpi', organisation: 'D612C000002', user: 'op-7' };
const APPEALS: Actor = { ...CPI, user: 'ricorsi' };
const docket = 'AOO-FI/1';

/** A person in a percorso, and the proceedings about her. */
async function about(until: 'HoldFirstMeeting' | 'TakeInCharge' = 'HoldFirstMeeting') {
  const percorso = await scene.newPercorso(until);
  const personId = idOf(percorso) as PersonId;
  return { percorso, personId, stream: proceedingStream(personId) };
}

const accepted = async (stream: StreamId, command: object, actor = CPI) => {
  const [answer] = await scene.engine.ask(stream, ask(command as Command, { actor }));
  expect(answer).toMatchObject({ verdict: 'accepted' });
};
const must = async (stream: StreamId, command: object) => {
  await accepted(stream, command);
  await scene.engine.settled(stream);
};
/** The day that the register has come to with the last fact of a stream. */
const dayOf = (stream: StreamId): CivilDate =>
  dateOf(scene.store.tables.facts.get(stream)?.at(-1)?.recordedAt as Instant);
const deliver = (of: string, on: CivilDate, proceeding = 1) => ({
  type: 'RecordDelivery',
  on,
  proceeding,
  of,
  channel: 'pec',
  docket,
});
const decide = (type: string, reason: string, on: CivilDate) => ({
  type,
  on,
  proceeding: 1,
  reasons: [reason],
  docket,
});

/** From the opening to the delivery of the measure, nobody answering: the engine's own clock brings the end of the term. */
async function measured(stream: StreamId, matter: Matter): Promise<void> {
  await must(stream, { type: 'OpenProceeding', on: today(), matter });
  await must(stream, deliver('notice', today()));
  await scene.engine.skipDays(stream, 15);
  await scene.engine.settled(stream);
  expect(scene.withoutEffects(stream).at(-1)).toBe('TermPassed');
  await must(stream, decide('AdoptMeasure', 'no-answer', dayOf(stream)));
  await must(stream, deliver('decision', dayOf(stream)));
}

test('a measure ends the percorso once it is delivered, and an appeal that is upheld gives it back', async () => {
  const { percorso, stream } = await about();
  const matter = {
    kind: 'exit',
    percorso: idOf(percorso),
    exit: 'abandonment',
    cause: 'repeated-absences',
  } as Matter;
  await measured(stream, matter);
  expect(scene.withoutEffects(percorso).at(-1)).toBe('PercorsoAbandoned');
  expect(scene.answersTo(stream, 'end-percorso')).toEqual(['done']);
  const before = scene.withoutEffects(percorso);

  await scene.engine.skipDays(stream, 20);
  await must(stream, { type: 'LodgeAppeal', on: dayOf(stream), proceeding: 1, docket });
  await accepted(
    stream,
    { ...decide('DecideAppeal', 'founded', dayOf(stream)), outcome: 'annulled' },
    APPEALS,
  );
  await scene.engine.ended(stream);
  expect(scene.answersTo(stream, 'end-percorso')).toEqual(['done', 'done']);
  expect(scene.withoutEffects(percorso).slice(before.length)).toContain('FactCorrected');
  // What was told of the opening, the decision and the appeal: each once.
  const sent = callsOf(scene.messages, stream).map((call) => call.split('@')[0]);
  expect(sent).toEqual(['do send-notice', 'do send-decision', 'do send-decision']);
});

test('a summons to which nobody comes goes on by itself: justification, notice, and the term to decide', async () => {
  const { stream } = await about('TakeInCharge');
  const appointmentOn = addDays(today(), -1);
  const summon = {
    type: 'SummonPerson',
    on: addDays(today(), -9),
    appointmentOn,
    spell: null,
    percorso: null,
  };
  await must(stream, summon);
  await must(stream, deliver('summons', addDays(today(), -8)));
  await must(stream, { type: 'RecordAppointment', on: appointmentOn, proceeding: 1, kept: false });
  await scene.engine.skipDays(stream, 45);
  await scene.engine.settled(stream);
  expect(scene.withoutEffects(stream)).toEqual([
    'PersonSummoned',
    'DeliveryRecorded',
    'SummonsMissed',
    'TermPassed',
    'TermPassed',
  ]);
  expect(callsOf(scene.messages, stream).map((call) => call.split('@')[0])).toEqual([
    'do send-summons',
    'do send-notice',
  ]);
});

test('a suitable offer refused costs benefit and status, no DID follows for two months, and the annulment gives both back', async () => {
  const { stream, personId } = await about('TakeInCharge');
  const unemployment = unemploymentStream(personId);
  const spell = { benefit: 'naspi', since: addDays(today(), -60) };
  const on = addDays(today(), -1);
  const matter = { kind: 'conditionality', breach: 'offer-refused', on, spell, percorso: null } as Matter;
  await measured(stream, matter);
  expect(scene.factsOf(unemployment)).toEqual(['StatusForfeited']);
  const again = { type: 'DeclareDid', on: addDays(dayOf(stream), 1), by: 'declaration' } as Command;
  const [refused] = await scene.engine.ask(unemployment, {
    ...ask(again, { actor: CPI }),
    at: `${addDays(dayOf(stream), 2)}T10:00:00.000Z` as Instant,
  });
  expect(refused).toMatchObject({ verdict: 'refused', rejection: { reason: 'did-barred' } });
  await accepted(stream, decide('AnnulMeasure', 'founded', dayOf(stream)));
  await scene.engine.ended(stream);
  expect(scene.factsOf(unemployment)).toEqual(['StatusForfeited', 'StatusRestored']);
  const told = callsOf(scene.messages, stream).filter((call) => call.includes('tell-benefit-payer'));
  expect(told.map((call) => call.split('@')[0])).toEqual([
    'do tell-benefit-payer',
    'undo tell-benefit-payer',
  ]);
});
