import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handleWith, type Handle } from '../../../activities/handle';
import { carryingOut } from '../../../activities/measures';
import type { PartyAnswer } from '../../../activities/ports';
import { readFacts } from '../../../activities/postgres/history';
import { ENGINE } from '../../../domain/actors';
import type { Actor } from '../../../domain/decider';
import { deciderOf, type Command } from '../../../domain/deciders';
import {
  percorsoStream,
  proceedingStream,
  unemploymentStream,
  type StreamId,
} from '../../../domain/identifiers';
import { fold } from '../../../domain/lived';
import { RULEBOOK } from '../../../domain/programmes';
import { openRegister, type Register } from '../../activities/database';
import { uuid } from '../../activities/traffic';
import { APPEALS, DOCKET, NASPI } from '../../domain/proceeding/world';
import { CPI, day, HEAD, moment } from '../../domain/values';
import { ask, registers, stepsUntil } from '../../support/pathway';
import { ENGLISH, ITALIAN, NAMES_OF_LAW, wordsOf } from './languages';
import { runIn, type Ran } from './ops-world';

const dataFolder = mkdtempSync(join(tmpdir(), 'percorsi-proceedings-'));
const PERSON = uuid(1);
const PERCORSO = uuid(2);
const BODY = '57894950971';
const OF_PERSON = proceedingStream(PERSON as never);
const OF_BODY = proceedingStream(BODY as never);
const ADHESION = '2020-01-15';

let register: Register;
let handle: Handle;
beforeAll(async () => {
  register = await openRegister();
  handle = handleWith(register.store, { digest: 'test', rulebook: RULEBOOK });
  for (const [stream, command] of registers(PERSON)) await must([ADHESION, stream], command);
  await must([ADHESION, unemploymentStream(PERSON as never)], {
    type: 'DeclareDid',
    on: '2019-11-04',
    by: 'naspi',
  });
  const percorso = percorsoStream(PERCORSO as never);
  for (const command of stepsUntil('HoldFirstMeeting', PERSON, day(ADHESION)))
    await must([ADHESION, percorso], command);
  await decidedAbout(PERCORSO);
});
afterAll(async () => {
  await register.close();
  rmSync(dataFolder, { recursive: true });
});

type At = readonly [on: string, of: StreamId];
/** Accepted; answers the version after it, which numbers what it begins. */
async function must([on, stream]: At, command: object, actor: Actor = CPI): Promise<number> {
  const asks = [ask({ on, ...command } as unknown as Command, { actor })];
  const [answer] = (await handle({ stream, now: moment(on), asks })).answers;
  if (answer?.verdict !== 'accepted') throw new Error(JSON.stringify(answer));
  return answer.version;
}

/** All that the proceedings about somebody owe is done, as their loop would. */
async function performed(on: string, stream: StreamId): Promise<void> {
  const sent = (): Promise<PartyAnswer> => Promise.resolve({ answer: 'done', reference: 'protocollo-7' });
  const perform = carryingOut(sent, handle, { wake: () => Promise.resolve() });
  for (;;) {
    const state = fold(deciderOf(stream), await readFacts(register.api, stream));
    const [owed] = deciderOf(stream).agenda(state, RULEBOOK).owed;
    if (owed === undefined) return;
    const { key, effect, direction } = owed;
    const answer = await perform({ stream, owed, now: moment(on) });
    await must([on, stream], { type: 'RecordEffectAnswer', key, effect, direction, ...answer }, ENGINE);
  }
}

const docket = DOCKET;
/** A refused offer: the measure ends the percorso, and is annulled on appeal; then requests, and a body under way. */
async function decidedAbout(percorso: string): Promise<void> {
  const matter = {
    kind: 'conditionality',
    breach: 'offer-refused',
    on: '2020-01-31',
    spell: NASPI,
    percorso,
  };
  const proceeding = await must(['2020-02-03', OF_PERSON], { type: 'OpenProceeding', matter });
  const delivery = { type: 'RecordDelivery', proceeding, channel: 'pec', docket };
  await performed('2020-02-03', OF_PERSON);
  await must(['2020-02-04', OF_PERSON], { ...delivery, of: 'notice' });
  await must(['2020-02-05', OF_PERSON], { type: 'LodgeDefence', proceeding, ground: 'observations', docket });
  await must(['2020-02-18', OF_PERSON], {
    type: 'AdoptMeasure',
    proceeding,
    reasons: ['answer-not-founded'],
    docket,
  });
  await must(['2020-02-20', OF_PERSON], { ...delivery, of: 'decision' });
  await performed('2020-02-20', OF_PERSON);
  await must(['2020-02-24', OF_PERSON], { type: 'LodgeAppeal', proceeding, docket });
  const review = { type: 'DecideAppeal', proceeding, outcome: 'annulled', reasons: ['founded'], docket };
  await must(['2020-03-02', OF_PERSON], review, APPEALS);
  await performed('2020-03-02', OF_PERSON);
  await must(['2020-03-03', OF_PERSON], {
    type: 'LodgeRequest',
    matter: { kind: 'access' },
    percorso,
    docket,
  });
  const excused = { kind: 'exemption', from: '2020-03-10', to: '2020-03-20', ground: 'public-duty' };
  const request = await must(['2020-03-03', OF_PERSON], {
    type: 'LodgeRequest',
    matter: excused,
    percorso,
    docket,
  });
  const answer = {
    type: 'AnswerRequest',
    request,
    outcome: 'granted',
    reasons: ['documented'],
    until: null,
    docket,
  };
  await must(['2020-03-04', OF_PERSON], answer);
  const withdrawal = { type: 'OpenProceeding', matter: { kind: 'withdrawal' } };
  await must(['2020-03-04', OF_BODY], withdrawal, HEAD);
}

const ops = (...args: readonly string[]): Promise<Ran> =>
  runIn(
    {
      DATABASE_URL: register.urls.rebuild,
      DATABASE_URL_REBUILD: register.urls.rebuild,
      PERCORSI_DATA: dataFolder,
    },
    args,
  );
const said = async (...args: readonly string[]): Promise<string> => {
  const { code, out, err } = await ops(...args, '--lang', 'en');
  expect([code, err]).toEqual([0, '']);
  return out;
};

test('show of the proceedings about a person tells each, its terms, deliveries, answers, decision and what followed', async () => {
  const out = await said('show', OF_PERSON);
  for (const line of [
    `Proceedings about ${PERSON}`,
    'Proceeding 1: Obligation not kept',
    / {2}stage +Annulled/,
    / {2}matter +.*31\/01\/2020, NASpI or DIS-COLL since 01\/01\/2020/,
    new RegExp(` {2}about the percorso +${PERCORSO}`),
    / {2}notice +04\/02\/2020, PEC/,
    / {2}answer +05\/02\/2020, Observations/,
    / {2}decision +Loss of the benefit and of the status of unemployed, breach 1 of its kind, 18\/02\/2020, by u-/,
    / {2}reasons +The answer is not founded/,
    / {2}delivered +20\/02\/2020, PEC/,
    / {2}appeal +24\/02\/2020/,
    / {2}outcome +Annulled, 02\/03\/2020/,
    / {4}Answer +14\/02\/2020 +passed/,
    / {4}Appeal +21\/03\/2020 +runs no more/,
    / {4}end-percorso@\S+ +Exit from the percorso +undo: /,
    /Request \d+: Access to the file\n {2}stage +Lodged, an answer is awaited/,
    / {2}waits for +Answer the request, by 02\/04\/2020/,
    /Request \d+: Exemption for a documented reason\n {2}stage +Granted\n {2}matter +from 10\/03\/2020 to 20\/03\/2020, Public duty/,
    / {2}exempt +from 10\/03\/2020 to 20\/03\/2020/,
    /Story\n/,
    /Measure annulled: no\. 1, Founded, document AOO-FI/,
    /Answer of an outside party: Message to INPS \(\S+\), do, \S.*, reference protocollo-7/,
  ])
    expect(out).toMatch(line);
  const document = JSON.parse((await ops('show', OF_PERSON, '--json')).out) as object;
  expect(document).toMatchObject({
    subjectId: PERSON,
    proceedings: [
      { number: 1, stage: 'annulled', next: null, terms: [{ term: 'defence', standing: 'passed' }, {}, {}] },
    ],
    requests: [
      { stage: 'lodged', answerBy: '2020-04-02', tasks: [{ task: 'answer-request' }] },
      { stage: 'granted', exempt: { from: '2020-03-10', to: '2020-03-20' } },
    ],
  });
});

test('show of the proceedings about a body tells what it waits for, and which terms run', async () => {
  const out = await said('show', OF_BODY);
  expect(out).toMatch(/Proceeding 1: Withdrawal of the accreditation\n {2}stage +Opened, to be told\n/);
  expect(out).toMatch(/ {2}waits for +Record the delivery of the notice, by 03\/04\/2020/);
  expect(out).toMatch(/ {4}Conclude the proceeding +03\/04\/2020 +running/);
});

test('show of a percorso names the proceedings about it', async () => {
  expect(await said('show', PERCORSO)).toMatch(
    new RegExp(`Proceedings\n +proceeding/${PERSON} +no\\. 1 +Obligation not kept +Annulled\n`),
  );
  const document = JSON.parse((await ops('show', PERCORSO, '--json')).out) as object;
  expect(document).toMatchObject({ proceedings: [{ subject: PERSON, number: 1, stage: 'annulled' }] });
});

test('explain of a percorso that a measure ended says which, on which reasons, by which rule, and what its annulment gave back', async () => {
  const out = await said('explain', PERCORSO);
  const told = out.slice(out.indexOf('Measures that its exits follow from\n'));
  for (const line of [
    new RegExp(`Fact \\d+ follows from proceeding 1 of ${OF_PERSON}`),
    /Measure adopted, true on 18\/02\/2020\n.*\n +no\. 1, Loss of the benefit .* The answer is not founded/,
    /✓ R9 .*: .*D\.Lgs\. 150\/2015 art\. 21/,
    /✓ D-REASONS: .*\n +Every decision states its reasons, of fact and of law\./,
    /The annulment gave back\n +\d+ +02\/03\/2020 +.*fact 10 never happened\n.*€1,000\.00/,
    / +what it comes to Loss of the benefit and of the status of unemployed/,
  ])
    expect(told).toMatch(line);
  const { measures } = JSON.parse((await ops('explain', PERCORSO, '--json')).out) as {
    readonly measures: readonly object[];
  };
  expect(measures).toMatchObject([
    {
      stream: OF_PERSON,
      proceeding: { number: 1 },
      givenBack: [{ event: { type: 'FactCorrected' } }, { event: { type: 'ReservationChanged' } }],
    },
  ]);
});

test('explain of proceedings tells every decision and every refusal with the words of its rules', async () => {
  const refused = {
    type: 'LodgeRequest',
    on: '2020-03-05',
    matter: { kind: 'access' },
    percorso: PERCORSO,
    docket,
  };
  await handle({ stream: OF_PERSON, now: moment('2020-03-05'), asks: [ask(refused as unknown as Command)] });
  const out = await said('explain', OF_PERSON);
  for (const line of [
    new RegExp(`Proceedings about ${PERSON}: \\d+ decisions`),
    /1 {2}Proceeding opened, true on 03\/02\/2020/,
    /✓ D-DEFENCE: .*\n +Whoever is told has ten days to answer, with documents\.\n +last day 14\/02\/2020/,
    /✗ {2}LodgeRequest refused: /,
  ])
    expect(out).toMatch(line);
});

test.each([
  ['show', OF_PERSON],
  ['show', OF_BODY],
  ['explain', OF_PERSON],
])('%s %s says in each language what it says in the other', async (command, named) => {
  const [it, en] = [await ops(command, named, '--lang', 'it'), await ops(command, named, '--lang', 'en')];
  const ours = ({ out }: Ran) => out.split('\n').map((line) => wordsOf(line.replaceAll(NAMES_OF_LAW, '')));
  expect(ours(it).filter((line) => ENGLISH.test(line))).toEqual([]);
  expect(ours(en).filter((line) => ITALIAN.test(line))).toEqual([]);
  expect(ours(it)).toHaveLength(ours(en).length);
});

test.each([
  ['show', 'proceeding/nobody', 'no subject of proceedings'],
  ['show', `proceeding/${uuid(9)}`, 'has no proceedings about'],
  ['explain', `proceeding/${uuid(9)}`, 'has no proceedings about'],
])('%s of %s says what is wrong', async (command, named, words) => {
  const { code, err } = await ops(command, named, '--lang', 'en');
  expect([code, err.includes(words)]).toEqual([2, true]);
});
