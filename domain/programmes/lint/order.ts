import type { StepName, StepRule } from '../pathway';

/** The steps that can be reached: those whose conditions can be reached, from those that have none on. */
export function reachable(pathway: readonly StepRule[]): readonly StepName[] {
  let reached: readonly StepName[] = [];
  for (;;) {
    const known = reached;
    const next = pathway
      .filter(({ step, after }) => !known.includes(step) && after.every((one) => known.includes(one)))
      .map(({ step }) => step);
    if (next.length === 0) return reached;
    reached = [...reached, ...next];
  }
}

/** The steps that have been taken whenever this one is waited for. */
export function before(step: StepName, pathway: readonly StepRule[]): readonly StepName[] {
  let known: readonly StepName[] = [];
  let next = afterOf(step, pathway);
  while (next.length > 0) {
    known = [...known, ...next];
    const all = known;
    next = [...new Set(next.flatMap((one) => afterOf(one, pathway)))].filter((one) => !all.includes(one));
  }
  return known;
}

function afterOf(step: StepName, pathway: readonly StepRule[]): readonly StepName[] {
  return pathway.find((rule) => rule.step === step)?.after ?? [];
}
