import type { Recorded } from '../decider';
import type { CpiId } from '../identifiers';
import type { PercorsoEvent } from '../percorso/events';
import { stepIn, type BegunPercorso } from '../percorso/state';
import { SAP_POLICY } from '../programmes/sap';
import { sapHistoryOf, type SapEvent, type SapRules } from './history';
import { policyIdentifier, type PolicyIdentifier } from './policy-identifier';

/** A percorso as the national record of a person has it: an active policy. */
export interface SapPolicy {
  /** Null while its sequence is not known. */
  readonly identifier: PolicyIdentifier | null;
  /** The office that took the adhesion, whoever holds the percorso now. */
  readonly promoter: CpiId;
  readonly activity: string;
  readonly projectType: string;
  /** Ten-thousandths; null before the profile. */
  readonly profileIndex: number | null;
  /** In order; the last tells how it stands, with its dates. */
  readonly events: readonly SapEvent[];
}

/** All facts of a percorso, and what they come to. */
export interface Recounted {
  readonly facts: readonly Recorded<PercorsoEvent>[];
  readonly percorso: BegunPercorso;
  /** The sequence of its identifier; undefined while the log has not numbered it. */
  readonly sequence: number | undefined;
}

/**
 * The policy that a percorso is. Its identifier is made of the adhesion as it was recorded first: what is corrected later does
 * not change it. Undefined up to a day before the proposal.
 */
export function sapPolicyOf({ facts, percorso, sequence }: Recounted, at: SapRules): SapPolicy | undefined {
  const [first] = facts;
  const events = sapHistoryOf(facts, at);
  if (first?.event.type !== 'AdhesionSubmitted' || events.length === 0) return undefined;
  const { cpi: promoter, requestedOn: proposedOn } = first.event;
  const { system, activity, projectType } = SAP_POLICY;
  const named = { promoter, activity: activity.value, proposedOn };
  return {
    identifier:
      sequence === undefined ? null : (policyIdentifier({ system: system.value, sequence, named }) ?? null),
    promoter,
    activity: activity.value,
    projectType: projectType.value,
    profileIndex: stepIn(percorso, 'profile')?.profileIndex ?? null,
    events,
  };
}
