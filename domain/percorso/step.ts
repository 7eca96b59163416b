import { accept, type Decision } from '../decider';
import { met, type Ruling } from '../ruling';
import type { ProgrammeVersion, StepName } from '../programmes/programme';
import type { CivilDate } from '../time/civil-date';
import type { PercorsoCommand } from './commands';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import type { OpenPercorso } from './percorso';

export type Command<Type extends PercorsoCommand['type']> = Extract<PercorsoCommand, { type: Type }>;
export type PercorsoDecision = Decision<PercorsoEvent>;

interface Held {
  readonly command: { readonly on: CivilDate };
  readonly percorso: OpenPercorso;
  readonly rules: ProgrammeVersion;
}

/** A step whose rule is an order or a permission: one fact, on the rule's citation. */
export function step(
  { command, percorso, rules }: Held,
  name: StepName,
  { event, rulings = [] }: { readonly event: PercorsoEvent; readonly rulings?: readonly Ruling[] },
): PercorsoDecision {
  const rule = met(rules.steps[name], { phase: percorso.phase });
  return accept([factOn(command.on, event, [rule, ...rulings])]);
}
