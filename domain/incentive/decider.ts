import type { Decider } from '../decider';
import { holdingsOf } from '../envelope/claims';
import { agenda, expire } from './agenda';
import { heldBy } from './claims';
import { decide, needs } from './decide';
import { evolve } from './evolve';
import type { IncentiveEvent } from './events';
import type { IncentiveCommand } from './commands';
import { balances } from './money';
import { follows, observe } from './observe';
import type { Incentive } from './state';

/** The facts that its workflow is told by name: the answers to the application, and its money. */
const TOLD: readonly IncentiveEvent['type'][] = [
  'IncentiveApplied',
  'FactsAwaited',
  'FundsAwaited',
  'IncentiveAdmitted',
  'IncentiveRejected',
  'IncentiveWithdrawn',
  'IncentivePaymentProposed',
  'IncentivePaymentApproved',
];

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
  told: TOLD,
  label: (incentive) =>
    incentive.phase === 'none'
      ? undefined
      : { programme: incentive.application.programme, cpi: '', phase: incentive.phase },
};
