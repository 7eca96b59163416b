import type { Recorded } from '../decider';
import type { CpiId, EnvelopeCode, PersonId, TutorId } from '../identifiers';
import type { Hearing } from '../person/hearing';
import type { Facts } from '../programmes/facts';
import type { AbandonmentCause, LostRequirement, RefusalCause, StepName } from '../programmes/pathway';
import type { Path } from '../programmes/paths';
import type { RulesName } from '../programmes/rulebook';
import type { Provider } from '../provider';
import type { CivilDate } from '../time/civil-date';
import type { Agreed } from './agreed';
import type { Dossier } from './dossier';
import type { EffectStanding } from './effects';
import type { BusinessForm, PercorsoEvent } from './events';

/** What is true of a percorso: not begun, open, or ended. Which steps it has taken says `done`, whatever their order. */
export type Percorso = { readonly phase: 'none' } | OpenPercorso | EndedPercorso;
export type OpenPercorso = Begun & { readonly phase: 'open' };
export type EndedPercorso = Begun & { readonly phase: 'ended'; readonly end: End };

/** What every percorso has from its adhesion on. */
interface Begun {
  /** The record of the person to which everything comes now; that of the adhesion may have been joined into it. */
  readonly personId: PersonId;
  readonly cpi: CpiId;
  /** The day since when that office holds it. */
  readonly heldSince: CivilDate;
  readonly rules: RulesName;
  readonly requestedOn: CivilDate;
  readonly facts: Facts;
  /** The day of the last step, or of the end. */
  readonly since: CivilDate;
  /** The steps taken that hold, in the order in which they were taken. */
  readonly done: readonly StepDone[];
  /** The day from which a provider was last to be chosen again, because the one chosen was gone; null where none was. */
  readonly reopenedOn: CivilDate | null;
  /** So many days a choice stood that was taken back: the term to choose stands still on them. */
  readonly stoodDays: number;
  readonly effects: readonly EffectStanding[];
  readonly dossier: Dossier;
  readonly agreed: Agreed;
  /** All its facts: after a correction it is told again from them. */
  readonly history: readonly Recorded<PercorsoEvent>[];
  /** The day of the last correction: a term that had ended by then runs anew. */
  readonly correctedOn: CivilDate | null;
  /** As what it was known before that day. */
  readonly asWas: BegunPercorso | null;
}
export type BegunPercorso = OpenPercorso | EndedPercorso;

/** A step taken: its day, and the day on which it was recorded, from which most terms run. */
interface Taken<Step extends StepName> {
  readonly step: Step;
  readonly on: CivilDate;
  readonly recordedOn: CivilDate;
}

/** One member for each step that says nothing but its day. */
type Plain<Step extends StepName> = Step extends StepName ? Taken<Step> : never;

/** A step taken, with what it said. */
export type StepDone =
  | Plain<'taking-charge' | 'team-agreement' | 'patto' | 'acceptance' | 'guidance' | 'plan'>
  /** Ten-thousandths: 0 closest to work, 10000 farthest. */
  | (Taken<'assessment'> & { readonly path: Path })
  | (Taken<'profile'> & { readonly profileIndex: number })
  | (Taken<'business'> & { readonly form: BusinessForm })
  | (Taken<'issue'> & { readonly envelope: EnvelopeCode; readonly reservedCents: number })
  | (Taken<'choice'> & { readonly provider: Provider })
  | (Taken<'first-meeting'> & { readonly tutorId: TutorId });
export type StepContents<Step extends StepName> = Extract<StepDone, { readonly step: Step }>;

/** How a percorso ended, and on which day. */
export type End = { readonly on: CivilDate } & (
  | { readonly how: 'concluded' | 'lapsed' | 'deceased' }
  | { readonly how: 'abandoned'; readonly cause: AbandonmentCause }
  | { readonly how: 'refused'; readonly cause: RefusalCause }
  | { readonly how: 'requirement-lost'; readonly cause: LostRequirement }
  | { readonly how: 'rejected'; readonly requirements: readonly string[] }
);

export const NO_PERCORSO: Percorso = { phase: 'none' };

/** A step that was taken and holds; undefined where it was not. */
export function stepIn<Step extends StepName>(
  percorso: Percorso,
  step: Step,
): StepContents<Step> | undefined {
  if (percorso.phase === 'none') return undefined;
  return percorso.done.find((one) => one.step === step) as StepContents<Step> | undefined;
}

/** Who gives the service now, or gave it last; undefined where nobody is chosen. */
export function providerOf(percorso: Percorso): Provider | undefined {
  return stepIn(percorso, 'choice')?.provider;
}

/** What it has heard of its person. */
export function hearingIn({ personId, dossier }: Pick<Begun, 'personId' | 'dossier'>): Hearing {
  const { communications, noticed, records } = dossier;
  return { personId, communications, noticed, records };
}

export function hasEnded(percorso: Percorso): percorso is EndedPercorso {
  return percorso.phase === 'ended';
}

/** What people are shown: how far it has come, in a word for the last step that gives it one, or how it ended. */
export type Stage = 'none' | 'requested' | (typeof STAGES)[keyof typeof STAGES] | End['how'];

const STAGES = {
  'taking-charge': 'taken-in-charge',
  profile: 'profiled',
  patto: 'patto-signed',
  issue: 'issued',
  choice: 'apl-chosen',
  acceptance: 'apl-accepted',
  'first-meeting': 'started',
} as const satisfies { readonly [Step in StepName]?: string };

export function stageOf(percorso: Percorso): Stage {
  switch (percorso.phase) {
    case 'none':
      return 'none';
    case 'ended':
      return percorso.end.how;
    case 'open': {
      const last = percorso.done.findLast(({ step }) => step in STAGES);
      return last === undefined ? 'requested' : STAGES[last.step as keyof typeof STAGES];
    }
  }
}
