import type { Actor } from '../decider';
import type { StepTaker } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import { bodyOf } from '../provider';
import type { Reason } from '../rejections';
import { WHEN, type Askable, type When } from './commands';
import { BESIDE_THE_STEPS, stepOf } from './moment';
import { ruleIn } from './pathway';
import { providerOf, type Percorso } from './state';

/** Who acts, and the rules that say who may. */
interface Acting {
  readonly rules: ProgrammeVersion | null;
  readonly actor: Actor;
}

/** Those whom a step may be for; who runs the system or answers for the programme acts for all. */
const BOUND: readonly Actor['role'][] = ['cpi', 'apl', 'beneficiary'];

/** A step is for those whom the programme names; what an APL does, only the chosen one does (R-P2-09, free choice of the person). */
export function actorReason(type: Askable, percorso: Percorso, { rules, actor }: Acting): Reason | undefined {
  if (actor.role === 'apl' && !isChosen(actor, percorso) && !mayTellLate(type, percorso, actor))
    return 'not-the-chosen-apl';
  const takers = rules === null ? null : takersOf(WHEN[type], rules);
  return takers === null || actsAs(takers, percorso, actor) ? undefined : 'step-of-another';
}

/** Whether somebody is one of those for whom an act is; who is bound by nothing always is. */
export function actsAs(takers: readonly StepTaker[], percorso: Percorso, actor: Actor): boolean {
  if (!BOUND.includes(actor.role)) return true;
  return takers.some((taker) => (taker === 'provider' ? isChosen(actor, percorso) : taker === actor.role));
}

/** Null where the programme binds nobody. */
function takersOf(when: When, rules: ProgrammeVersion): readonly StepTaker[] | null {
  if (typeof when === 'string') return null;
  if ('change' in when) return rules.changes[when.change].by;
  if ('under' in when) return rules[when.under]?.by ?? null;
  if ('takingBack' in when) return ruleIn(when.takingBack, rules).by;
  return ruleIn(stepOf(when), rules).by;
}

function isChosen({ organisation }: Actor, percorso: Percorso): boolean {
  return providerOf(percorso)?.members.some((one) => bodyOf(one) === organisation) ?? false;
}

/** An APL that was chosen before may still tell of its own activities. */
function mayTellLate(type: Askable, percorso: Percorso, { organisation }: Actor): boolean {
  if (percorso.phase === 'none' || !BESIDE_THE_STEPS.includes(type)) return false;
  return percorso.dossier.choices.some(({ provider }) =>
    provider.members.some((one) => bodyOf(one) === organisation),
  );
}
