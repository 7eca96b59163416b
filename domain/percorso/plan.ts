import { accept, refuse, type Context } from '../decider';
import { met } from '../ruling';
import { sameJson } from '../same-json';
import type { PlanAction } from './agreed-events';
import { factOn } from './fact';
import type { Allowed } from './guard';
import { ruleIn } from './pathway';
import { step, type PercorsoDecision } from './step';

/** One of the two signs the intensive search plan, or both at once; a signature given twice is one signature (R-AI-08). */
export function signPlan(held: Allowed<'SignPlan'>, context: Context): PercorsoDecision {
  const { signers } = held.percorso.dossier.plan;
  const missing = (['person', 'apl'] as const).filter((one) => !signers.includes(one));
  const signing = missing.filter((one) => held.command.signers.includes(one));
  if (signing.length === 0) return refuse('plan-already-signed');
  return step({ ...held, step: 'plan' }, { event: { type: 'PlanSigned', signers: signing } }, context);
}

/** The actions of the plan, all of them, instead of those agreed before. */
export function agreePlan({ command, percorso, rules }: Allowed<'AgreePlan'>): PercorsoDecision {
  const { on, actions } = command;
  if (actions.some(({ from, to }) => to < from)) return refuse('dates-out-of-order');
  const doubled = actions.filter((one, index) => actions.slice(0, index).some(isAtOnce(one)));
  if (doubled.length > 0)
    return refuse(
      'plan-actions-overlap',
      doubled.map(({ action }) => action),
    );
  if (sameJson(percorso.agreed.plan?.actions, actions)) return refuse('agreement-unchanged');
  const basis = [met(ruleIn('plan', rules).source, { actions: actions.length })];
  return accept([factOn(on, { type: 'PlanAgreed', actions }, basis)]);
}

/** Of two actions of a kind on the same day nobody could say which was delivered. */
function isAtOnce(one: PlanAction) {
  return (other: PlanAction): boolean =>
    one.action === other.action && one.from <= other.to && other.from <= one.to;
}
