import { met, type Json, type Ruling } from '../ruling';
import { sameJson } from '../same-json';
import type { Communication } from '../employment/communication';
import { relationshipsOf, type Relationship } from '../employment/relationships';
import type { Protocol } from '../identifiers';
import type { IncentiveCondition, IncentiveRules } from '../programmes/incentives';
import type { CivilDate } from '../time/civil-date';
import { amountOf, keptCents, type Amount, type Hours } from './amount';
import type { Application } from './application';
import type { Pathway } from './pathway';
import { pathwayRulings } from './pathway-conditions';
import { found, type ConditionRuling } from './ruling';

/** Everything on which an admission depends. */
export interface Request {
  readonly application: Application;
  readonly appliedOn: CivilDate;
  readonly pathway: Pathway | null;
  readonly communications: readonly Communication[];
  readonly diedOn: CivilDate | null;
}

/** What the conditions come to: what fails, which facts are missing, and the entitlement (cents) where all of them hold. */
export interface Assessment {
  readonly rulings: readonly Ruling[];
  readonly failed: readonly IncentiveCondition[];
  readonly missing: readonly IncentiveCondition[];
  readonly entitlement: Entitlement | null;
}

export interface Entitlement {
  readonly relationship: Protocol;
  readonly row: string;
  readonly cents: number;
}

/** Every condition but the worker's place and the money, which are taken and not looked up. */
export function assess(request: Request, rules: IncentiveRules): Assessment {
  const named = hireNamed(request);
  const hired = jobOf(named, request);
  const received = request.communications.some((one) => one.protocol === named);
  const worth = hired === null ? null : worthOf(hired, request, rules);
  const conditions = [
    ...applicationRulings(request, rules),
    ...hireRulings(request, rules, hired ?? { received }),
    amountRuling(request, rules, worth),
    ...pathwayRulings(request.pathway, rules, hired?.firstDay ?? null),
  ];
  return assessmentOf(conditions, worth?.entitlement ?? null, rules);
}

/** What is left of the amount is ruled on where every condition holds. */
function assessmentOf(
  conditions: readonly ConditionRuling[],
  entitlement: Entitlement | null,
  rules: IncentiveRules,
): Assessment {
  const rulings = conditions.map(({ ruling }) => ruling);
  const failed = conditions.filter(({ ruling }) => ruling.verdict === 'not-met').map(({ name }) => name);
  const missing = [...new Set(conditions.flatMap(({ lacking }) => lacking ?? []))];
  if (rulings.some(({ verdict }) => verdict !== 'met'))
    return { rulings, failed, missing, entitlement: null };
  const kept = met(rules.keeping, { ...entitlement });
  return { rulings: [...rulings, kept], failed, missing, entitlement };
}

/** What a hire comes to: its amount, and what is left of it where a row holds. */
interface Worth {
  readonly amount: Amount;
  readonly entitlement: Entitlement | null;
}

function worthOf(hired: Relationship, { application }: Request, rules: IncentiveRules): Worth {
  const amount = amountOf(hired, application, rules);
  const { row } = amount;
  if (row === null) return { amount, entitlement: null };
  return { amount, entitlement: { relationship: hired.hire, row: row.name, cents: keptCents(row, hired) } };
}

/** The job that the application is for; it ended with the worker's death, whether its end was communicated or not. */
function jobOf(named: Protocol | null, { communications, diedOn }: Request): Relationship | null {
  const job = relationshipsOf(communications).find((one) => one.hire === named);
  if (job === undefined) return null;
  const { lastDay } = job;
  return diedOn === null || (lastDay !== null && lastDay <= diedOn) ? job : { ...job, lastDay: diedOn };
}

/** The message of the hire that the application names, by its own protocol or by that of a rectification of it. */
function hireNamed({ application, communications }: Request): Protocol | null {
  let named: Protocol | null = application.hire;
  for (let steps = 0; steps < communications.length; steps += 1) {
    const message = communications.find((one) => one.protocol === named);
    if (message?.kind !== 'rectification') return named;
    named = message.refersTo;
  }
  return named;
}

function applicationRulings(
  { application, appliedOn }: Request,
  { conditions, applicationsFrom, region }: IncentiveRules,
): readonly ConditionRuling[] {
  const { seat } = application;
  return [
    found('application-date', conditions, {
      holds: appliedOn >= applicationsFrom,
      facts: { appliedOn, applicationsFrom },
    }),
    found('seat', conditions, {
      holds: seat.region === region,
      facts: {
        municipality: seat.municipality,
        region: seat.region,
      },
    }),
  ];
}

/** A message that has not come is not a hire that did not take place; one that was annulled is. */
function hireRulings(
  { application }: Request,
  { conditions, hiresFrom }: IncentiveRules,
  hired: Relationship | { readonly received: boolean },
): readonly ConditionRuling[] {
  const { hire, employer } = application;
  if ('received' in hired)
    return [
      found('hire', conditions, {
        holds: hired.received ? false : 'hire',
        facts: { hire, received: hired.received },
      }),
      found('employer', conditions, { holds: 'hire', facts: { employer } }),
      found('hire-date', conditions, { holds: 'hire', facts: { hiresFrom } }),
    ];
  const { firstDay, lastDay } = hired;
  return [
    found('hire', conditions, { holds: true, facts: { hire: hired.hire, firstDay, lastDay } }),
    found('employer', conditions, {
      holds: hired.employer === employer,
      facts: { employer, hiredBy: hired.employer },
    }),
    found('hire-date', conditions, { holds: firstDay >= hiresFrom, facts: { firstDay, hiresFrom } }),
  ];
}

/** A row that holds, and a job that was kept for at least a day. */
function amountRuling(
  { application }: Request,
  { conditions }: IncentiveRules,
  worth: Worth | null,
): ConditionRuling {
  const { weeklyHours, fullTimeHours } = application;
  if (worth === null)
    return found('amount', conditions, { holds: 'hire', facts: { weeklyHours, fullTimeHours } });
  const { amount, entitlement } = worth;
  const { row, against, hours } = amount;
  const facts = { ...amount.case, ...hours, ...differingFrom(hours, { weeklyHours, fullTimeHours }) };
  if (row === null) return found('amount', conditions, { holds: false, facts: { ...facts, against } });
  const cited = { ...conditions, amount: row.source };
  const holds = entitlement !== null && entitlement.cents > 0;
  return found('amount', cited, { holds: holds, facts: { ...facts, row: row.name, cents: row.cents } });
}

/** What the application said otherwise than what was judged, so that the applicant is told. */
function differingFrom(judged: Hours, applied: Hours): { readonly [name: string]: Json } {
  return sameJson({ ...judged }, { ...applied })
    ? {}
    : { appliedWeeklyHours: applied.weeklyHours, appliedFullTimeHours: applied.fullTimeHours };
}
