import type { StepName } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import { SAP_POLICY, type Reached, type SapTransition } from '../programmes/sap';
import type { Act } from './meanings';

/** Where a policy stands: how far it had come, and whether the service goes on, stands still, waits for a provider, or is over. */
export type Standing =
  'none' | Exclude<Reached, 'begun'> | 'running' | 'suspended' | 'without-provider' | 'closed';

/** What an act makes of a policy, and by which transition; none where it has no code. */
export interface Moved {
  readonly standing: Standing;
  readonly by?: SapTransition;
}

type Word = Extract<Act, string>;

/** What is said in a word: where it counts, and what it makes of the policy. */
const WORDS: { readonly [word in Word]: Required<Moved> & { readonly from: readonly Standing[] } } = {
  proposal: { from: ['none'], standing: 'proposed', by: 'proposed' },
  'provider-gone': { from: ['running', 'suspended'], standing: 'without-provider', by: 'transformed' },
  'job-begun': { from: ['running'], standing: 'suspended', by: 'suspended' },
  'jobs-over': { from: ['suspended'], standing: 'running', by: 'resumed' },
};

/** What an act makes of a policy that stands so. What comes after its end, or changes nothing, leaves it as it is. */
export function moved(standing: Standing, act: Act, rules: Pick<ProgrammeVersion, 'pathway'>): Moved {
  if (typeof act === 'string') return said(standing, act);
  if (standing === 'none' || standing === 'closed') return { standing };
  if ('closing' in act) return { standing: 'closed', by: act.closing[reachedBy(standing)] };
  return stepTaken(standing, act.step, rules);
}

function said(standing: Standing, word: Word): Moved {
  const { from, standing: to, by } = WORDS[word];
  return from.includes(standing) ? { standing: to, by } : { standing };
}

type Open = Exclude<Standing, 'none' | 'closed'>;

/** The step that starts it starts it again with another provider; before that, one may be its acceptance. */
function stepTaken(standing: Open, step: StepName, rules: Pick<ProgrammeVersion, 'pathway'>): Moved {
  const start = startOf(rules);
  if (step === start && !hasProvider(standing)) return { standing: 'running', by: 'begun' };
  const isAccepted = standing === 'proposed' && step === SAP_POLICY.acceptance.value;
  return { standing: isAccepted ? 'accepted' : standing };
}

function startOf({ pathway }: Pick<ProgrammeVersion, 'pathway'>): StepName | undefined {
  return SAP_POLICY.starts.value.find((step) => pathway.some((rule) => rule.step === step));
}

/** Whether a provider gives the service, also while a job suspends it. */
function hasProvider(standing: Open): boolean {
  return standing === 'running' || standing === 'suspended';
}

function reachedBy(standing: Open): Reached {
  return standing === 'proposed' || standing === 'accepted' ? standing : 'begun';
}
