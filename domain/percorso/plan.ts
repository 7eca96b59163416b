import { refuse, type Context } from '../decider';
import type { Allowed } from './guard';
import { step, type PercorsoDecision } from './step';

/** One of the two signs the intensive search plan, or both at once; a signature given twice is one signature (R-AI-08). */
export function signPlan(held: Allowed<'SignPlan'>, context: Context): PercorsoDecision {
  const { signers } = held.percorso.dossier.plan;
  const missing = (['person', 'apl'] as const).filter((one) => !signers.includes(one));
  const signing = missing.filter((one) => held.command.signers.includes(one));
  if (signing.length === 0) return refuse('plan-already-signed');
  return step({ ...held, step: 'plan' }, { event: { type: 'PlanSigned', signers: signing } }, context);
}
