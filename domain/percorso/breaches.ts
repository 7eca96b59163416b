import { accept, refuse, type Context } from '../decider';
import { BREACHES, sanctionOf, type Breach, type ConditionalityRule } from '../programmes/conditionality';
import type { ProgrammeVersion } from '../programmes/programme';
import { met } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import { holding } from './corrections';
import { factOn } from './fact';
import type { Allowed } from './guard';
import type { BegunPercorso } from './state';
import type { PercorsoDecision } from './step';

/** An obligation was not kept: it is counted with those before it, and the basis says what it comes to. */
export function recordBreach(
  { command, percorso, rules }: Allowed<'RecordBreach'>,
  _: Context,
): PercorsoDecision {
  const { on, breach } = command;
  const { conditionality } = rules;
  if (conditionality === undefined) throw new Error(`${rules.code}/${rules.version} has no conditionality`);
  const before = daysOf(breach, percorso);
  if (before.includes(on)) return refuse('breach-already-recorded', [on]);
  const count = before.length + 1;
  const sanction = sanctionOf(conditionality, breach, count);
  const basis = met(conditionality.ladders[breach].source, {
    breach,
    count,
    ...(sanction === 'forfeiture' ? { sanction } : sanction),
  });
  return accept([factOn(on, { type: 'BreachRecorded', breach }, [basis])]);
}

/** The kinds of breach of which so many hold that the place is forfeited, each with the day of the last. */
export function forfeitures(
  percorso: BegunPercorso,
  { conditionality }: ProgrammeVersion,
): readonly { readonly breach: Breach; readonly since: CivilDate }[] {
  if (conditionality === undefined) return [];
  return BREACHES.flatMap((breach) => {
    const days = daysOf(breach, percorso);
    const since = days.at(-1);
    return since !== undefined && isForfeited(conditionality, breach, days.length) ? [{ breach, since }] : [];
  });
}

function isForfeited(rule: ConditionalityRule, breach: Breach, count: number): boolean {
  return sanctionOf(rule, breach, count) === 'forfeiture';
}

/** The days of the breaches of a kind that hold, in their order. */
function daysOf(breach: Breach, { history }: BegunPercorso): readonly CivilDate[] {
  return holding(history)
    .flatMap(({ event, effectiveOn }) =>
      event.type === 'BreachRecorded' && event.breach === breach ? [effectiveOn] : [],
    )
    .sort();
}
