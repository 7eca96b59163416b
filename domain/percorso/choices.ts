import { isTraineeship, relationshipsOf } from '../employment/relationships';
import type { Communication } from '../employment/communication';
import type { AplId } from '../identifiers';
import { dateOf, type CivilDate, type Instant } from '../time/civil-date';

/**
 * A choice of an APL, with the days of the first meeting and of the departure, each with the day on which it was told. One
 * that was declined is gone, one whose term passed in silence is struck off from that day.
 */
export interface KnownChoice {
  readonly aplId: AplId;
  readonly on: CivilDate;
  readonly toldOn: CivilDate;
  readonly struckOn: CivilDate | null;
  readonly metOn: CivilDate | null;
  readonly metToldOn: CivilDate | null;
  readonly leftOn: CivilDate | null;
  readonly leftToldOn: CivilDate | null;
}

/**
 * The choices that hold as far as is known: one that was struck off holds again when it turns out that a job had begun
 * before its term passed, because a hire is never an exit.
 */
export function choicesOf({
  choices,
  communications,
}: {
  readonly choices: readonly KnownChoice[];
  readonly communications: readonly Communication[];
}): readonly KnownChoice[] {
  if (choices.every((one) => one.struckOn === null)) return choices;
  const jobs = relationshipsOf(communications).filter((job) => !isTraineeship(job));
  const hired = (from: CivilDate, to: CivilDate) =>
    jobs.some(({ firstDay }) => firstDay >= from && firstDay <= to);
  return choices.filter(({ on, struckOn }) => struckOn === null || hired(on, struckOn));
}

export function newChoice(aplId: AplId, on: CivilDate, toldAt: Instant): KnownChoice {
  const later = { struckOn: null, metOn: null, metToldOn: null, leftOn: null, leftToldOn: null };
  return { ...later, aplId, on, toldOn: dateOf(toldAt) };
}

/** What becomes of the choice that was made last. */
export function lastChanged(
  choices: readonly KnownChoice[],
  change: Partial<KnownChoice>,
): readonly KnownChoice[] {
  const last = choices.length - 1;
  return choices.map((one, index) => (index === last ? { ...one, ...change } : one));
}
