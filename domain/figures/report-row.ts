import type { Published } from '../programmes/figures';
import type { Citation } from '../ruling';
import type { Text } from '../texts';
import type { CivilDate } from '../time/civil-date';

/** What is asked: as of which day, on what was known on which. */
export interface ReportDates {
  readonly asOf: CivilDate;
  readonly knownAt: CivilDate;
}

/** One row: what was counted, printed as it would be published, beside what was published. */
export interface ReportRow {
  readonly figure: string | null;
  readonly indicator: string;
  readonly value: number | string | null;
  readonly printed: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly definition: Text;
  /** Declared by the publication, and derivable from nothing that is recorded. */
  readonly standing: 'counted' | 'declared';
  readonly window: { readonly from: CivilDate | null; readonly to: CivilDate };
  readonly rounding: Text;
  readonly unit: 'count' | 'share' | 'average' | 'euro' | 'cents';
  readonly published: Published | null;
  /** Why it is counted, where neither a publication asks for it nor the money of the programme. */
  readonly source?: Citation;
}

export interface Report extends ReportDates {
  readonly programme: string;
  readonly rows: readonly ReportRow[];
}
