import { randomUUID } from 'node:crypto';
import type { History } from '../../activities/decided-again';
import { handleWith } from '../../activities/handle';
import type { CommandRow, Fact } from '../../activities/ports';
import { redecide } from '../../activities/redecide';
import type { Command } from '../../domain/deciders';
import type { StreamId, TutorId } from '../../domain/identifiers';
import type { PercorsoCommandType } from '../../domain/percorso/commands';
import { addDays, addMs, startOf, type CivilDate, type Instant } from '../../domain/time/civil-date';
import { memoryEventStore } from '../support/memory-event-store';
import { abandon, ask, registers, stepsUntil, type Asked } from '../support/pathway';
import { contract, hire } from '../domain/employment/messages';
import { newScene, type Scene } from './scene';
import { RULEBOOK } from '../../domain/programmes';
import { FIRST_READING } from '../domain/readings';

const FIRST_DAY = '2020-02-03' as CivilDate;
const noonOf = (day: CivilDate): Instant => addMs(startOf(day), 12 * 3_600_000);

const store = memoryEventStore();
const handle = handleWith(store, { digest: 'test', rulebook: FIRST_READING });

async function tell(
  stream: StreamId,
  command: Command,
  { now = noonOf(FIRST_DAY), ...asked }: Asked & { now?: Instant } = {},
) {
  const handled = await handle({ stream, now, asks: [ask(command, asked)] });
  return handled.answers[0];
}

async function percorso(until: PercorsoCommandType): Promise<StreamId> {
  const personId = randomUUID();
  for (const [stream, command] of registers(personId)) await tell(stream, command);
  const stream: StreamId = `percorso/${personId}`;
  for (const command of stepsUntil(until, personId, FIRST_DAY)) await tell(stream, command);
  return stream;
}

function historyOf(stream: StreamId): History {
  const commands = [...store.tables.commands.values()].filter((row) => row.stream === stream);
  const read = commands.flatMap((row) => Object.keys(row.read) as StreamId[]);
  const others = Object.fromEntries(read.map((id) => [id, store.tables.facts.get(id) ?? []]));
  return { stream, facts: store.tables.facts.get(stream) ?? [], commands, others };
}

const withFact = (history: History, version: number, change: (fact: Fact) => Fact): History => ({
  ...history,
  facts: history.facts.map((fact) => (fact.version === version ? change(fact) : fact)),
});
const withCommand = (history: History, type: string, change: (row: CommandRow) => CommandRow): History => ({
  ...history,
  commands: history.commands.map((row) => (row.ask.command.type === type ? change(row) : row)),
});
const wordsOf = (history: History) =>
  redecide(history, RULEBOOK).findings.map(
    ({ version, cause, difference }) => `${version} ${cause}: ${difference.en}`,
  );

test('a percorso that nobody touched is decided again without a difference', async () => {
  const stream = await percorso('HoldFirstMeeting');
  const again = redecide(historyOf(stream), RULEBOOK);
  expect(again).toMatchObject({ facts: 8, commands: 8, refusedByClaim: 0, findings: [] });
});

test('deadlines that passed, refusals and imported commands are decided again without a difference', async () => {
  const stream = await percorso('ChooseApl');
  const late = addDays(FIRST_DAY, 60);
  await tell(stream, stepsUntil('AcceptPerson', 'x', late).at(-1) as Command, { now: noonOf(late) });
  const imported = { type: 'ReportAbandonment', on: FIRST_DAY, cause: 'declared' } as unknown as Command;
  await tell(stream, imported, { now: noonOf(addDays(late, 1)), at: noonOf(late) });
  const history = historyOf(stream);
  expect(history.facts.map((fact) => fact.event.type).slice(-2)).toEqual([
    'AplAcceptanceExpired',
    'AssegnoLapsed',
  ]);
  expect(redecide(history, RULEBOOK).findings).toEqual([]);
});

test('a refusal by a claim is compared as such', async () => {
  const stream = await percorso('SubmitAdhesion');
  const second: StreamId = `percorso/${randomUUID()}`;
  const [adhesion] = stepsUntil('SubmitAdhesion', stream.slice(9), FIRST_DAY);
  const answer = await tell(second, adhesion as Command);
  expect(answer).toMatchObject({ rejection: { reason: 'percorso-already-active' } });
  expect(redecide(historyOf(second), RULEBOOK)).toMatchObject({
    commands: 1,
    refusedByClaim: 1,
    findings: [],
  });
});

test('a changed amount is named with what the rules give', async () => {
  const history = historyOf(await percorso('IssueAssegno'));
  const changed = withFact(history, 5, (fact) => ({
    ...fact,
    event: { ...fact.event, reservedCents: 500_000 } as Fact['event'],
  }));
  expect(wordsOf(changed)).toEqual([
    expect.stringMatching(/^4 .*: fact 5\.event\.reservedCents: decided 375500, register 500000$/),
  ]);
});

test('a changed command is found by the facts that it no longer gives', async () => {
  const history = historyOf(await percorso('IssueAssegno'));
  const changed = withCommand(history, 'AssignProfile', (row) => ({
    ...row,
    ask: { ...row.ask, command: { type: 'AssignProfile', on: FIRST_DAY, profileIndex: 9_000 } },
  }));
  expect(wordsOf(changed)).toEqual([
    expect.stringContaining('fact 3.event.profileIndex: decided 9000, register 8000'),
  ]);
});

test('an actor, a time and a basis are part of what is compared', async () => {
  const history = historyOf(await percorso('TakeInCharge'));
  const changed = withFact(history, 2, (fact) => ({
    ...fact,
    actor: { ...fact.actor, user: 'op-2' },
    toldAt: noonOf(addDays(FIRST_DAY, -1)),
    basis: [],
  }));
  const words = wordsOf(changed).join('\n');
  expect(words).toContain('fact 2.actor.user: decided "op-1", register "op-2"');
  expect(words).toContain('fact 2.toldAt');
  expect(words).toContain('fact 2.basis.0');
});

test('a refusal that was turned into another reason is found', async () => {
  const stream = await percorso('SubmitAdhesion');
  await tell(stream, { type: 'SignPatto', on: FIRST_DAY });
  const changed = withCommand(historyOf(stream), 'SignPatto', (row) => ({
    ...row,
    answer: {
      ...row.answer,
      rejection: { reason: 'envelope-exhausted', missing: [], basis: [] },
    } as CommandRow['answer'],
  }));
  expect(wordsOf(changed)).toEqual([
    expect.stringContaining(
      'answer.rejection.reason: decided "step-not-allowed-now", register "envelope-exhausted"',
    ),
  ]);
});

test('a fact that no command asked for is found, and so is one that was taken away', async () => {
  const history = historyOf(await percorso('SignPatto'));
  const [first, ...rest] = history.commands;
  expect(wordsOf({ ...history, commands: rest })).toEqual([
    `0 ${first?.requestId ?? ''}: no command and no passing of time explains this fact`,
  ]);
  const shortened = { ...history, facts: history.facts.slice(0, 3) };
  expect(wordsOf(shortened)).toEqual([expect.stringContaining('fact 4: decided {')]);
});

test('a deadline that was moved is found, and so is one that was left out', async () => {
  const stream = await percorso('IssueAssegno');
  const late = addDays(FIRST_DAY, 60);
  await tell(stream, stepsUntil('ChooseApl', 'x', late).at(-1) as Command, { now: noonOf(late) });
  const history = historyOf(stream);
  const moved = withFact(history, 6, (fact) => ({ ...fact, effectiveOn: addDays(fact.effectiveOn, 5) }));
  expect(wordsOf(moved)).toEqual([expect.stringMatching(/^5 deadline\/choice: fact 6\.effectiveOn/)]);
  const leftOut = withCommand({ ...history, facts: history.facts.slice(0, 5) }, 'ChooseApl', (row) => ({
    ...row,
    read: { ...row.read, [stream]: 5 },
    answer: { ...row.answer, version: 5 },
  }));
  expect(wordsOf(leftOut).join('\n')).toContain('deadline choice had passed before it');
});

test('facts that cannot follow each other are told, and the rest is still looked at', async () => {
  const history = historyOf(await percorso('SignPatto'));
  const broken = withFact(history, 2, (fact) => ({
    ...fact,
    event: { type: 'TutorChanged', tutorId: '33333333-3333-4333-8333-333333333333' as TutorId },
  }));
  const words = wordsOf(broken).join('\n');
  expect(words).toContain('TutorChanged cannot follow stage requested');
  expect(words).toContain('decided on version 3, which cannot be read');
});

test('a decision that read other streams than it needs is found', async () => {
  const history = historyOf(await percorso('ChooseApl'));
  const changed = withCommand(history, 'ChooseApl', (row) => ({
    ...row,
    read: { [history.stream]: row.read[history.stream] ?? 0 },
  }));
  expect(wordsOf(changed).length).toBeGreaterThan(0);
});

describe('what time brought about', () => {
  const traineeship = hire(1, ['2020-02-05', '2020-12-31'], { contract: contract('C.01.00') });
  const job = hire(2, ['2020-02-17'], { receivedOn: '2020-03-09' as CivilDate });

  /** A percorso that was abandoned, whose money went back, and for which a job is told that the envelope does not cover. */
  async function unpaid(): Promise<Scene> {
    const scene = await (await newScene('2020-01-15')).until('ChooseApl', '2020-02-03');
    await scene.report('2020-02-05', traineeship);
    await scene.must('2020-02-06', { type: 'AcceptPerson', on: '2020-02-06' as CivilDate });
    await scene.must('2020-02-20', abandon('2020-02-20' as CivilDate));
    await scene.discharged('2020-02-20');
    const emptied = { type: 'ResizeEnvelope', cents: 1_000 } as const;
    await scene.must('2020-02-21', emptied, { stream: 'envelope/TOS-PIO2-ASSEGNO' });
    await scene.report('2020-03-09', job);
    await scene.wake('2020-03-10');
    await scene.tell('2020-03-11', { type: 'Reassess', on: '2020-03-11' as CivilDate });
    await scene.wake('2021-04-01');
    return scene;
  }

  async function imported(): Promise<Scene> {
    const scene = await newScene('2020-01-15');
    await scene.report('2020-02-05', traineeship);
    await scene.report('2020-03-09', job);
    const horizon = noonOf('2021-12-31' as CivilDate);
    const elsewhere = { horizon, source: 'export-2021' };
    const all = stepsUntil('HoldFirstMeeting', scene.personId, FIRST_DAY);
    const asks = all.map((command) => ask(command, { at: noonOf(FIRST_DAY), imported: elsewhere }));
    await scene.deliver('2026-11-22', asks);
    await scene.deliver('2026-11-22', [ask({ type: 'KeepTime' }, { at: horizon, imported: elsewhere })]);
    return scene;
  }

  /** What the register would be read as: with the streams that the commands read, and no other. */
  function readFrom({ store: { tables }, percorso: stream }: Scene): History {
    const commands = [...tables.commands.values()].filter((row) => row.stream === stream);
    const read = commands.flatMap((row) => Object.keys(row.read) as StreamId[]);
    const others = Object.fromEntries(read.map((id) => [id, tables.facts.get(id) ?? []]));
    return { stream, facts: tables.facts.get(stream) ?? [], commands, others };
  }
  const versionOf = (history: History, type: string): number =>
    history.facts.find(({ event }) => event.type === type)?.version ?? 0;

  test('messages, money that was missing and the deadlines after them are decided again without a difference', async () => {
    const history = readFrom(await unpaid());
    const types = history.facts.map(({ event }) => event.type);
    expect(types.filter((type) => type === 'EmploymentObserved')).toHaveLength(2);
    expect(types).toContain('FundsMissing');
    expect(types.at(-1)).toBe('OutcomeVerified');
    expect(redecide(history, RULEBOOK).findings).toEqual([]);
  });

  test('an imported percorso with all that was done elsewhere is decided again without a difference', async () => {
    const history = readFrom(await imported());
    const causes = history.facts.map(({ causation }) => causation.replace(/\/.*/, ''));
    for (const cause of ['observed', 'elsewhere', 'deadline']) expect(causes).toContain(cause);
    expect(redecide(history, RULEBOOK).findings).toEqual([]);
  });

  test('a posting that was changed is found', async () => {
    const history = readFrom(await imported());
    const changed = withFact(history, versionOf(history, 'AssegnoIssued'), (fact) => ({
      ...fact,
      postings: (fact.postings ?? []).map((one) => ({ ...one, cents: 2 * one.cents })),
    }));
    expect(wordsOf(changed).join('\n')).toContain('postings.0.cents: decided -375500, register -751000');
  });

  test('a message that was changed where it was noticed is found, and so is one under another cause', async () => {
    const history = readFrom(await imported());
    const version = versionOf(history, 'EmploymentObserved');
    const changed = withFact(history, version, (fact) => ({
      ...fact,
      event: { ...fact.event, communication: { ...traineeship, employer: '00000000009' } } as Fact['event'],
    }));
    expect(wordsOf(changed).join('\n')).toContain(`fact ${version}.event.communication.employer`);
    const moved = withFact(history, version, (fact) => ({ ...fact, causation: 'observed/person/x@2' }));
    expect(wordsOf(moved).length).toBeGreaterThan(0);
  });

  test('a message that was left out is found by the next command that should have come after it', async () => {
    const scene = await (await newScene('2020-01-15')).until('ChooseApl', '2020-02-03');
    await scene.report('2020-02-05', traineeship);
    await scene.must('2020-02-06', { type: 'AcceptPerson', on: '2020-02-06' as CivilDate });
    const { stream, facts, commands, others } = readFrom(scene);
    const version = facts.find(({ event }) => event.type === 'EmploymentObserved')?.version ?? 0;
    const without = facts
      .filter((fact) => fact.version !== version)
      .map((fact) => ({ ...fact, version: fact.version > version ? fact.version - 1 : fact.version }));
    const rows = commands.map((row) => {
      const before = row.read[stream] ?? 0;
      return before < version ? row : { ...row, read: { ...row.read, [stream]: before - 1 } };
    });
    const words = wordsOf({ stream, facts: without, commands: rows, others }).join('\n');
    expect(words).toContain(`observed/${scene.person}@2 had been told before it`);
  });

  test('an effect that is said to be done elsewhere, and was not owed, is found', async () => {
    const history = readFrom(await imported());
    const version = versionOf(history, 'EffectAnswered');
    const changed = withFact(history, version, (fact) => ({ ...fact, causation: 'elsewhere/pay-fee@3:do' }));
    expect(wordsOf(changed).length).toBeGreaterThan(0);
  });
});
