import { refuse, type Context } from '../decider';
import { met, notMet } from '../ruling';
import { needsProceeding } from '../programmes/due-process';
import type { ExitName, ExitRule, StepTaker } from '../programmes/pathway';
import { actsAs } from './acting';
import { withMoney } from './assess';
import { forfeitures } from './breaches';
import { claimsOnEnd } from './claims';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import type { Allowed } from './guard';
import { stageOf } from './state';
import type { PercorsoDecision } from './step';

type Exit = Allowed<'ReportAbandonment' | 'ReportRefusal' | 'ReportLostRequirement'>;

/**
 * The person leaves: what was reserved beyond the matured process hours, and beyond what a job begun before may still earn,
 * goes back; the place at the APL is freed, appointments are cancelled, everyone is told. A hire is never an exit.
 */
export function leave(held: Exit, context: Context): PercorsoDecision {
  const { percorso, command, rules } = held;
  const { event, exit } = exitOf(held);
  const rule = rules.exits.find((one) => one.exit === exit);
  const causes: readonly string[] = rule?.causes ?? [];
  if (rule === undefined || !causes.includes(command.cause)) return refuse('exit-not-in-programme', causes);
  const refused = notByOneAct(held, exit) ?? notYours(held, rule, context) ?? tooEarly(held);
  if (refused !== undefined) return refused;
  const basis = [met(rule.source, { phase: stageOf(percorso), cause: command.cause })];
  return withMoney(percorso, [factOn(command.on, event, basis)], {
    ...context,
    rules,
    claims: claimsOnEnd(context.stream, percorso),
  });
}

/** An exit that takes a proceeding is none that somebody tells. */
function notByOneAct({ command, rules }: Exit, exit: ExitName): PercorsoDecision | undefined {
  const { dueProcess } = rules;
  if (dueProcess === undefined || !needsProceeding(dueProcess, exit, command.cause)) return undefined;
  return refuse('proceeding-required', [command.cause], [notMet(dueProcess.source, { exit })]);
}

function notYours(
  { command, percorso }: Exit,
  rule: ExitRule,
  { actor }: Context,
): PercorsoDecision | undefined {
  const tellers = tellersOf(rule, command.cause);
  if (tellers === null || actsAs(tellers, percorso, actor)) return undefined;
  return refuse('exit-cause-of-another', tellers);
}

/** Where the programme says what becomes of breaches, nobody is sanctioned before one comes to that. */
function tooEarly({ command, percorso, rules }: Exit): PercorsoDecision | undefined {
  if (command.cause !== 'sanction' || rules.conditionality === undefined) return undefined;
  return forfeitures(percorso, rules).length === 0 ? refuse('sanction-not-reached') : undefined;
}

/** Null where whoever may report an exit may tell the cause. */
function tellersOf({ tellers }: ExitRule, cause: string): readonly StepTaker[] | null {
  const named: { readonly [cause: string]: readonly StepTaker[] | undefined } = tellers;
  return named[cause] ?? null;
}

function exitOf(held: Exit): { readonly event: PercorsoEvent; readonly exit: ExitName } {
  switch (held.asked) {
    case 'ReportAbandonment':
      return { event: { type: 'PercorsoAbandoned', cause: held.command.cause }, exit: 'abandonment' };
    case 'ReportRefusal':
      return { event: { type: 'MeasureRefused', cause: held.command.cause }, exit: 'refusal' };
    case 'ReportLostRequirement':
      return { event: { type: 'RequirementLost', cause: held.command.cause }, exit: 'lost-requirement' };
  }
}
