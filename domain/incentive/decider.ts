import type { Decider } from '../decider';
import { holdingsOf } from '../envelope/claims';
import { agenda, expire } from './agenda';
import { heldBy } from './claims';
import { decide, needs } from './decide';
import { evolve } from './evolve';
import { INCENTIVE_FACTS, type IncentiveEvent } from './events';
import type { IncentiveCommand } from './commands';
import { balances } from './money';
import { follows, observe } from './observe';
import type { Incentive } from './state';

export const INCENTIVE: Decider<Incentive, IncentiveCommand, IncentiveEvent> = {
  kind: 'incentive',
  initial: { phase: 'none' },
  evolve,
  decide,
  expire,
  agenda,
  needs,
  follows,
  observe,
  balances,
  holds: (incentive, { stream }) => holdingsOf(stream, heldBy(incentive)),
  knownAsTold: false,
  ledger: (incentive) => (incentive.phase === 'none' ? '' : incentive.application.programme),
  rules: (incentive) => (incentive.phase === 'none' ? undefined : incentive.rules),
  facts: INCENTIVE_FACTS,
  label: (incentive) =>
    incentive.phase === 'none'
      ? undefined
      : { programme: incentive.application.programme, cpi: '', phase: incentive.phase },
};
