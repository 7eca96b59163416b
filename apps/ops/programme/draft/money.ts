import { z } from 'zod';
import { ACTIVITY_KINDS } from '../../../../domain/activity';
import type {
  AllowanceRule,
  BusinessFeeRule,
  Ceiling,
  CountingRule,
  EntitlementRule,
  EvidenceRule,
  HoursRule,
  Milestone,
  OutcomeClass,
  OwnHireRule,
  ProcessFeeRule,
  Reach,
  RehireRule,
  ResultFeeRule,
  ServiceRule,
  SharingRule,
  SpendLineRule,
} from '../../../../domain/programmes/entitlements';
import type { AmountRange, Budget, Earmark, ReservationRule } from '../../../../domain/programmes/programme';
import { PROVIDER_KINDS } from '../../../../domain/provider';
import { crisisAreas } from './people';
import {
  cents,
  envelopeCode,
  kind,
  list,
  literal,
  oneOf,
  rule,
  share,
  source,
  text,
  whole,
  word,
} from './shaping';
import { stepName } from './steps';

const activities = list(oneOf(ACTIVITY_KINDS));
const service = rule<ServiceRule>({
  begins: word<ServiceRule['begins']>({ choice: true, 'first-meeting': true }),
  ends: word<ServiceRule['ends']>({ 'next-choice': true, departure: true }),
  paid: list(oneOf(PROVIDER_KINDS)).exactOptional(),
  source,
});

const reach: z.ZodType<Reach> = z.union([z.strictObject({ day: whole }), z.strictObject({ months: whole })]);

const outcomeClass = rule<OutcomeClass>({
  name: word<OutcomeClass['name']>({ TI: true, TD6: true }),
  contracts: list(text),
  leastHoursShare: share,
  minCents: cents,
  maxCents: cents,
  milestones: list(
    rule<Milestone>({ name: word<Milestone['name']>({ M6: true, M12: true }), reached: reach, share }),
  ),
  source,
});

const resultFee = rule<ResultFeeRule>({
  kind: literal('result-fee'),
  part: literal('result'),
  basis: source,
  service,
  classes: list(outcomeClass),
  hours: rule<HoursRule>({
    impossible: word<HoursRule['impossible']>({ 'as-told': true, 'earn-nothing': true }),
    source,
  }),
  rehire: rule<RehireRule>({
    months: whole,
    traineeships: word<RehireRule['traineeships']>({ count: true, ignored: true }),
    source,
  }),
  ownHires: rule<OwnHireRule>({ earn: z.boolean(), source }),
  sharing: rule<SharingRule>({
    pathways: word<SharingRule['pathways']>({ several: true, one: true }),
    source,
  }),
});

const processFee = rule<ProcessFeeRule>({
  kind: literal('process-fee'),
  part: literal('process'),
  basis: source,
  kinds: activities,
  stepMinutes: whole,
  mostSteps: whole,
  centsPerHour: cents,
  service,
  counting: rule<CountingRule>({
    beforeChoice: word<CountingRule['beforeChoice']>({ 'first-chosen': true, none: true }),
    whileSuspended: word<CountingRule['whileSuspended']>({ counted: true, none: true }),
    mostMinutesADay: whole.nullable(),
    source,
  }),
  source,
});

const allowance = rule<AllowanceRule>({
  kind: literal('allowance'),
  part: text,
  basis: source,
  kinds: activities,
  leastMinutes: whole,
  centsPerMonth: cents,
  mostMonths: whole,
  prorated: source.exactOptional(),
  source,
});

const spendLine = rule<SpendLineRule>({
  kind: literal('spend-line'),
  part: text,
  basis: source,
  kinds: activities,
  price: z.union([z.strictObject({ centsPerHour: cents }), z.strictObject({ centsPerActivity: cents })]),
  mostCents: cents,
  service,
  source,
});

const businessFee = rule<BusinessFeeRule>({
  kind: literal('business-fee'),
  part: text,
  basis: source,
  cents,
  service,
  source,
});

/** To what the programme entitles, by its kind. */
export const entitlement: z.ZodType<EntitlementRule> = kind<EntitlementRule, 'kind'>('kind', {
  'result-fee': resultFee,
  'process-fee': processFee,
  allowance,
  'spend-line': spendLine,
  'business-fee': businessFee,
});

export const ceiling = rule<Ceiling>({ parts: list(text), cents, source });

const late = z.union([z.strictObject({ days: whole }), z.strictObject({ dayOfNextMonth: whole })]);
export const evidence = rule<EvidenceRule>({
  terms: rule<EvidenceRule['terms']>({ ordinary: late, domestic: late, 'temp-agency': late }),
  source,
});

type ReservationOf<Sets extends ReservationRule['sets']> = Extract<ReservationRule, { sets: Sets }>;
const earmarked = rule<Earmark>({ envelope: envelopeCode, domiciledIn: crisisAreas, source });
const set = { envelope: envelopeCode, from: stepName, source, earmarked: earmarked.exactOptional() };

/** What is set aside, by how much that is. */
export const reservation: z.ZodType<ReservationRule> = kind<ReservationRule, 'sets'>('sets', {
  most: rule<ReservationOf<'most'>>({
    ...set,
    sets: literal('most'),
    resultMinCents: cents,
    resultMaxCents: cents,
    processCapCents: cents,
    ceilingCents: cents,
  }),
  least: rule<ReservationOf<'least'>>({ ...set, sets: literal('least'), leastCents: cents }),
  'as-earned': rule<ReservationOf<'as-earned'>>({ ...set, sets: literal('as-earned') }),
});

export const budget = rule<Budget>({ envelope: envelopeCode, cents, source });

export const range = rule<AmountRange>({
  of: word<AmountRange['of']>({
    'result-fee': true,
    'process-fee': true,
    allowance: true,
    'spend-line': true,
    'business-fee': true,
    incentive: true,
  }),
  leastCents: cents,
  mostCents: cents,
  source,
});
