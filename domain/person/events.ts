import type { Communication } from '../employment/communication';
import type { PersonId } from '../identifiers';
import type { Death, DeathEvent } from './death';
import type { PersonField } from './identity';

/** What a decision about who somebody is rests on. */
export const IDENTITY_EVIDENCE = [
  'identity-document',
  'population-register',
  'tax-agency',
  'declared',
] as const;
export type IdentityEvidence = (typeof IDENTITY_EVIDENCE)[number];

/**
 * What a person decided where a registration contradicted what was on record: it is this one, some of whose data were wrong, or
 * another one than that, whose tax code has the same plain form. The data themselves are kept with the personal data.
 */
export type IdentityDecision =
  | {
      readonly answer: 'same-person';
      readonly because: IdentityEvidence;
      readonly corrected: readonly PersonField[];
    }
  | { readonly answer: 'another-person'; readonly because: IdentityEvidence; readonly than: PersonId };

export type PersonEvent =
  | { readonly type: 'PersonRegistered' }
  | { readonly type: 'IdentityDecided'; readonly decision: IdentityDecision }
  | { readonly type: 'TaxCodeChanged'; readonly because: IdentityEvidence }
  /** `heardOf` where it was told of a record that is joined into this one. */
  | {
      readonly type: 'EmploymentReported';
      readonly communication: Communication;
      readonly heardOf?: PersonId;
    }
  | DeathEvent
  | JoiningEvent;

/** Two records are one person's: both say so, and so they do when that was a mistake. */
export type JoiningEvent =
  /** Nothing comes to this record any more: the other one is kept. */
  | { readonly type: 'RecordJoined'; readonly into: PersonId; readonly because: IdentityEvidence }
  /**
   * `joining` is the version of the fact that joined it; `records` are that record and those joined into it before. `died`
   * where the person has died: `version` is that of the fact that said so here, null where the record brings it.
   */
  | {
      readonly type: 'RecordTakenIn';
      readonly record: PersonId;
      readonly joining: number;
      readonly because: IdentityEvidence;
      readonly records: readonly PersonId[];
      readonly died?: Omit<Death, 'version'> & { readonly version: number | null };
    }
  /** The joining was a mistake: these messages are not this person's. */
  | {
      readonly type: 'RecordReleased';
      readonly record: PersonId;
      readonly joining: number;
      readonly because: IdentityEvidence;
      readonly records: readonly PersonId[];
      readonly communications: readonly Communication[];
    }
  | {
      readonly type: 'JoiningUndone';
      readonly from: PersonId;
      readonly joining: number;
      readonly because: IdentityEvidence;
    };
