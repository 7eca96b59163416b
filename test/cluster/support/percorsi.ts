import type { CivilDate } from '../../../domain/time/civil-date';
import { APL, CPI, type Caller, type Reply } from '../../support/http';
import { today } from '../../support/pathway';
import {
  adhesionOf,
  newPercorso,
  newPerson,
  step,
  STEP_NAMES,
  STEPS,
  type Step,
  type StepName,
} from '../../support/walk';
import { insist, type Call } from '../../apps/faults/load';

const MAKERS = 8;

/** Does the work on each item, so many at a time; the results are in the order of the items. */
export async function each<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
  atOnce = MAKERS,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const left = [...items.entries()];
  const one = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift())
      results[next[0]] = await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return results;
}

/** How far percorsi have come, and the one day on which all their steps took place: today where none is named. */
export interface Reached {
  readonly until: StepName;
  readonly on?: CivilDate;
}

/** So many new percorsi. */
export function percorsiAt(caller: Caller, count: number, reached: Reached): Promise<readonly string[]> {
  return each(Array.from({ length: count }), () => percorsoAt(caller, reached));
}

async function percorsoAt(caller: Caller, reached: Reached): Promise<string> {
  return percorsoOf(caller, newPerson(), reached);
}

/** The percorso of somebody whose tax code is known to the test. */
export async function percorsoOf(
  caller: Caller,
  person: object,
  { until, on = today() }: Reached,
): Promise<string> {
  const { personId } = await caller.must('/persons', person);
  const { percorsoId } = await caller.must('/percorsi', adhesionOf(String(personId)));
  for (const { name, body, actor } of STEPS.slice(0, STEP_NAMES.indexOf(until) + 1))
    await caller.must(`/percorsi/${String(percorsoId)}/${name}`, { ...body, on }, { actor });
  return String(percorsoId);
}

/** A percorso, and the step that comes next for it. */
export interface Phase {
  readonly percorsoId: string;
  readonly next: Step | PlanStep;
}

type PlanStep = Omit<Step, 'name'> & { readonly name: 'sign-plan' };

const PLAN: PlanStep = {
  name: 'sign-plan',
  body: { on: today(), signers: ['person', 'apl'] },
  actor: APL,
};

/** So many percorsi, as many in each phase of the pathway as in any other. */
export function percorsiInPhases(caller: Caller, count: number): Promise<readonly Phase[]> {
  return each(Array.from({ length: count }), async (_none, index) => {
    const phase = index % STEP_NAMES.length;
    const percorsoId = await newPercorso(caller, STEP_NAMES[phase]);
    return { percorsoId, next: STEPS[phase + 1] ?? PLAN };
  });
}

/** Who asks, and where it is noted what was asked. */
export interface Site {
  readonly caller: Caller;
  readonly calls: Call[];
}

/** An answer, and how long its caller insisted on it. */
export interface Timed {
  readonly reply: Reply;
  readonly ms: number;
}

/** The next step of a percorso, insisted on. */
export const goesOn = (site: Site, { percorsoId, next }: Phase): Promise<Timed> =>
  asked(site, percorsoId, next);

/** One step of the pathway, or the end of it, insisted on. */
export const takes = (
  site: Site,
  percorsoId: string,
  name: StepName | 'report-abandonment',
): Promise<Timed> => asked(site, percorsoId, name === 'report-abandonment' ? ABANDONMENT : step(name));

const ABANDONMENT = { name: 'report-abandonment', body: { on: today(), cause: 'declared' }, actor: CPI };

async function asked(
  site: Site,
  percorsoId: string,
  { name, body, actor }: { readonly name: string; readonly body: object; readonly actor: string },
): Promise<Timed> {
  const began = performance.now();
  const reply = await insist(site, `/percorsi/${percorsoId}/${name}`, { body, actor });
  return { reply, ms: Math.round(performance.now() - began) };
}
