import { accept, refuse, type Claim, type Context, type Decision } from '../decider';
import { idOf, type AplId, type StreamId } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { placesOf } from './claims';
import type { AplCommand, ToldOfBody } from './commands';
import type { AplEvent } from './events';
import { underMeasure } from './restriction';
import type { Apl, Period } from './state';

/** May this be told of the body? Its places are a limit that percorsi claim against. */
export function decide(command: AplCommand, apl: Apl, context: Context): Decision<AplEvent> {
  return command.type === 'CarryOutMeasure' || command.type === 'UndoMeasure'
    ? underMeasure(command, apl, context)
    : decideTold(command, apl, context);
}

function decideTold(command: ToldOfBody, apl: Apl, { stream }: Context): Decision<AplEvent> {
  if ('from' in command && command.to !== null && command.to < command.from)
    return refuse('dates-out-of-order');
  if (command.type !== 'AccreditApl' && apl.phase === 'none') return refuse('apl-unknown');
  if (command.unlessSo === true && isSo(command, apl)) return accept([]);
  return told(command, apl, stream);
}

function told(command: ToldOfBody, apl: Apl, stream: StreamId): Decision<AplEvent> {
  switch (command.type) {
    case 'AccreditApl': {
      const { name, from, to, unlessSo } = command;
      const instead = unlessSo === true && periodsFrom(from, apl).length > 0 ? { instead: unlessSo } : {};
      return fact({ type: 'AplAccredited', name, from, to, ...instead }, from);
    }
    case 'SuspendApl': {
      const { from, to } = command;
      return fact({ type: 'AplSuspended', from, to }, from);
    }
    case 'WithdrawAccreditation':
      return fact({ type: 'AccreditationWithdrawn', on: command.on }, command.on);
    case 'SetAplPlaces': {
      const { places, on } = command;
      const limit = placesOf(idOf(stream) as AplId);
      const claim: Claim = { kind: 'set-limit', limit, cents: places, refusedAs: 'places-below-taken' };
      return accept([{ event: { type: 'AplPlacesSet', places }, effectiveOn: on, basis: [] }], [claim]);
    }
  }
}

/** Whether the register says already what is told. */
function isSo(command: ToldOfBody, apl: Apl): boolean {
  if (apl.phase === 'none') return false;
  switch (command.type) {
    case 'AccreditApl':
      return (
        apl.name === command.name &&
        periodsFrom(command.from, apl).every(({ to }) => to === command.to) &&
        has(apl.accredited, command)
      );
    // A measure of the same days may be annulled, and then what the register says stands by itself.
    case 'SuspendApl':
      return has(
        apl.suspended.filter(({ under }) => under === undefined),
        command,
      );
    case 'WithdrawAccreditation':
      return apl.accredited.every(({ to }) => to !== null && to < command.on);
    case 'SetAplPlaces':
      return apl.places === command.places;
  }
}

function periodsFrom(from: CivilDate, apl: Apl): readonly Period[] {
  return apl.phase === 'none' ? [] : apl.accredited.filter((one) => one.from === from);
}

function has(periods: readonly Period[], { from, to }: Period): boolean {
  return periods.some((one) => one.from === from && one.to === to);
}

function fact(event: AplEvent, effectiveOn: CivilDate): Decision<AplEvent> {
  return accept([{ event, effectiveOn, basis: [] }]);
}
