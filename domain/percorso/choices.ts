import type { Recorded } from '../decider';
import type { Communication } from '../employment/communication';
import { isTraineeship, relationshipsOf } from '../employment/relationships';
import type { Provider } from '../provider';
import { dateOf, type CivilDate } from '../time/civil-date';

/**
 * A choice of a provider: when the two first met, and when the person left it. One that was declined is gone; one whose
 * term passed in silence is struck off from that day.
 */
export interface KnownChoice {
  readonly provider: Provider;
  readonly on: CivilDate;
  readonly toldOn: CivilDate;
  readonly struckOn: CivilDate | null;
  readonly metOn: CivilDate | null;
  readonly metToldOn: CivilDate | null;
  readonly leftOn: CivilDate | null;
  readonly leftToldOn: CivilDate | null;
}

/** The choices of a person, and what is known of the employment that they depend on. */
interface Chosen {
  readonly choices: readonly KnownChoice[];
  readonly communications: readonly Communication[];
}

/** A choice of which nothing has come yet. */
export function newChoice(provider: Provider, on: CivilDate, toldOn: CivilDate): KnownChoice {
  const nothingYet = { struckOn: null, metOn: null, metToldOn: null, leftOn: null, leftToldOn: null };
  return { provider, on, toldOn, ...nothingYet };
}

/** What became of the choice made last. */
export function lastChanged(
  choices: readonly KnownChoice[],
  change: Partial<KnownChoice>,
): readonly KnownChoice[] {
  return choices.map((one, index) => (index === choices.length - 1 ? { ...one, ...change } : one));
}

/** When the person left a provider, and when that was told. */
export function leftOn({ effectiveOn, toldAt }: Leaving): Partial<KnownChoice> {
  return { leftOn: effectiveOn, leftToldOn: dateOf(toldAt) };
}

/** The fact by which a person leaves a provider. */
type Leaving = Pick<Recorded<unknown>, 'effectiveOn' | 'toldAt'>;

/**
 * The choices that hold as far as is known: one that was struck off holds again when it turns out that a job had begun
 * before its term passed, because a hire is never an exit.
 */
export function choicesOf({ choices, communications }: Chosen): readonly KnownChoice[] {
  if (choices.every((one) => one.struckOn === null)) return choices;
  const jobs = relationshipsOf(communications).filter((job) => !isTraineeship(job));
  const hired = (from: CivilDate, to: CivilDate) =>
    jobs.some(({ firstDay }) => firstDay >= from && firstDay <= to);
  return choices.filter(({ on, struckOn }) => struckOn === null || hired(on, struckOn));
}
