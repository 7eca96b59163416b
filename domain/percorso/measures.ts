import { accept, refuse, type Context, type Recorded } from '../decider';
import { proceedingStream } from '../identifiers';
import type { MeasureName } from '../proceeding/matter';
import type { Proceedings } from '../proceeding/state';
import { DUE_PROCESS_LAW } from '../programmes/due-process';
import { rulesIn } from '../programmes/rulebook';
import { met } from '../ruling';
import { sameJson } from '../same-json';
import { dateOf, type CivilDate } from '../time/civil-date';
import { withMoney } from './assess';
import { claimsOnEnd } from './claims';
import { latest } from './clock';
import { corrected } from './correct';
import { holding } from './corrections';
import type { PercorsoEvent, ToldInstead } from './events';
import { told } from './evolve';
import { factOn } from './fact';
import { askedBy, endOf } from './measure-end';
import { hasEnded, NO_PERCORSO, type BegunPercorso, type Percorso } from './state';
import type { Command, PercorsoDecision } from './step';
import { unmistaken, type Correction, type Unmistaken } from './told-instead';

/** A measure that has effect ends the percorso, by an exit or by the rejection of its adhesion; one that has ended stays as it ended. */
export function carryOutMeasure(
  { measure: name }: Command<'CarryOutMeasure'>,
  percorso: Percorso,
  context: Context,
): PercorsoDecision {
  if (percorso.phase === 'none') return refuse('percorso-not-open');
  const found = askedBy(name, context);
  if (found === undefined) return refuse('measure-not-in-force', [String(name.proceeding)]);
  if (hasEnded(percorso)) return accept([]);
  const rules = rulesIn(context.rulebook, percorso.rules);
  const end = endOf(found, percorso, rules);
  if ('verdict' in end) return end;
  const on = latest(found.since, percorso.since);
  const basis = [...end.basis, met(DUE_PROCESS_LAW.effect, { proceeding: name.proceeding })];
  return withMoney(percorso, [factOn(on, end.event, basis)], {
    ...context,
    rules,
    claims: claimsOnEnd(context.stream, percorso),
  });
}

/** The measure is no more: the percorso is told again without the end, and whatever could not follow without it goes with it. */
export function undoMeasure(
  { measure }: Command<'UndoMeasure'>,
  percorso: Percorso,
  { context, decide }: Pick<Correction, 'context' | 'decide'>,
): PercorsoDecision {
  const fact = percorso.phase === 'none' ? undefined : endUnder(measure, percorso);
  if (percorso.phase === 'none' || fact === undefined) return accept([]);
  const rules = rulesIn(context.rulebook, percorso.rules);
  const asked = { on: context.today, corrects: fact.version, instead: null } as const;
  const command = { type: 'CorrectFact', ...asked, withdraws: [] } as const;
  const held = { asked: 'CorrectFact', command, percorso, rules } as const;
  const without = unmistaken({ held, fact, context, decide, known: [] });
  if ('verdict' in without) return without;
  const known = endsByOthers(measure, { fact, percorso, without, context });
  const again =
    known.length === 0 ? without : unmistaken({ held, fact, context, decide, known: known.slice(0, 1) });
  return 'verdict' in again ? again : corrected(again, { held, fact, context });
}

/** The percorso whose end falls, when, and as it is without that. */
interface Falling {
  readonly fact: Recorded<PercorsoEvent>;
  readonly percorso: BegunPercorso;
  readonly without: Unmistaken;
  readonly context: Context;
}

/** The ends that other measures in force come to for it, the earliest first: each found it ended, and would not have. */
function endsByOthers({ of, proceeding }: MeasureName, falling: Falling): readonly ToldInstead[] {
  const { context, without } = falling;
  const state = context.streams[proceedingStream(of)] as Proceedings;
  const numbers = state.phase === 'none' ? [] : state.proceedings.map(({ number }) => number);
  return numbers
    .filter((number) => number !== proceeding)
    .flatMap((number) => endByAnother({ of, proceeding: number }, falling))
    .filter((one) => isBefore(one, without))
    .sort((one, other) => (one.effectiveOn < other.effectiveOn ? -1 : 1));
}

function endByAnother(
  name: MeasureName,
  { fact, percorso, without, context }: Falling,
): readonly ToldInstead[] {
  const found = askedBy(name, context);
  const rules = rulesIn(context.rulebook, percorso.rules);
  const end = found === undefined ? undefined : endOf(found, without.percorso, rules);
  if (found === undefined || end === undefined || 'verdict' in end) return [];
  const effectiveOn = latest(found.since, sinceBefore(fact, percorso));
  // A day that came after the end that falls is told now.
  const toldAt = effectiveOn > dateOf(fact.toldAt) ? context.now : fact.toldAt;
  return [{ event: end.event, effectiveOn, toldAt } as ToldInstead];
}

/** Whether it comes before what would have ended the percorso otherwise. */
function isBefore({ effectiveOn }: ToldInstead, { percorso }: Unmistaken): boolean {
  return percorso.phase !== 'ended' || effectiveOn < percorso.end.on;
}

/** The day of the last step before the fact. */
function sinceBefore({ version }: Falling['fact'], { history, requestedOn }: BegunPercorso): CivilDate {
  const before = holding(history)
    .filter((one) => one.version < version)
    .reduce(told, NO_PERCORSO);
  return before.phase === 'none' ? requestedOn : before.since;
}

function endUnder(measure: MeasureName, { history }: BegunPercorso) {
  const found = holding(history).findLast(({ event }) => 'under' in event && sameJson(event.under, measure));
  // As it was recorded: a correction may have told it in the place of another exit.
  return history.find(({ version }) => version === found?.version);
}
