import type { Citation } from '../ruling';

export const FILE_READERS = ['holding-office', 'chosen-provider', 'manager', 'operator'] as const;
/** Who may be let see a restricted file: the office that holds it now, the accredited body that was chosen, who answers for the programme, who runs the system. */
export type FileReader = (typeof FILE_READERS)[number];

/** Whoever is not named here does not learn that there is such a pathway. */
export interface RestrictedFile {
  readonly seenBy: readonly FileReader[];
  readonly source: Citation;
}
