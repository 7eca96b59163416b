import type { KnownActivity } from '../activity';
import type { Communication } from '../employment/communication';
import type { PersonId, Protocol } from '../identifiers';
import type { ServiceRule } from '../programmes/entitlements';
import type { StepName } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import type { Provider } from '../provider';
import type { CivilDate } from '../time/civil-date';

/** A choice of a provider that holds: the day of it, of the first meeting, and of the departure; null where there was none. */
export interface Choice {
  readonly provider: Provider;
  readonly on: CivilDate;
  readonly metOn: CivilDate | null;
  /** The day on which the person left it, or its term passed. */
  readonly leftOn: CivilDate | null;
}

/** Everything about a pathway on which its entitlements depend: the facts known at some moment, in whatever order they came. */
export interface PathwayFacts {
  readonly personId: PersonId;
  /** Ten-thousandths: 0 closest to work, 10000 farthest; null before a profile. */
  readonly profileIndex: number | null;
  readonly requestedOn: CivilDate;
  /** The day from which the months of the pathway run; null before it. */
  readonly clockFrom: CivilDate | null;
  /** The first day of each step that was taken, in their order. */
  readonly steps: readonly { readonly step: StepName; readonly on: CivilDate }[];
  /** In the order of their days. */
  readonly choices: readonly Choice[];
  /** The day of an exit (abandonment, refusal, lost requirement); null without one. A conclusion is no exit. */
  readonly exitedOn: CivilDate | null;
  /** The day on which the assegno lapsed for want of a choice; null where it did not. */
  readonly lapsedOn: CivilDate | null;
  /** The day on which the pathway ended, for whatever reason; null while it lasts. */
  readonly endedOn: CivilDate | null;
  readonly communications: readonly Communication[];
  readonly activities: readonly KnownActivity[];
  /** Hires that were found to earn in another pathway of the person. */
  readonly elsewhere: readonly { readonly relationship: Protocol }[];
}

/** What of a version all its entitlements share. */
export type SharedRules = Pick<ProgrammeVersion, 'clock' | 'evidence'>;

/** The provider in charge on a day, both ends of its service included; of two on one day the one chosen later. */
export function inChargeOn(
  service: ServiceRule,
  choices: readonly Choice[],
  day: CivilDate,
): Provider | undefined {
  const last = choices.findLast((choice) => hasBegun(service, choice, day));
  if (last === undefined) return undefined;
  const isGone = service.ends === 'departure' && last.leftOn !== null && day > last.leftOn;
  return isGone ? undefined : last.provider;
}

/** Whether the service of any provider had begun by that day. */
export function anyHasBegun(service: ServiceRule, choices: readonly Choice[], day: CivilDate): boolean {
  return choices.some((choice) => hasBegun(service, choice, day));
}

function hasBegun({ begins }: ServiceRule, { on, metOn }: Choice, day: CivilDate): boolean {
  const from = begins === 'choice' ? on : metOn;
  return from !== null && from <= day;
}
