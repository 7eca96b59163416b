import type { BusinessForm } from './events';
import type { MunicipalityCode } from '../identifiers';
import type { Breach } from '../programmes/conditionality';
import type { Needs, Path, PathChangeCause } from '../programmes/paths';
import type { CivilDate } from '../time/civil-date';
import type { TeamSigner } from './provided';

/** What can be asked only where the programme provides for it. */
export type ProvidedCommand =
  | { readonly type: 'OpenBusiness'; readonly on: CivilDate; readonly form: BusinessForm }
  | { readonly type: 'RecordBreach'; readonly on: CivilDate; readonly breach: Breach }
  | { readonly type: 'AssessNeeds'; readonly on: CivilDate; readonly needs: Needs }
  | {
      readonly type: 'ChangePath';
      readonly on: CivilDate;
      readonly path: Path;
      readonly because: PathChangeCause;
    }
  /** The social service is that of the municipality named; the office is the one that holds the percorso. */
  | {
      readonly type: 'SignTeamAgreement';
      readonly on: CivilDate;
      readonly socialService: MunicipalityCode;
      readonly signers: readonly TeamSigner[];
    };
