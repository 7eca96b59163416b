import type { Context } from '../decider';
import { met } from '../ruling';
import type { StepName } from '../programmes/programme';
import { withMoney } from './assess';
import { claimsOnEnd } from './claims';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import type { Allowed } from './guard';
import type { PercorsoDecision } from './step';

type Exit = Allowed<'ReportAbandonment' | 'ReportRefusal' | 'ReportLostRequirement'>;

/**
 * The person leaves: what was reserved beyond the matured process hours, and beyond what a job begun before may still earn,
 * goes back; the place at the APL is freed, appointments are cancelled, everyone is told. A hire is never an exit.
 */
export function exit(held: Exit, context: Context): PercorsoDecision {
  const { percorso, command, rules } = held;
  const { event, rule } = exitOf(held);
  const basis = [met(rules.steps[rule], { phase: percorso.phase, cause: command.cause })];
  return withMoney(percorso, [factOn(command.on, event, basis)], {
    ...context,
    rules,
    claims: claimsOnEnd(context.stream, percorso),
  });
}

function exitOf(held: Exit): { readonly event: PercorsoEvent; readonly rule: StepName } {
  switch (held.asked) {
    case 'ReportAbandonment':
      return { event: { type: 'PercorsoAbandoned', cause: held.command.cause }, rule: 'abandonment' };
    case 'ReportRefusal':
      return { event: { type: 'MeasureRefused', cause: held.command.cause }, rule: 'refusal' };
    case 'ReportLostRequirement':
      return { event: { type: 'RequirementLost', cause: held.command.cause }, rule: 'lost-requirement' };
  }
}
