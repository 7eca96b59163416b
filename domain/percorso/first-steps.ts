import type { StepName } from '../programmes/pathway';
import type { CivilDate } from '../time/civil-date';

/** The first time that a step was taken, whatever became of it. */
export interface FirstStep {
  readonly step: StepName;
  readonly on: CivilDate;
  readonly toldOn: CivilDate;
}

/** A step that was taken, as the state has it. */
interface Taken {
  readonly step: StepName;
  readonly on: CivilDate;
  readonly recordedOn: CivilDate;
}

/** The first time of each step, whatever becomes of it: a step that was taken just now is among those that hold. */
export function withFirsts(firsts: readonly FirstStep[], done: readonly Taken[]): readonly FirstStep[] {
  const added = done.filter(({ step }) => !firsts.some((one) => one.step === step));
  if (added.length === 0) return firsts;
  return [...firsts, ...added.map(({ step, on, recordedOn: toldOn }) => ({ step, on, toldOn }))];
}
