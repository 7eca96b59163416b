import type { ActorRole } from '../roles';
import type { Citation } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import { addDays, addMonths } from '../time/civil-date';
import type { ProviderKind } from '../provider';
import type { Term } from './term';

export const STEP_NAMES = [
  'taking-charge',
  'profile',
  'assessment',
  'team-agreement',
  'patto',
  'issue',
  'choice',
  'acceptance',
  'first-meeting',
  'guidance',
  'plan',
  'business',
] as const;
/** The steps that there are; what each does is code, once. Which of them a programme has, and in which order, is its data. */
export type StepName = (typeof STEP_NAMES)[number];

/** Who takes a step: an office, the person, or the provider that was chosen, whichever body it is. */
export type StepTaker = Extract<ActorRole, 'cpi' | 'beneficiary'> | 'provider';

/** A step of a programme's pathway: after which others, whose turn it is, and what its silence comes to. */
export type StepRule = { readonly [Step in StepName]: RuleOf<Step> }[StepName];

interface RuleOf<Step extends StepName> {
  readonly step: Step;
  readonly after: readonly StepName[];
  /** Who may take it; the first is the one who is waited for. */
  readonly by: readonly StepTaker[];
  /** Null where it may come at any time. */
  readonly due: StepTerm<SilenceOf<Step>> | null;
  readonly source: Citation;
}

/** What silence may come to: a step can be opened again, or told of, only where there is a fact for that. */
export type Silence = 'lapse' | 'reopen' | 'tell';
type SilenceOf<Step extends StepName> = Step extends 'acceptance' | 'first-meeting'
  ? 'lapse' | 'reopen'
  : Step extends 'plan'
    ? 'lapse' | 'tell'
    : 'lapse';

/**
 * By when a step is to be taken. Silence lets the right lapse, opens the choice of a provider again, or is told to the parties
 * and changes nothing. A lapse waits while a job lasts; once the person was hired, nothing is opened again and nobody is told.
 */
export interface StepTerm<Otherwise extends Silence = Silence> {
  readonly term: Term;
  readonly from: StepName;
  /** From the day of that step, or from the day on which it was recorded. */
  readonly counted: 'from-the-act' | 'from-its-recording';
  readonly otherwise: Otherwise;
}

/** In civil months, or in days. */
export type Duration = { readonly months: number } | { readonly days: number };

/** How long the service lasts, and the step that starts it. */
export type Clock = Duration & {
  readonly from: StepName;
  readonly choosingAgain: ChoosingAgainRule;
  readonly source: Citation;
};

/** Whether a service that has begun waits at its end for a provider that is chosen again, or ends all the same. */
export interface ChoosingAgainRule {
  readonly service: 'waits' | 'ends';
  readonly source: Citation;
}

/** The last day of a service that began on `from`, as planned; of a job, the last on which it is not longer than that. */
export function lastDayOfService(duration: Duration, from: CivilDate): CivilDate {
  return 'months' in duration ? addMonths(from, duration.months) : addDays(from, duration.days);
}

/** Who may give the service: bodies of these kinds, one of them or a network with a lead. */
export interface ProviderRule {
  readonly kinds: readonly ProviderKind[];
  readonly shape: 'one' | 'network';
  readonly accreditation: AccreditationRule;
  readonly source: Citation;
}

/**
 * An accredited body is accredited on the day of the choice; from this day on also on each day on which it accepts, meets or
 * earns. Null: the choice alone is looked at.
 */
export interface AccreditationRule {
  readonly everyDayFrom: CivilDate | null;
  readonly source: Citation;
}

/** The day from which bodies are looked up on every day; null where they are not, or where there is no rule of providers. */
export function everyDayFrom(providers: ProviderRule | null): CivilDate | null {
  return providers?.accreditation.everyDayFrom ?? null;
}

/** Adhesions are taken from the day on which an act opened the programme («a regime»); null: none has. */
export interface Gate {
  readonly openFrom: CivilDate | null;
  readonly source: Citation;
}

/** How often something may change, by whom, once which step is taken, until how many days after the first choice; null: to the end. */
export interface ChangeRule {
  readonly most: number;
  readonly by: readonly StepTaker[];
  readonly once: StepName;
  readonly withinDays: number | null;
  readonly source: Citation;
}

export const ABANDONMENT_CAUSES = [
  'declared',
  'not-reachable',
  'moved-away',
  'personal-reasons',
  'repeated-absences',
] as const;
/** Why a person left. Reasons of health and family are one: the register holds no health data. */
export type AbandonmentCause = (typeof ABANDONMENT_CAUSES)[number];

export const REFUSAL_CAUSES = ['interview', 'course', 'suitable-offer'] as const;
/** What of the measure the person refused. */
export type RefusalCause = (typeof REFUSAL_CAUSES)[number];

export const LOST_REQUIREMENTS = [
  'rdc-received',
  'support-received',
  'support-ended',
  'moved-out-of-region',
  'sanction',
] as const;
/** Which requirement was lost on the way. A hire is never among them: it is an outcome. */
export type LostRequirement = (typeof LOST_REQUIREMENTS)[number];

export const TRANSFER_CAUSES = [
  'moved-within-region',
  'asked-by-person',
  'office-reorganised',
  'wrong-office',
] as const;
/** Why another office holds a percorso. A move out of the region is none: it is a lost requirement. */
export type TransferCause = (typeof TRANSFER_CAUSES)[number];

/** How a person leaves before the end: by which causes, with the citation that an explanation shows. */
export type ExitRule = { readonly source: Citation } & (
  | ({ readonly exit: 'abandonment' } & Causes<AbandonmentCause>)
  | ({ readonly exit: 'refusal' } & Causes<RefusalCause>)
  | ({ readonly exit: 'lost-requirement' } & Causes<LostRequirement>)
);

interface Causes<Cause extends string> {
  readonly causes: readonly Cause[];
  /** Who may tell each; of one that is not named here, whoever may report an exit. */
  readonly tellers: { readonly [cause in Cause]?: readonly StepTaker[] };
}
export type ExitName = ExitRule['exit'];
