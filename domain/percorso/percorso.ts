import type { AplId, CpiId, EnvelopeCode, PersonId, TutorId } from '../identifiers';
import type { RulesName } from '../programmes/rulebook';
import type { RequirementFacts } from '../programmes/requirements';
import type { CivilDate } from '../time/civil-date';
import type { Dossier } from './dossier';
import type { EffectStanding } from './effects';
import type { AbandonmentCause, LostRequirement, RefusalCause } from './events';

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
  readonly dossier: Dossier;
}
/** What was issued: for which profile (ten-thousandths), out of which envelope, and how many cents were set aside for it. */
export interface Assegno {
  readonly profileIndex: number;
  readonly envelope: EnvelopeCode;
  readonly reservedCents: number;
}
interface WithProfile extends Adhesion {
  /** Ten-thousandths: 0 closest to work, 10000 farthest. */
  readonly profileIndex: number;
}
interface WithAssegno extends Adhesion {
  readonly assegno: Assegno;
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
  /** Null where none was issued; what the jobs earn is followed for as long as it may still come. */
  readonly assegno: Assegno | null;
} & (
    | { readonly phase: 'concluded'; readonly aplId: AplId | null }
    | { readonly phase: 'abandoned'; readonly cause: AbandonmentCause; readonly aplId: AplId | null }
    | { readonly phase: 'refused'; readonly cause: RefusalCause; readonly aplId: AplId | null }
    | { readonly phase: 'requirement-lost'; readonly cause: LostRequirement; readonly aplId: AplId | null }
    | { readonly phase: 'lapsed' }
    | { readonly phase: 'rejected'; readonly requirements: readonly string[] }
  );

export type Phase = Percorso['phase'];

export const NO_PERCORSO: Percorso = { phase: 'none' };

export function hasEnded(percorso: Percorso): percorso is EndedPercorso {
  return 'endedOn' in percorso;
}

/** The assegno of a percorso in any phase; undefined before its issue. */
export function assegnoOf(percorso: Percorso): Assegno | undefined {
  return 'assegno' in percorso ? (percorso.assegno ?? undefined) : undefined;
}

/** What every phase has. */
export function adhesionOf({
  personId,
  cpi,
  rules,
  requestedOn,
  facts,
  since,
  effects,
  dossier,
}: Adhesion): Adhesion {
  return { personId, cpi, rules, requestedOn, facts, since, effects, dossier };
}
