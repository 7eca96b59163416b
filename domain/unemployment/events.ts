import type { MeasureName } from '../proceeding/matter';
import type { CivilDate } from '../time/civil-date';

export const DID_FORMS = ['declaration', 'naspi', 'dis-coll'] as const;
/** How somebody declared to be available: by the declaration itself, or by applying for NASpI or DIS-COLL. */
export type DidForm = (typeof DID_FORMS)[number];

export const INCOME_SOURCES = ['employment', 'self-employment'] as const;
export type IncomeSource = (typeof INCOME_SOURCES)[number];

/** Everything that can be told of a person's unemployment; each holds since the day of its fact. */
export type UnemploymentEvent =
  | { readonly type: 'DidDeclared'; readonly by: DidForm }
  | { readonly type: 'DidRevoked' }
  /** The status is lost by a measure of a proceeding; until that day nobody declares availability anew. */
  | { readonly type: 'StatusForfeited'; readonly newDidFrom: CivilDate; readonly under: MeasureName }
  /** That measure was annulled: the status was never lost by it. */
  | { readonly type: 'StatusRestored'; readonly under: MeasureName }
  | {
      readonly type: 'ProspectiveIncomeRecorded';
      readonly of: IncomeSource;
      readonly cents: number;
    };
