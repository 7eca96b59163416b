import type { Citation } from '../ruling';
import type { EmploymentModule } from '../employment/communication';
import type { ActivityKind } from '../activity';
import type { ProviderKind } from '../provider';

/** To what a pathway entitles whom. Closed: a new kind is its type here, its reader, and one line in `entitlement/readers.ts`. */
export type EntitlementRule =
  ResultFeeRule | ProcessFeeRule | AllowanceRule | SpendLineRule | BusinessFeeRule;
export type EntitlementKind = EntitlementRule['kind'];

/** What every entitlement has: under which name it is assessed, and which rule an assessment of it cites. */
interface Assessed {
  readonly part: string;
  readonly basis: Citation;
}

/** What a provider is paid for the job of a person: at milestones of the best one. Amounts in cents, shares in ten-thousandths. */
export interface ResultFeeRule extends Assessed {
  readonly kind: 'result-fee';
  readonly part: 'result';
  readonly service: ServiceRule;
  /** In the order of worth: an outcome of a relationship belongs to the first class whose contract it has. */
  readonly classes: readonly OutcomeClass[];
  readonly hours: HoursRule;
  readonly rehire: RehireRule;
  readonly ownHires: OwnHireRule;
  readonly sharing: SharingRule;
}

/** From when to when a provider that the person chose is the one in charge, both days included. */
export interface ServiceRule {
  readonly begins: 'choice' | 'first-meeting';
  /** Whether it stays in charge until another is, or only until the person left it or its term passed. */
  readonly ends: 'next-choice' | 'departure';
  /** Whose service is paid, where not that of every kind of provider is. */
  readonly paid?: readonly ProviderKind[];
  readonly source: Citation;
}

/** A class of outcome: which contracts belong to it, what it is worth, and when its parts are earned. */
export interface OutcomeClass {
  readonly name: 'TI' | 'TD6';
  /** Contract codes, or their beginnings (`A.03.`). */
  readonly contracts: readonly string[];
  /** The least share of full time, in ten-thousandths; hours that are not agreed do not reach it. */
  readonly leastHoursShare: number;
  readonly minCents: number;
  readonly maxCents: number;
  readonly milestones: readonly Milestone[];
  readonly source: Citation;
}
export type OutcomeClassName = OutcomeClass['name'];

/** A day of the relationship, from the first day of the class on, and the share then earned. */
export interface Milestone {
  readonly name: 'M6' | 'M12';
  readonly reached: Reach;
  readonly share: number;
}

/** A day in force (the first is day 1), or the last day of a civil month: n months are the first day + n months - 1 day. */
export type Reach = { readonly day: number } | { readonly months: number };

/** Whether hours that cannot be (none, or more than full time) are taken as they were told. */
export interface HoursRule {
  readonly impossible: 'as-told' | 'earn-nothing';
  readonly source: Citation;
}

/** A job with an employer for whom an earlier job of the person ended within so many months before earns nothing. */
export interface RehireRule {
  readonly months: number;
  /** Whether a traineeship is such an earlier job. */
  readonly traineeships: 'count' | 'ignored';
  readonly source: Citation;
}

/** Whether a hire by the provider itself earns; a mission of a temp agency works for others, and always may. */
export interface OwnHireRule {
  readonly earn: boolean;
  readonly source: Citation;
}

/** Whether one relationship may earn in several pathways of the person, or in one only, whatever the programme. */
export interface SharingRule {
  readonly pathways: 'several' | 'one';
  readonly source: Citation;
}

/** What a provider is paid for what it did: delivered activities, in steps of minutes, up to a number of steps, by the hour. */
export interface ProcessFeeRule extends Assessed {
  readonly kind: 'process-fee';
  readonly part: 'process';
  readonly kinds: readonly ActivityKind[];
  readonly stepMinutes: number;
  readonly mostSteps: number;
  readonly centsPerHour: number;
  readonly source: Citation;
  readonly service: ServiceRule;
  readonly counting: CountingRule;
}

/** Which minutes of activities are counted. */
export interface CountingRule {
  /** Before the first choice: those of the provider that is chosen first, or none. */
  readonly beforeChoice: 'first-chosen' | 'none';
  /** On a day on which a job suspends the service. */
  readonly whileSuspended: 'counted' | 'none';
  /** Of one person on one day, all activities together; null without a limit. */
  readonly mostMinutesADay: number | null;
  readonly source: Citation;
}

/** A sum to the person for each civil month of the pathway in which she attended so many minutes of such activities. Cents. */
export interface AllowanceRule extends Assessed {
  readonly kind: 'allowance';
  readonly kinds: readonly ActivityKind[];
  readonly leastMinutes: number;
  readonly centsPerMonth: number;
  readonly mostMonths: number;
  /** Days in work, and those after an exit or the end, are taken off their month, and as much of its sum and of the minutes; without this a month is whole or nothing. */
  readonly prorated?: Citation;
  readonly source: Citation;
}

/** Delivered activities paid to the lead of the provider, by the hour or each, up to so many cents for the pathway. */
export interface SpendLineRule extends Assessed {
  readonly kind: 'spend-line';
  readonly kinds: readonly ActivityKind[];
  readonly price: { readonly centsPerHour: number } | { readonly centsPerActivity: number };
  readonly mostCents: number;
  readonly service: ServiceRule;
  readonly source: Citation;
}

/** What the provider in charge on the day is paid for a business that the person opened: an outcome without an employer. Cents. */
export interface BusinessFeeRule extends Assessed {
  readonly kind: 'business-fee';
  readonly cents: number;
  readonly service: ServiceRule;
  readonly source: Citation;
}

/** What parts of one pathway together may come to; the excess is cut from the part named last first. Cents. */
export interface Ceiling {
  readonly parts: readonly string[];
  readonly cents: number;
  readonly source: Citation;
}

/** How long after an event a lawful communication may still come; the last day moves past Sundays and holidays. */
export interface EvidenceRule {
  readonly terms: {
    readonly [module in EmploymentModule]: { readonly days: number } | { readonly dayOfNextMonth: number };
  };
  readonly source: Citation;
}

/** The rule of a kind. */
export type EntitlementOf<Kind extends EntitlementKind> = Extract<EntitlementRule, { kind: Kind }>;

/** The rules of a kind; of what a programme pays once, the only one. */
export function rulesOfKind<Kind extends EntitlementKind>(
  { entitlements }: { readonly entitlements: readonly EntitlementRule[] },
  kind: Kind,
): readonly EntitlementOf<Kind>[] {
  return entitlements.filter((rule): rule is EntitlementOf<Kind> => rule.kind === kind);
}
