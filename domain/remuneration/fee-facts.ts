import type { Communication } from '../employment/communication';
import type { AplId } from '../identifiers';
import type { KnownActivity } from '../activity';
import type { CivilDate } from '../time/civil-date';

/** A choice of an APL and the day on which it was made. */
export interface Choice {
  readonly aplId: AplId;
  readonly on: CivilDate;
}

/** Everything about a pathway on which the fees of its provider depend; the facts known at some moment. */
export interface FeeFacts {
  /** Ten-thousandths: 0 closest to work, 10000 farthest. */
  readonly profileIndex: number;
  readonly requestedOn: CivilDate;
  /** In the order of their days; the first starts the clock of the pathway. Empty before a choice. */
  readonly choices: readonly Choice[];
  /** The day of an exit (abandonment, refusal, lost requirement); null without one. A conclusion is no exit. */
  readonly exitedOn: CivilDate | null;
  readonly communications: readonly Communication[];
  readonly activities: readonly KnownActivity[];
}

/** The APL chosen last on or before a day; undefined before the first choice. Of two choices on a day the later counts. */
export function chosenBy(choices: readonly Choice[], day: CivilDate): AplId | undefined {
  return choices.findLast((choice) => choice.on <= day)?.aplId;
}
