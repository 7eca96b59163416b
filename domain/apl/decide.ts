import { accept, refuse, type Claim, type Context, type Decision } from '../decider';
import { idOf, type AplId } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { placesOf } from './claims';
import type { AplCommand } from './commands';
import type { AplEvent } from './events';
import type { Apl } from './state';

/** May this be told of the body? Its places are a limit that percorsi claim against. */
export function decide(command: AplCommand, apl: Apl, { stream }: Context): Decision<AplEvent> {
  if ('from' in command && command.to !== null && command.to < command.from)
    return refuse('dates-out-of-order');
  if (command.type !== 'AccreditApl' && apl.phase === 'none') return refuse('apl-unknown');
  switch (command.type) {
    case 'AccreditApl':
      return fact({ ...command, type: 'AplAccredited' }, command.from);
    case 'SuspendApl':
      return fact({ ...command, type: 'AplSuspended' }, command.from);
    case 'WithdrawAccreditation':
      return fact({ ...command, type: 'AccreditationWithdrawn' }, command.on);
    case 'SetAplPlaces': {
      const { places, on } = command;
      const limit = placesOf(idOf(stream) as AplId);
      const claim: Claim = { kind: 'set-limit', limit, cents: places, refusedAs: 'places-below-taken' };
      return accept([{ event: { type: 'AplPlacesSet', places }, effectiveOn: on, basis: [] }], [claim]);
    }
  }
}

function fact(event: AplEvent, effectiveOn: CivilDate): Decision<AplEvent> {
  return accept([{ event, effectiveOn, basis: [] }]);
}
