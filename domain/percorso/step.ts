import type { Claim, Context, Decision } from '../decider';
import { met, type Ruling } from '../ruling';
import type { StepName } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import { lastDayOf } from '../programmes/term';
import type { CivilDate } from '../time/civil-date';
import { withMoney } from './assess';
import { plannedEnd } from './clock';
import type { PercorsoCommand } from './commands';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import { ruleIn } from './pathway';
import { stageOf, type OpenPercorso } from './state';

export type Command<Type extends PercorsoCommand['type']> = Extract<PercorsoCommand, { type: Type }>;
export type PercorsoDecision = Decision<PercorsoEvent>;

interface Held {
  readonly command: { readonly on: CivilDate };
  readonly percorso: OpenPercorso;
  readonly rules: ProgrammeVersion;
}

/** What a step records, on which rules beside its own, and what it takes or gives back. */
interface Recording {
  readonly event: PercorsoEvent;
  readonly rulings?: readonly Ruling[];
  readonly claims?: readonly Claim[];
}

/** A step of the pathway: one fact, on the citation of its rule and of what begins to run with it, and what it changes of the money. */
export function step(
  held: Held & { readonly step: StepName },
  { event, rulings = [], claims = [] }: Recording,
  context: Context,
): PercorsoDecision {
  const { percorso, command, rules } = held;
  const basis = [...basisOf(held), ...rulings, ...begunBy(held, context)];
  return withMoney(percorso, [factOn(command.on, event, basis)], { ...context, rules, claims });
}

function basisOf({ step: name, percorso, rules }: Held & { readonly step: StepName }): readonly Ruling[] {
  return [met(ruleIn(name, rules).source, { phase: stageOf(percorso) })];
}

/** How the last day of a step's term is called in the basis of the step that starts it. */
const LAST_DAYS: { readonly [Step in StepName]?: string } = {
  choice: 'chooseBy',
  acceptance: 'acceptBy',
  'first-meeting': 'meetBy',
};

/** The terms that begin to run with a step and whose silence has a price, and the clock. */
export function begunBy(
  { step: name, command, percorso, rules }: Held & { readonly step: StepName },
  { today }: Pick<Context, 'today'>,
): readonly Ruling[] {
  const terms = rules.pathway.flatMap((rule) => {
    const { due } = rule;
    if (due?.from !== name || due.otherwise === 'tell') return [];
    const from = due.counted === 'from-the-act' ? command.on : today;
    return [met(due.term.source, { from, [LAST_DAYS[rule.step] ?? 'dueBy']: lastDayOf(due.term, from) })];
  });
  const { clock } = rules;
  if (clock?.from !== name) return terms;
  const endsOn = plannedEnd(percorso, clock, command.on);
  return [...terms, met(clock.source, { from: command.on, endsOn })];
}
