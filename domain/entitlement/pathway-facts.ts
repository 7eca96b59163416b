import type { KnownActivity } from '../activity';
import type { Communication } from '../employment/communication';
import type { AplId, PersonId, Protocol } from '../identifiers';
import type { ServiceRule } from '../programmes/entitlements';
import type { StepName } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import { bodyOf, kindOfProvider, type Provider } from '../provider';
import type { CivilDate } from '../time/civil-date';

/** A choice of a provider that holds: the day of it, of the first meeting, and of the departure; null where there was none. */
export interface Choice {
  readonly provider: Provider;
  readonly on: CivilDate;
  readonly metOn: CivilDate | null;
  /** The day on which the person left it, or its term passed. */
  readonly leftOn: CivilDate | null;
}

/** Days on which a body was not accredited, under a programme that looks at every day. */
export interface UnaccreditedDays {
  readonly body: AplId;
  readonly from: CivilDate;
  /** The last of them; null where none is known. */
  readonly to: CivilDate | null;
}

export function isOfSameDays(one: UnaccreditedDays): (other: UnaccreditedDays) => boolean {
  return ({ body, from, to }) => body === one.body && from === one.from && to === one.to;
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
  readonly unaccredited: readonly UnaccreditedDays[];
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

/** Who was chosen, and who of them was not accredited when. */
type Chosen = Pick<PathwayFacts, 'choices' | 'unaccredited'>;

/**
 * The provider in charge on a day, both ends of its service included; of two on one day the one chosen later. Nobody on a
 * day on which it was not accredited, and none of a kind whose service is not paid.
 */
export function inChargeOn(service: ServiceRule, facts: Chosen, day: CivilDate): Provider | undefined {
  const last = facts.choices.findLast((choice) => hasBegun(service, choice, day));
  if (last === undefined) return undefined;
  const isGone = service.ends === 'departure' && last.leftOn !== null && day > last.leftOn;
  const isUnpaid = service.paid?.includes(kindOfProvider(last.provider.lead)) === false;
  return isGone || isUnpaid || isUnaccredited(last.provider, facts, day) ? undefined : last.provider;
}

/** Whether the provider whose service began last was one that was not accredited on that day. */
export function wasUnaccredited(service: ServiceRule, facts: Chosen, day: CivilDate): boolean {
  const last = facts.choices.findLast((choice) => hasBegun(service, choice, day));
  return last !== undefined && isUnaccredited(last.provider, facts, day);
}

/** A network is accredited while all are whom it needs to be. */
function isUnaccredited({ members }: Provider, { unaccredited }: Chosen, day: CivilDate): boolean {
  return unaccredited.some(
    ({ body, from, to }) =>
      from <= day && (to === null || day <= to) && members.some((member) => bodyOf(member) === body),
  );
}

/** Whether the service of any provider had begun by that day. */
export function anyHasBegun(service: ServiceRule, choices: readonly Choice[], day: CivilDate): boolean {
  return choices.some((choice) => hasBegun(service, choice, day));
}

function hasBegun({ begins }: ServiceRule, { on, metOn }: Choice, day: CivilDate): boolean {
  const from = begins === 'choice' ? on : metOn;
  return from !== null && from <= day;
}
