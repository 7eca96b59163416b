import { idOf, proceedingStream, type AplId } from '../identifiers';
import { placesOf } from './claims';
import type { Decider } from '../decider';
import { REGISTER_ONLY } from '../register-only';
import type { AplCommand } from './commands';
import { decide } from './decide';
import { evolve } from './evolve';
import type { AplEvent } from './events';
import type { Apl } from './state';

export const APL: Decider<Apl, AplCommand, AplEvent> = {
  ...REGISTER_ONLY,
  kind: 'apl',
  initial: { phase: 'none' },
  facts: {
    AplAccredited: 'kept',
    AplSuspended: 'kept',
    AccreditationWithdrawn: 'kept',
    RestrictionLifted: 'kept',
    AplPlacesSet: 'kept',
  },
  evolve,
  decide,
  needs: (command) => (command.type === 'CarryOutMeasure' ? [proceedingStream(command.measure.of)] : []),
  holds: (apl, { stream }) => ({
    keys: [],
    amounts: [],
    limits: [
      { limit: placesOf(idOf(stream) as AplId), cents: apl.phase === 'registered' ? apl.places : null },
    ],
  }),
};
