import type { Decider } from '../decider';
import { holdingsOf } from '../envelope/claims';
import { agenda } from './agenda';
import { heldBy } from './claims';
import type { PercorsoCommand } from './commands';
import { decide, needs } from './decide';
import { evolve } from './evolve';
import { expire } from './expire';
import type { PercorsoEvent } from './events';
import { balances, follows, observe } from './observe';
import { NO_PERCORSO, type Percorso } from './state';
import { labelOf, TOLD } from './told';
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
  told: TOLD,
  label: labelOf,
};
