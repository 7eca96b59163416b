import type { CpiId, MunicipalityCode } from '../identifiers';
import type { Breach } from '../programmes/conditionality';

export const TEAM_SIGNERS = ['cpi', 'social-service'] as const;
/** The two bodies whose staff decide together in a multidisciplinary team. */
export type TeamSigner = (typeof TEAM_SIGNERS)[number];

/** What happens only where the programme provides for it. */
export type ProvidedEvent =
  /** An obligation that the person did not keep; which sanction it comes to follows from those that hold. */
  | { readonly type: 'BreachRecorded'; readonly breach: Breach }
  /** A path was agreed in a team: both bodies that decide are named, and which of them signs. */
  | {
      readonly type: 'TeamAgreementSigned';
      readonly cpi: CpiId;
      /** The municipality whose social service it is. */
      readonly socialService: MunicipalityCode;
      readonly signers: readonly TeamSigner[];
    };
