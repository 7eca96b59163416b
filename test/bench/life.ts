import type { OwedEffect } from '../../domain/decider';
import type { Command } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import { asked, passed } from '../../domain/life';
import type { Lived } from '../../domain/lived';
import { ofApl } from '../../domain/percorso/money';
import { RULEBOOK } from '../../domain/programmes';
import { addDays, addMs } from '../../domain/time/civil-date';
import { conversion, hire } from '../domain/employment/messages';
import { acted, registersUnder, SUBMIT, THE_PERCORSO } from '../domain/given';
import { hour, reported } from '../domain/life';
import { factsOf, live, type Asked, type World } from '../domain/model';
import * as values from '../domain/values';

const REGISTERS = registersUnder(RULEBOOK);
const ACTIVITIES = 8;
const STORED = { named: true, strict: false };
const { GINESTRA, OFFICER, HEAD } = values;

/** Lives the nth percorso in memory from its adhesion until it is paid, settled and closed; how many facts that took. */
export function lifeOf(nth: number): number {
  const started = [...STEPS, profiled(nth), ...activitiesOf(nth), ...messagesOf(nth)]
    .sort((one, other) => (one.at < other.at ? -1 : 1))
    .reduce(after, REGISTERS);
  const proposed = after(
    started,
    acted('2021-09-01', { type: 'ProposePayment', payee: ofApl(values.APL_GINESTRA) }, OFFICER),
  );
  const proposal = factsOf(proposed, THE_PERCORSO).length;
  const paid = after(proposed, acted('2021-09-02', { type: 'ApprovePayment', proposal }, HEAD));
  const { world, lived } = waited(paid, values.moment('2023-06-01'));
  if (!lived.agenda().closed) throw new Error(`Life ${nth} is not closed`);
  return countOf(world) - countOf(REGISTERS);
}

const STEPS = [
  acted('2020-01-07', SUBMIT),
  acted('2020-01-08', { type: 'TakeInCharge' }),
  acted('2020-01-10', { type: 'SignPatto' }),
  acted('2020-01-13', { type: 'IssueAssegno' }),
  acted('2020-01-15', { type: 'ChooseApl', provider: values.only(values.APL_GINESTRA) }),
  acted('2020-01-17', { type: 'AcceptPerson' }, GINESTRA),
  acted('2020-01-20', { type: 'HoldFirstMeeting', tutorId: values.TUTOR }, GINESTRA),
  acted('2020-01-21', { type: 'SignPlan', signers: ['person', 'apl'] }),
];

function profiled(nth: number): Asked {
  return acted('2020-01-09', { type: 'AssignProfile', profileIndex: nth % 10_001 });
}

/** An hour every few days. */
function activitiesOf(nth: number): readonly Asked[] {
  const first = addDays(values.day('2020-01-22'), nth % 3);
  return Array.from({ length: ACTIVITIES }, (_, index) => hour(addDays(first, index * 4), index));
}

/** A hire for a year told the day before, the same message again, and its conversion to open-ended. */
function messagesOf(nth: number): readonly Asked[] {
  const from = addDays(values.day('2020-03-10'), nth % 50);
  const hired = hire(1, [from, addDays(from, 364)]);
  const converted = conversion(2, hired, { eventOn: addDays(from, 200), receivedOn: addDays(from, 203) });
  return [reported(hired), reported(hired, addDays(from, 5)), reported(converted)];
}

/** The world once it was asked, the percorso has noticed it, and what it owes is done. */
function after(before: World, one: Asked): World {
  const now = done(before, one);
  return (one.stream === THE_PERCORSO ? answered(now) : waited(now.world, one.at)).world;
}

interface Now {
  readonly world: World;
  readonly lived: Lived;
}

/** What is asked, then the time that has passed: as one call of `handle`. */
function done(before: World, { stream, command, at, actor }: Asked): Now {
  const ask = { command, actor, at, toldAt: at, causation: `${at} ${command.type}` };
  const { world, result } = live(before, { stream, at, ...STORED }, function* (start) {
    const { decision, lived } = yield* asked(start, ask);
    return { decision, lived: yield* passed(lived, at) };
  });
  if (result.decision.verdict === 'refused')
    throw new Error(`${command.type}: ${result.decision.rejection.reason}`);
  return { world, lived: result.lived };
}

/** Time passes for the percorso, and every effect that it owes is answered. */
function waited(before: World, at: Asked['at']): Now {
  const { world, result } = live(before, { stream: THE_PERCORSO, at, ...STORED }, function* (start) {
    return { lived: yield* passed(start, at) };
  });
  return answered({ world, lived: result.lived });
}

function answered(before: Now): Now {
  let now = before;
  for (let [owed] = now.lived.agenda().owed; owed !== undefined; [owed] = now.lived.agenda().owed)
    now = done(now.world, answerTo(owed));
  return now;
}

function answerTo({ key, effect, direction, notBefore }: OwedEffect): Asked {
  const command = { type: 'RecordEffectAnswer', key, effect, direction, answer: 'done', reference: 'r' };
  const at = addMs(notBefore, 1_000);
  return { stream: THE_PERCORSO, command: command as Command, at, actor: values.ENGINE };
}

function countOf(world: World): number {
  return Object.keys(world.facts).reduce((sum, id) => sum + factsOf(world, id as StreamId).length, 0);
}
