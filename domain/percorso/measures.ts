import { accept, refuse, type Context, type Recorded } from '../decider';
import { idOf, proceedingStream } from '../identifiers';
import type { ExitInProceeding, MeasureName } from '../proceeding/matter';
import { endsPercorso } from '../proceeding/matter';
import { inForce, proceedingIn, type Proceedings } from '../proceeding/state';
import { DUE_PROCESS_LAW } from '../programmes/due-process';
import type { ExitRule } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
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
import { hasEnded, NO_PERCORSO, type BegunPercorso, type Percorso } from './state';
import type { Command, PercorsoDecision } from './step';
import { unmistaken, type Correction, type Unmistaken } from './told-instead';

/** A measure that has effect ends the percorso by the exit of its programme that it comes to; one that has ended stays as it ended. */
export function carryOutMeasure(
  { measure: name }: Command<'CarryOutMeasure'>,
  percorso: Percorso,
  context: Context,
): PercorsoDecision {
  if (percorso.phase === 'none') return refuse('percorso-not-open');
  const found = exitBy(name, context);
  if (found === undefined) return refuse('measure-not-in-force', [String(name.proceeding)]);
  if (hasEnded(percorso)) return accept([]);
  const rules = rulesIn(context.rulebook, percorso.rules);
  const rule = ruleOf(found, rules);
  if (rule === undefined)
    return refuse('exit-not-in-programme', rules.exits.find(({ exit }) => exit === found.exit)?.causes ?? []);
  const on = latest(found.since, percorso.since);
  const basis = [basisOf(rule, found.cause), met(DUE_PROCESS_LAW.effect, { proceeding: name.proceeding })];
  return withMoney(percorso, [factOn(on, exitEvent(found, name), basis)], {
    ...context,
    rules,
    claims: claimsOnEnd(context.stream, percorso),
  });
}

/** The measure is no more: the percorso is told again without the exit, and whatever could not follow without it goes with it. */
export function undoMeasure(
  { measure }: Command<'UndoMeasure'>,
  percorso: Percorso,
  { context, decide }: Pick<Correction, 'context' | 'decide'>,
): PercorsoDecision {
  const fact = percorso.phase === 'none' ? undefined : exitUnder(measure, percorso);
  if (percorso.phase === 'none' || fact === undefined) return accept([]);
  const rules = rulesIn(context.rulebook, percorso.rules);
  const asked = { on: context.today, corrects: fact.version, instead: null } as const;
  const command = { type: 'CorrectFact', ...asked, withdraws: [] } as const;
  const held = { asked: 'CorrectFact', command, percorso, rules } as const;
  const without = unmistaken({ held, fact, context, decide, known: [] });
  if ('verdict' in without) return without;
  const known = exitsByOthers(measure, { fact, percorso, context }).filter((one) => isBefore(one, without));
  const again =
    known.length === 0 ? without : unmistaken({ held, fact, context, decide, known: known.slice(0, 1) });
  return 'verdict' in again ? again : corrected(again, { held, fact, context });
}

/** The percorso whose exit falls, and when. */
interface Falling {
  readonly fact: Recorded<PercorsoEvent>;
  readonly percorso: BegunPercorso;
  readonly context: Context;
}

/** The exits that other measures in force come to for it, the earliest first: each found it ended, and would not have. */
function exitsByOthers(measure: MeasureName, { fact, percorso, context }: Falling): readonly ToldInstead[] {
  const { of, proceeding } = measure;
  const state = context.streams[proceedingStream(of)] as Proceedings;
  const rules = rulesIn(context.rulebook, percorso.rules);
  const numbers = state.phase === 'none' ? [] : state.proceedings.map(({ number }) => number);
  const names = numbers
    .filter((number) => number !== proceeding)
    .map((number) => ({ of, proceeding: number }));
  return names
    .flatMap((name) => {
      const found = exitBy(name, context);
      if (found === undefined || ruleOf(found, rules) === undefined) return [];
      const effectiveOn = latest(found.since, sinceBefore(fact, percorso));
      // A day that came after the exit that falls is told now.
      const toldAt = effectiveOn > dateOf(fact.toldAt) ? context.now : fact.toldAt;
      return [{ event: exitEvent(found, name), effectiveOn, toldAt } as ToldInstead];
    })
    .sort((one, other) => (one.effectiveOn < other.effectiveOn ? -1 : 1));
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

/** The rule by which the programme has such an exit; undefined where it has none. */
function ruleOf({ exit, cause }: ExitInProceeding, { exits }: ProgrammeVersion): ExitRule | undefined {
  return exits.find((one) => one.exit === exit && one.causes.some((its) => its === cause));
}

type ExitFound = ExitInProceeding & {
  readonly since: CivilDate;
  /** That the place alone is lost, by who receives nothing. */
  readonly isExclusion?: boolean;
};

/** The exit that a measure in force comes to for this percorso; undefined where it comes to none. */
function exitBy({ of, proceeding }: MeasureName, { stream, streams }: Context): ExitFound | undefined {
  const one = proceedingIn(streams[proceedingStream(of)] as Proceedings, proceeding);
  const force = one === undefined ? undefined : inForce(one);
  if (one === undefined || force === undefined || !endsPercorso(force.measure)) return undefined;
  const { matter } = one;
  if (!('percorso' in matter) || matter.percorso !== idOf(stream)) return undefined;
  const { since } = force;
  if (matter.kind === 'conditionality')
    return {
      exit: 'lost-requirement',
      cause: 'sanction',
      since,
      isExclusion: force.measure.kind === 'exclusion',
    };
  const { kind: _, percorso: __, ...exit } = matter;
  return { ...exit, since };
}

function exitEvent(found: ExitFound, under: MeasureName): PercorsoEvent {
  switch (found.exit) {
    case 'abandonment':
      return { type: 'PercorsoAbandoned', cause: found.cause, under };
    case 'refusal':
      return { type: 'MeasureRefused', cause: found.cause, under };
    case 'lost-requirement': {
      const lost = { type: 'RequirementLost', cause: found.cause, under } as const;
      return found.isExclusion === true ? { ...lost, excluded: true } : lost;
    }
  }
}

function basisOf({ source }: ExitRule, cause: string) {
  return met(source, { cause });
}

function exitUnder(measure: MeasureName, { history }: BegunPercorso) {
  const found = holding(history).findLast(({ event }) => 'under' in event && sameJson(event.under, measure));
  // As it was recorded: a correction may have told it in the place of another exit.
  return history.find(({ version }) => version === found?.version);
}
