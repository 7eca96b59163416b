import { MOST_COMMANDS, type Ask, type Imported } from '../../../../activities/ports';
import { addMs, startOf, type CivilDate, type Instant } from '../../../../domain/time/civil-date';
import { LAST_PLACE } from '../steps/step';
import type { KnownAnswer } from './known';
import type { StagedStep } from './messages';

const NOON_MS = 12 * 3_600_000;

/** A day of a row as an instant: noon in Italy, in the day whatever the clock of who reads it. */
function noonOf(day: CivilDate): Instant {
  return addMs(startOf(day), NOON_MS);
}

/**
 * The ask of a staged command. The last command of a stream stands at the horizon, or with its last row where that was
 * told on the very day of the horizon. Who acts says which import it was: every fact then leads to the files that told it.
 */
export function askOf({ told, place, request, command, actor }: StagedStep, imported: Imported): Ask {
  const noon = noonOf(told);
  const at = place === LAST_PLACE && noon < imported.horizon ? imported.horizon : noon;
  return {
    requestId: request,
    command,
    actor: { ...actor, user: imported.source },
    at,
    toldAt: at,
    imported,
  };
}

/**
 * Whether a command is still to be asked, and under which request id: one that was never answered; or one that was refused
 * by another import than this, which the corrections of this one may have made possible.
 */
export function requestFor(
  { request }: StagedStep,
  known: KnownAnswer | undefined,
  { source }: Imported,
): string | undefined {
  if (known === undefined) return request;
  if (known.answer.verdict === 'accepted' || known.source === source) return undefined;
  return `${request}#${known.times + 1}`;
}

/** Cut into as many commands as one call may carry. */
export function cut(asks: readonly Ask[]): readonly (readonly Ask[])[] {
  const calls: (readonly Ask[])[] = [];
  for (let start = 0; start < asks.length; start += MOST_COMMANDS)
    calls.push(asks.slice(start, start + MOST_COMMANDS));
  return calls;
}
