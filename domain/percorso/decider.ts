import type { Decider, Label } from '../decider';
import { holdingsOf } from '../envelope/claims';
import { agenda } from './agenda';
import { heldBy } from './claims';
import type { PercorsoCommand } from './commands';
import { decide } from './decide';
import { evolve } from './evolve';
import { expire } from './expire';
import { needs } from './needs';
import { PERCORSO_FACTS, type PercorsoEvent } from './events';
import { balances, follows, observe } from './observe';
import { NO_PERCORSO, stageOf, type Percorso } from './state';
import { programmeCodeOf, rulesIn } from '../programmes/rulebook';
import { hireKeysOf } from './hires';

export const PERCORSO: Decider<Percorso, PercorsoCommand, PercorsoEvent> = {
  kind: 'percorso',
  initial: NO_PERCORSO,
  evolve,
  decide,
  expire,
  agenda,
  needs,
  follows,
  observe,
  balances,
  holds: (percorso, { stream, rulebook }) => {
    const held = holdingsOf(stream, heldBy(percorso));
    return percorso.phase === 'none'
      ? held
      : { ...held, keys: [...held.keys, ...hireKeysOf(percorso, rulesIn(rulebook, percorso.rules))] };
  },
  knownAsTold: true,
  ledger: (percorso) => (percorso.phase === 'none' ? '' : programmeCodeOf(percorso.rules)),
  rules: (percorso) => (percorso.phase === 'none' ? undefined : percorso.rules),
  facts: PERCORSO_FACTS,
  label: labelOf,
};

/** What an operator finds a percorso by. */
function labelOf(percorso: Percorso): Label | undefined {
  if (percorso.phase === 'none') return undefined;
  const { rules, cpi } = percorso;
  return { programme: programmeCodeOf(rules), cpi, phase: stageOf(percorso) };
}
