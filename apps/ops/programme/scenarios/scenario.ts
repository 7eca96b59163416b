import type { Citation } from '../../../../domain/ruling';
import type { Text } from '../../../../domain/texts';

/** A rule at work: what stood, what happened, what came of it; and whether the engine does what the words say. */
export interface Scenario {
  readonly row: string;
  /** Only of a rule that no version has, because it stands between programmes. */
  readonly source?: Citation;
  readonly given: Text;
  readonly when: Text;
  readonly then: Text;
  readonly holds: boolean;
}
