import { everyDayFrom, type StepName } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import type { CivilDate } from '../time/civil-date';
import { isLost } from './accreditation-read';
import { WHEN, type Askable, type Moment, type When } from './commands';
import {
  hindranceOf,
  hindranceOfTakingBack,
  isTaken,
  ruleOf,
  WITH_THE_PROVIDER,
  type Hindrance,
} from './pathway';
import { hasEnded, type BegunPercorso, type OpenPercorso, type Percorso } from './state';

/** What is told beside the steps of the pathway: its day may lie before the last of them. */
export const BESIDE_THE_STEPS: readonly Askable[] = [
  'RecordBreach',
  'RecordActivity',
  'CancelActivity',
  'TransferPercorso',
  'CorrectFact',
];

/** The day from which on something may be told that goes on from an earlier day of its own, whatever steps came since. */
export function agreedSince(command: Askable, { agreed }: BegunPercorso): CivilDate | undefined {
  if (command === 'RefreshProfile') return agreed.profiles.at(-1)?.on;
  if (command === 'UpdatePatto') return agreed.patto.at(-1)?.on;
  return command === 'AgreePlan' ? agreed.plan?.on : undefined;
}

/** The step that is taken, taken otherwise, or gone on from. */
export function stepOf(
  when: Extract<When, { step: StepName } | { insteadOf: StepName } | { goesOnFrom: StepName }>,
): StepName {
  if ('step' in when) return when.step;
  return 'insteadOf' in when ? when.insteadOf : when.goesOnFrom;
}

const NOT_NOW: Hindrance = { reason: 'step-not-allowed-now', missing: [] };
const NOT_PROVIDED: Hindrance = { reason: 'step-not-in-programme', missing: [] };
const ENDED: Hindrance = { reason: 'percorso-ended', missing: [] };

/** What stands against asking it now. */
export function momentOf(
  command: Askable,
  percorso: Percorso,
  rules: ProgrammeVersion | null,
): Hindrance | undefined {
  const when: When = WHEN[command];
  if (percorso.phase === 'none' || rules === null) return when === 'at-first' ? undefined : NOT_NOW;
  if (typeof when === 'string') return MOMENTS[when](percorso);
  if (!isProvided(when, rules)) return NOT_PROVIDED;
  return hasEnded(percorso) ? ENDED : besideOf(when, percorso, rules);
}

/** Whether the programme has the step, or provides for it at all; what it does not have is asked at no time. */
function isProvided(when: Exclude<When, Moment>, rules: ProgrammeVersion): boolean {
  if ('under' in when) return rules[when.under] !== undefined;
  if ('change' in when) return true;
  if ('takingBack' in when) return ruleOf(when.takingBack, rules) !== undefined;
  return ruleOf(stepOf(when), rules) !== undefined;
}

/** What stands against a moment once there is an adhesion. */
const MOMENTS: { readonly [moment in Moment]: (percorso: BegunPercorso) => Hindrance | undefined } = {
  'at-first': () => ({ reason: 'adhesion-already-submitted', missing: [] }),
  'once-begun': () => undefined,
  'unless-rejected': (percorso) => (isRejected(percorso) ? ENDED : undefined),
  'until-the-end': (percorso) => (hasEnded(percorso) ? ENDED : undefined),
  undecided: (percorso) => {
    if (hasEnded(percorso)) return ENDED;
    return isTaken('taking-charge', percorso) ? NOT_NOW : undefined;
  },
  // What is told late, and money, also after the end; never of an adhesion that was rejected.
  'from-taking-charge': (percorso) => {
    if (hasEnded(percorso)) return isRejected(percorso) ? ENDED : undefined;
    return isTaken('taking-charge', percorso) ? undefined : { ...NOT_NOW, missing: ['taking-charge'] };
  },
};

/** Whether a change may be asked before the step from which it is free: the provider may have lost its accreditation. */
export function mayBeLost(command: Askable, percorso: Percorso, rules: ProgrammeVersion | null): boolean {
  if (command !== 'ChangeApl' || percorso.phase !== 'open' || !isTaken('choice', percorso)) return false;
  return rules !== null && everyDayFrom(rules.providers) !== null;
}

/** Nobody takes a step with a provider while none is chosen, also where its own rule does not say that it comes after the choice. */
function withoutProvider(
  step: StepName,
  percorso: OpenPercorso,
  rules: ProgrammeVersion,
): Hindrance | undefined {
  const isWith = step !== 'choice' && WITH_THE_PROVIDER.includes(step);
  const isAsked = isWith && ruleOf('choice', rules) !== undefined && !isTaken('choice', percorso);
  return isAsked ? { ...NOT_NOW, missing: ['choice'] } : undefined;
}

function isRejected(percorso: BegunPercorso): boolean {
  return hasEnded(percorso) && percorso.end.how === 'rejected';
}

function besideOf(
  when: Exclude<When, Moment>,
  percorso: OpenPercorso,
  rules: ProgrammeVersion,
): Hindrance | undefined {
  if ('takingBack' in when) return hindranceOfTakingBack(when.takingBack, percorso, rules);
  if ('under' in when) return hindranceUnder(rules[when.under], percorso);
  if ('goesOnFrom' in when) return hindranceUnder({ once: when.goesOnFrom }, percorso);
  if (!('change' in when)) {
    const step = stepOf(when);
    return hindranceOf(step, percorso, rules) ?? withoutProvider(step, percorso, rules);
  }
  if (when.change === 'provider' && isLost(percorso)) return undefined;
  return hindranceUnder(rules.changes[when.change], percorso);
}

/** What stands against something that is asked once a step is taken. */
function hindranceUnder(
  rule: { readonly once: StepName } | undefined,
  percorso: OpenPercorso,
): Hindrance | undefined {
  if (rule === undefined) return NOT_PROVIDED;
  return isTaken(rule.once, percorso) ? undefined : { ...NOT_NOW, missing: [rule.once] };
}
