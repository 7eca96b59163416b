import type { AplId, CpiId, EnvelopeCode, PersonId, TutorId } from '../identifiers';
import type { RulesName } from '../programmes';
import type { RequirementFacts } from '../programmes/requirements';
import type { CivilDate } from '../time/civil-date';

/** Everything that can happen in a percorso. Identifiers, dates, cents and codes only: names stay with the personal data. */
export type PercorsoEvent =
  | {
      readonly type: 'AdhesionSubmitted';
      readonly personId: PersonId;
      readonly cpi: CpiId;
      readonly rules: RulesName;
      readonly requestedOn: CivilDate;
      readonly facts: RequirementFacts;
    }
  | { readonly type: 'FactsRecorded'; readonly facts: Partial<RequirementFacts> }
  | { readonly type: 'AdhesionRejected'; readonly requirements: readonly string[] }
  | { readonly type: 'TakenInCharge' }
  | { readonly type: 'ProfileAssigned'; readonly profileIndex: number }
  | { readonly type: 'PattoSigned' }
  | {
      readonly type: 'AssegnoIssued';
      readonly envelope: EnvelopeCode;
      readonly reservedCents: number;
      readonly chooseBy: CivilDate;
    }
  | {
      readonly type: 'AplChosen';
      readonly aplId: AplId;
      readonly acceptBy: CivilDate;
      readonly endsOn: CivilDate;
    }
  | { readonly type: 'AplAccepted'; readonly meetBy: CivilDate }
  | { readonly type: 'AplDeclined'; readonly chooseBy: CivilDate }
  | { readonly type: 'AplAcceptanceExpired'; readonly chooseBy: CivilDate }
  | { readonly type: 'FirstMeetingMissed'; readonly chooseBy: CivilDate }
  | { readonly type: 'FirstMeetingHeld'; readonly tutorId: TutorId }
  | { readonly type: 'AssegnoLapsed' }
  | { readonly type: 'PercorsoConcluded' }
  | { readonly type: 'PercorsoAbandoned'; readonly cause: AbandonmentCause }
  | {
      readonly type: 'EffectAnswered';
      readonly key: string;
      readonly effect: EffectName;
      readonly direction: 'do' | 'undo';
      readonly answer: EffectAnswer;
      /** The other party's own reference, empty where it gave none. */
      readonly reference: string;
    }
  | { readonly type: 'EffectReopened'; readonly key: string };

/** The effects that a percorso has on the world; `effects.ts` says what each does and how it is undone. */
export const EFFECT_NAMES = ['reserve-budget', 'notify-apl', 'notify-parties'] as const;
export type EffectName = (typeof EFFECT_NAMES)[number];

export type PercorsoEventType = PercorsoEvent['type'];

/** `done` and `refused` are final answers of the other party; `unknown` means that no answer came. */
export type EffectAnswer = 'done' | 'refused' | 'unknown';

export const ABANDONMENT_CAUSES = ['declared', 'not-reachable', 'moved-away'] as const;
export type AbandonmentCause = (typeof ABANDONMENT_CAUSES)[number];
