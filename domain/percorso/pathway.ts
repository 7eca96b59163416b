import type { StepName, StepRule, StepTerm } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import { lastDayOf } from '../programmes/term';
import type { Reason } from '../rejections';
import { addDays, type CivilDate } from '../time/civil-date';
import { clockStartOf, hiredSince, jobsOf, standsStillTo } from './clock';
import type { PercorsoEvent } from './events';
import { stepIn, type BegunPercorso, type OpenPercorso, type StepDone } from './state';

/** The rule of a step; undefined where the programme does not have it. */
export function ruleOf(step: StepName, { pathway }: Pick<ProgrammeVersion, 'pathway'>): StepRule | undefined {
  return pathway.find((rule) => rule.step === step);
}

/** The rule of a step that was allowed; a programme without it is then a broken register. */
export function ruleIn(step: StepName, rules: ProgrammeVersion): StepRule {
  const rule = ruleOf(step, rules);
  if (rule === undefined) throw new Error(`${rules.code}/${rules.version} has no step ${step}`);
  return rule;
}

export function isTaken(step: StepName, percorso: BegunPercorso): boolean {
  return stepIn(percorso, step) !== undefined;
}

/** Why a step may not be taken now, and the steps that have to come before it. */
export interface Hindrance {
  readonly reason: Reason;
  readonly missing: readonly StepName[];
}

/** What is taken with a provider, and has to be taken again with another. */
export const WITH_THE_PROVIDER: readonly StepName[] = [
  'choice',
  'acceptance',
  'first-meeting',
  'guidance',
  'plan',
];

/** What stands against taking a choice back: nobody was chosen, or the provider has begun with the person. */
export function hindranceOfTakingBack(
  choice: 'choice',
  percorso: OpenPercorso,
  rules: ProgrammeVersion,
): Hindrance | undefined {
  if (ruleOf(choice, rules) === undefined) return { reason: 'step-not-in-programme', missing: [] };
  if (!isTaken(choice, percorso)) return { reason: 'step-not-allowed-now', missing: [choice] };
  const hasBegun = WITH_THE_PROVIDER.some((step) => step !== choice && isTaken(step, percorso));
  return hasBegun ? { reason: 'step-not-allowed-now', missing: [] } : undefined;
}

/** Steps that are taken as often as one likes, or by one party after the other. */
const AGAIN: readonly StepName[] = ['team-agreement', 'guidance', 'plan'];

/** What stands against a step; undefined where it may be taken. */
export function hindranceOf(
  step: StepName,
  percorso: OpenPercorso,
  rules: ProgrammeVersion,
): Hindrance | undefined {
  const rule = ruleOf(step, rules);
  if (rule === undefined) return { reason: 'step-not-in-programme', missing: [] };
  if (isTaken(step, percorso) && !AGAIN.includes(step))
    return { reason: 'step-not-allowed-now', missing: [] };
  const missing = rule.after.filter((one) => !isTaken(one, percorso));
  return missing.length === 0 ? undefined : { reason: 'step-not-allowed-now', missing };
}

/** The steps that are waited for now, in the order of the programme. */
export function openSteps(percorso: OpenPercorso, rules: ProgrammeVersion): readonly StepRule[] {
  const taken = percorso.done.map(({ step }) => step);
  return rules.pathway.filter(
    ({ step, after }) => !taken.includes(step) && after.every((one) => taken.includes(one)),
  );
}

/** A step that is waited for until a day. */
export interface DueStep {
  readonly step: StepName;
  readonly due: StepTerm;
  readonly lastDay: CivilDate;
  /** Whether its term waits for the end of a job; one that lasts too long then closes the percorso. */
  readonly waits: boolean;
}

/** The steps whose terms run now, as jobs have moved them; a term that a hire has made void is none. */
export function dueSteps(percorso: OpenPercorso, rules: ProgrammeVersion): readonly DueStep[] {
  return openSteps(percorso, rules).flatMap(({ step, due }) => {
    const from = due === null ? undefined : beginOf(step, due, percorso);
    if (due === null || from === undefined) return [];
    const runs = (since: CivilDate) => {
      const lastDay = lastDayOf(due.term, since);
      const begun = { step: { step, due, lastDay, waits: false }, from: since };
      return AFTER_JOBS[due.otherwise](begun, percorso, rules);
    };
    const running = runs(from);
    // Nobody could act on a term that ended while a mistake stood: it runs anew from the day of the correction.
    const { correctedOn } = percorso;
    const ended = correctedOn !== null && running.some(({ lastDay }) => lastDay < correctedOn);
    return ended ? runs(correctedOn) : running;
  });
}

interface Running {
  readonly step: DueStep;
  /** The day from which its term runs. */
  readonly from: CivilDate;
}
type AfterJobs = (running: Running, percorso: OpenPercorso, rules: ProgrammeVersion) => readonly DueStep[];

/** What jobs make of a term. */
const AFTER_JOBS: { readonly [otherwise in StepTerm['otherwise']]: AfterJobs } = {
  lapse: ({ step, from }, percorso, rules) => {
    const { stoodDays } = percorso;
    const isResumed = step.step === 'choice' && stoodDays > 0;
    return [waiting(step, isResumed ? { ...percorso, since: addDays(from, -stoodDays) } : percorso, rules)];
  },
  // A hire is never an exit: what the provider has left undone matters no more, unless the service has yet to begin.
  reopen: ({ step, from }, percorso, rules) => {
    if (!hiredSince(stepIn(percorso, 'choice')?.on ?? from, jobsOf(percorso))) return [step];
    return clockStartOf(percorso, rules) === undefined ? [waiting(step, percorso, rules)] : [];
  },
  tell: ({ step, from }, percorso) => {
    const said = percorso.dossier.late.includes(step.step);
    return said || hiredSince(from, jobsOf(percorso)) ? [] : [step];
  },
};

function waiting(step: DueStep, percorso: OpenPercorso, { clock }: ProgrammeVersion): DueStep {
  if (clock === null) return step;
  return { ...step, lastDay: standsStillTo(percorso, step.lastDay, clock), waits: true };
}

/** The day from which the term of a step runs; undefined before the step that it runs from. */
function beginOf(step: StepName, due: StepTerm, percorso: OpenPercorso): CivilDate | undefined {
  const from: StepDone | undefined = stepIn(percorso, due.from);
  const begun = due.counted === 'from-the-act' ? from?.on : from?.recordedOn;
  if (step !== 'choice') return begun;
  const day = percorso.reopenedOn ?? begun;
  return day === undefined ? undefined : addDays(day, percorso.stoodDays);
}

/** What the silence of a step comes to; each kind of silence that a step may have has its own fact. */
export function silenceOf(step: StepName, { due }: StepRule): PercorsoEvent {
  switch (due?.otherwise ?? 'tell') {
    case 'lapse':
      return { type: 'AssegnoLapsed' };
    case 'reopen':
      return { type: step === 'acceptance' ? 'AplAcceptanceExpired' : 'FirstMeetingMissed' };
    case 'tell':
      return { type: 'PlanOverdue' };
  }
}
