import type { EntitlementKind } from '../programmes/entitlements';
import { programmeIn, type Rulebook } from '../programmes/rulebook';
import type { Text } from '../texts';
import type { CivilDate } from '../time/civil-date';
import type { Counts } from './counts';
import { feesOf, type FeeSums } from './fee-sums';
import {
  ADMITTED,
  ALLOWANCE,
  APPLICATIONS,
  CAPPED,
  CAPPED_PAYABLE,
  CENTS_ROUNDING,
  COUNT_ROUNDING,
  CUT,
  ENTITLED,
  MATURED,
  PAID_TEXTS,
  PAYABLE,
  PROCESS,
  SERVICES,
  type CountName,
  WITH_ALLOWANCE,
  WITH_PROCESS,
  WITH_RESULT,
  WITH_SERVICES,
} from './money-texts';
import { printedBy, printedEuro } from './printed';
import type { ReportRow } from './report-row';

/** Of which programme, under which rules. */
interface Rules {
  readonly programme: string;
  readonly rulebook: Rulebook;
}

/** The money rows of a report, in cents, of all that the programme can pay: nothing of it is published. */
export function moneyRows(
  counts: Counts,
  asOf: CivilDate,
  { programme, rulebook }: Rules,
): readonly ReportRow[] {
  const versions = programmeIn(rulebook, programme)?.versions ?? [];
  const kinds = new Set(versions.flatMap(({ entitlements }) => entitlements.map(({ kind }) => kind)));
  const paysEmployers = versions.some(({ incentives }) => incentives !== null);
  return [
    ...feeRows(feesOf(counts.fees, rulebook), asOf, kinds),
    ...(kinds.has('allowance') ? allowanceRows(counts, asOf) : []),
    ...(kinds.has('spend-line') || kinds.has('business-fee') ? serviceRows(counts, asOf) : []),
    ...(paysEmployers ? incentiveRows(counts, asOf) : []),
    ...movedRows(counts, asOf, kinds),
    ...(paysEmployers ? employerRows(counts, asOf) : []),
  ];
}

type Kinds = ReadonlySet<EntitlementKind>;

function feeRows(fees: FeeSums, asOf: CivilDate, kinds: Kinds): readonly ReportRow[] {
  const [result, process] = [kinds.has('result-fee'), kinds.has('process-fee')];
  return [
    ...(result ? resultRows(fees, asOf) : []),
    ...(process ? processRows(fees, asOf) : []),
    ...(result || process ? cappedRows(fees, asOf) : []),
  ];
}

function resultRows(fees: FeeSums, asOf: CivilDate): readonly ReportRow[] {
  const row = rowUntil(asOf);
  const classes = [...fees.byClass].map(([name, { cents, pathways }]) =>
    row(`result_fee_matured_${name}`, cents, {
      it: `di cui per ${name}, il miglior risultato di ${pathways} percorsi`,
      en: `of them by ${name}, the best result of ${pathways} pathways`,
    }),
  );
  return [
    row('result_fee_matured', fees.result, MATURED),
    ...classes,
    count(WITH_RESULT, { value: fees.withResult, asOf }),
    row('result_fee_payable', fees.payable, PAYABLE),
  ];
}

function processRows(fees: FeeSums, asOf: CivilDate): readonly ReportRow[] {
  return [
    rowUntil(asOf)('process_fee_matured', fees.process, PROCESS),
    count(WITH_PROCESS, { value: fees.withProcess, asOf }),
  ];
}

function cappedRows(fees: FeeSums, asOf: CivilDate): readonly ReportRow[] {
  const row = rowUntil(asOf);
  return [
    row('fees_after_cap', fees.afterCap, CAPPED),
    count(CUT, { value: fees.capped, asOf }),
    row('fees_payable_after_cap', fees.payableAfterCap, CAPPED_PAYABLE),
  ];
}

function allowanceRows({ allowances }: Counts, asOf: CivilDate): readonly ReportRow[] {
  return [
    rowUntil(asOf)('allowance_assessed', allowances.cents, ALLOWANCE),
    count(WITH_ALLOWANCE, { value: allowances.pathways, asOf }),
  ];
}

function serviceRows({ services }: Counts, asOf: CivilDate): readonly ReportRow[] {
  return [
    rowUntil(asOf)('services_assessed', services.cents, SERVICES),
    count(WITH_SERVICES, { value: services.pathways, asOf }),
  ];
}

function incentiveRows({ incentives }: Counts, asOf: CivilDate): readonly ReportRow[] {
  const row = rowUntil(asOf);
  return [
    count(APPLICATIONS, { value: incentives.applications, asOf }),
    row('incentives_admitted', incentives.admittedCents, ADMITTED),
    row('incentives_entitled', incentives.entitledCents, ENTITLED),
  ];
}

/** Who is paid by an entitlement of each kind. */
const PAID: { readonly [kind in EntitlementKind]: 'providers' | 'persons' } = {
  'result-fee': 'providers',
  'process-fee': 'providers',
  'spend-line': 'providers',
  'business-fee': 'providers',
  allowance: 'persons',
};

/** What pathways were paid, by whichever entitlement. */
function movedRows({ moved }: Counts, asOf: CivilDate, kinds: Kinds) {
  const row = rowUntil(asOf);
  const paid = [...new Set([...kinds].map((kind) => PAID[kind]))].map((one) => PAID_TEXTS[one]);
  const [it, en] = [paid.map((one) => one.it).join(' e '), paid.map((one) => one.en).join(' and ')];
  return [
    row('fees_paid', moved.feesPaidCents, { it: `pagato a ${it}`, en: `paid to ${en}` }),
    row('fees_recovered', moved.feesRecoveredCents, {
      it: `restituito da ${it}`,
      en: `come back from ${en}`,
    }),
  ];
}

function employerRows({ moved }: Counts, asOf: CivilDate): readonly ReportRow[] {
  const row = rowUntil(asOf);
  return [
    row('incentives_paid', moved.incentivesPaidCents, {
      it: 'pagato ai datori di lavoro',
      en: 'paid to employers',
    }),
    row('incentives_recovered', moved.incentivesRecoveredCents, {
      it: 'restituito dai datori di lavoro',
      en: 'come back from employers',
    }),
  ];
}

const NOT_PUBLISHED = { figure: null, denominator: null, standing: 'counted', published: null } as const;

function rowUntil(asOf: CivilDate) {
  return (indicator: string, cents: number, definition: Text): ReportRow => ({
    ...NOT_PUBLISHED,
    indicator,
    value: cents,
    printed: printedEuro(cents),
    numerator: cents,
    definition,
    window: { from: null, to: asOf },
    rounding: CENTS_ROUNDING,
    unit: 'cents',
  });
}

function count(
  { indicator, definition }: CountName,
  { value, asOf }: { readonly value: number; readonly asOf: CivilDate },
): ReportRow {
  const counted = { numerator: value, denominator: null };
  return {
    ...NOT_PUBLISHED,
    indicator,
    ...printedBy('exact', counted),
    numerator: value,
    definition,
    window: { from: null, to: asOf },
    rounding: COUNT_ROUNDING,
    unit: 'count',
  };
}
