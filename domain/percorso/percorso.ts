import type { AplId, CpiId, EnvelopeCode, PersonId, TutorId } from '../identifiers';
import type { RulesName } from '../programmes';
import type { RequirementFacts } from '../programmes/requirements';
import type { CivilDate } from '../time/civil-date';
import type { EffectStanding } from './effects';
import type { AbandonmentCause } from './events';

/** What is true of a percorso. Each phase carries only what exists in it. */
export type Percorso = { readonly phase: 'none' } | OpenPercorso | EndedPercorso;

/** What every percorso has from its adhesion on. `since` is the day of its last step. */
export interface Adhesion {
  readonly personId: PersonId;
  readonly cpi: CpiId;
  readonly rules: RulesName;
  readonly requestedOn: CivilDate;
  readonly facts: RequirementFacts;
  readonly since: CivilDate;
  readonly effects: readonly EffectStanding[];
}
interface WithProfile extends Adhesion {
  /** Ten-thousandths: 0 closest to work, 10000 farthest. */
  readonly profileIndex: number;
}
interface WithAssegno extends WithProfile {
  readonly envelope: EnvelopeCode;
  readonly reservedCents: number;
}
interface WithApl extends WithAssegno {
  readonly aplId: AplId;
  readonly chosenOn: CivilDate;
  readonly endsOn: CivilDate;
}

export type OpenPercorso =
  | (Adhesion & { readonly phase: 'requested' })
  | (Adhesion & { readonly phase: 'taken-in-charge' })
  | (WithProfile & { readonly phase: 'profiled' })
  | (WithProfile & { readonly phase: 'patto-signed' })
  | (WithAssegno & { readonly phase: 'issued'; readonly chooseBy: CivilDate })
  | (WithApl & { readonly phase: 'apl-chosen'; readonly acceptBy: CivilDate })
  | (WithApl & { readonly phase: 'apl-accepted'; readonly meetBy: CivilDate })
  | (WithApl & { readonly phase: 'started'; readonly tutorId: TutorId });

export type EndedPercorso = Adhesion & {
  readonly endedOn: CivilDate;
  readonly last: OpenPercorso['phase'];
} & (
    | { readonly phase: 'concluded'; readonly aplId: AplId }
    | { readonly phase: 'abandoned'; readonly cause: AbandonmentCause; readonly aplId: AplId | null }
    | { readonly phase: 'lapsed' }
    | { readonly phase: 'rejected'; readonly requirements: readonly string[] }
  );

export type Phase = Percorso['phase'];

export const NO_PERCORSO: Percorso = { phase: 'none' };

export function hasEnded(percorso: Percorso): percorso is EndedPercorso {
  return 'endedOn' in percorso;
}
