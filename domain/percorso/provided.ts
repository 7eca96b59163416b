import type { CpiId, MunicipalityCode } from '../identifiers';
import type { Breach } from '../programmes/conditionality';
import type { Needs, Path, PathChangeCause } from '../programmes/paths';

export const TEAM_SIGNERS = ['cpi', 'social-service'] as const;
/** The two bodies whose staff decide together in a multidisciplinary team. */
export type TeamSigner = (typeof TEAM_SIGNERS)[number];

/** What happens only where the programme provides for it. */
export type ProvidedEvent =
  /** An obligation that the person did not keep; which sanction it comes to follows from those that hold. */
  | { readonly type: 'BreachRecorded'; readonly breach: Breach }
  /** What an interview found of the person's needs, and the path to which that leads with her profile. */
  | { readonly type: 'PathAssigned'; readonly needs: Needs; readonly path: Path }
  | { readonly type: 'PathChanged'; readonly path: Path; readonly because: PathChangeCause }
  /** What was agreed in a team: both bodies that decide are named, and which of them signs. */
  | {
      readonly type: 'TeamAgreementSigned';
      readonly cpi: CpiId;
      /** The municipality whose social service it is. */
      readonly socialService: MunicipalityCode;
      readonly signers: readonly TeamSigner[];
    };
