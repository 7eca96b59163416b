import type { Recorded } from '../decider';
import type { StepName } from '../programmes/pathway';
import type { PattoChange, PattoContents } from '../programmes/patto';
import type { ProfileNeed } from '../programmes/profiling';
import { dateOf, type CivilDate } from '../time/civil-date';
import type { Measured, PlanAction } from './agreed-events';
import type { PercorsoEvent } from './events';
import type { FirstStep } from './first-steps';

/** What was agreed with a person, each in the order in which it was told: the last holds. */
export interface Agreed {
  readonly profiles: readonly KnownProfile[];
  readonly patto: readonly KnownPatto[];
  /** That of the provider met last; null before one. */
  readonly plan: KnownPlan | null;
}

/** A profile, and the steps that had been taken when it was measured. */
export interface KnownProfile {
  readonly version: number;
  readonly on: CivilDate;
  readonly recordedOn: CivilDate;
  readonly profileIndex: number;
  readonly referenceOn: CivilDate;
  readonly needs: readonly ProfileNeed[];
  readonly after: readonly StepName[];
  /** Since when it is to be refreshed; null as long as it need not be. */
  readonly dueSince: CivilDate | null;
}

/** A patto from that day on, with all its contents. */
export interface KnownPatto {
  readonly version: number;
  readonly on: CivilDate;
  readonly because: 'signed' | PattoChange;
  readonly contents: Partial<PattoContents>;
}

export interface KnownPlan {
  readonly version: number;
  readonly on: CivilDate;
  readonly actions: readonly PlanAction[];
}

export const NOTHING_AGREED: Agreed = { profiles: [], patto: [], plan: null };

type Event<Type extends PercorsoEvent['type']> = Extract<PercorsoEvent, { type: Type }>;
type Change<Type extends PercorsoEvent['type']> = (
  agreed: Agreed,
  fact: Recorded<Event<Type>>,
  firsts: readonly FirstStep[],
) => Agreed;

/** What is agreed after one more fact; `firsts` are the steps before it. */
export function evolveAgreed(
  agreed: Agreed,
  fact: Recorded<PercorsoEvent>,
  firsts: readonly FirstStep[],
): Agreed {
  const changes: { readonly [type in PercorsoEvent['type']]?: Change<never> } = AGREED_CHANGES;
  return changes[fact.event.type]?.(agreed, fact as never, firsts) ?? agreed;
}

/** What a fact changes of it; one that is not here changes nothing. */
export const AGREED_CHANGES = {
  ProfileAssigned: measured,
  ProfileRefreshed: measured,
  ProfileRefreshDue: (agreed, { effectiveOn: dueSince }) => ({
    ...agreed,
    profiles: agreed.profiles.map((one, index, all) =>
      index === all.length - 1 ? { ...one, dueSince } : one,
    ),
  }),
  PattoSigned: (agreed, { event: { contents = {} }, version, effectiveOn: on }) => ({
    ...agreed,
    patto: [...agreed.patto, { version, on, because: 'signed', contents }],
  }),
  PattoUpdated: (agreed, { event: { because, contents: changed }, version, effectiveOn: on }) => {
    const contents = { ...agreed.patto.at(-1)?.contents, ...changed };
    return { ...agreed, patto: [...agreed.patto, { version, on, because, contents }] };
  },
  PlanAgreed: (agreed, { event: { actions }, version, effectiveOn: on }) => ({
    ...agreed,
    plan: { version, on, actions },
  }),
  // Another provider agrees a plan of its own.
  FirstMeetingHeld: (agreed) => ({ ...agreed, plan: null }),
} satisfies { readonly [Type in PercorsoEvent['type']]?: Change<Type> };

function measured(
  agreed: Agreed,
  { event, version, effectiveOn: on, toldAt }: Recorded<Measured>,
  firsts: readonly FirstStep[],
): Agreed {
  const { profileIndex, referenceOn = on, needs = [] } = event;
  const after = firsts.map(({ step }) => step);
  const profile = { version, on, recordedOn: dateOf(toldAt), profileIndex, referenceOn, needs, after };
  return { ...agreed, profiles: [...agreed.profiles, { ...profile, dueSince: null }] };
}
