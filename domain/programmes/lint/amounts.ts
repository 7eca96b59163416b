import type { EntitlementKind, EntitlementOf, EntitlementRule } from '../entitlements';
import type { AmountRange, ProgrammeVersion, ReservationRule } from '../programme';
import { found, type Finding } from './finding';

/** A sum that a rule names, in cents, and the row on which it stands. */
interface Sum {
  readonly row: string;
  readonly cents: number;
}

/** Whether each amount can be, and lies within what the documents say of it. */
export function amounts(version: ProgrammeVersion): readonly Finding[] {
  const { budgets, ceiling } = version;
  const sums = [
    ...version.entitlements.flatMap((rule) => entitled(rule)),
    ...incentives(version),
    ...reserved(version.reservation).map((cents) => ({ row: 'reservation', cents })),
    ...budgets.map(({ envelope, cents }) => ({ row: `budgets.${envelope}`, cents })),
    ...(ceiling === null ? [] : [{ row: 'ceiling', cents: ceiling.cents }]),
  ];
  return [
    ...sums.flatMap(impossible),
    ...(version.ranges ?? []).flatMap((range) => outside(range, version)),
    ...version.entitlements.flatMap((rule) => shares(rule)),
  ];
}

function impossible({ row, cents }: Sum): readonly Finding[] {
  if (Number.isSafeInteger(cents) && cents > 0) return [];
  return [
    found('amount-impossible', row, [
      `Un importo di ${cents} centesimi non può essere: è un numero intero, maggiore di zero.`,
      `An amount of ${cents} cents cannot be: it is a whole number above nothing.`,
    ]),
  ];
}

function outside(range: AmountRange, version: ProgrammeVersion): readonly Finding[] {
  const { of, leastCents, mostCents } = range;
  return spokenOf(of, version)
    .filter(({ cents }) => cents < leastCents || cents > mostCents)
    .map(({ row, cents }) =>
      found('amount-outside-range', row, [
        `${euro(cents)} euro sono fuori dai limiti dichiarati, da ${euro(leastCents)} a ${euro(mostCents)} euro (${range.source.id}).`,
        `${euro(cents)} EUR lie outside the declared limits of ${euro(leastCents)} to ${euro(mostCents)} EUR (${range.source.id}).`,
      ]),
    );
}

function spokenOf(of: AmountRange['of'], version: ProgrammeVersion): readonly Sum[] {
  if (of === 'incentive') return incentives(version);
  return version.entitlements.filter(({ kind }) => kind === of).flatMap((rule) => entitled(rule));
}

function incentives({ incentives: rules }: ProgrammeVersion): readonly Sum[] {
  return (rules?.amounts.rows ?? []).map(({ name, cents }) => ({
    row: `incentives.amounts.rows.${name}`,
    cents,
  }));
}

/** The sums that a rule of each kind names, and below which row of it each stands. */
const SUMS: { readonly [Kind in EntitlementKind]: (rule: EntitlementOf<Kind>) => readonly Sum[] } = {
  'result-fee': ({ classes }) =>
    classes.flatMap(({ name, minCents, maxCents }) =>
      [minCents, maxCents].map((cents) => ({ row: `.classes.${name}`, cents })),
    ),
  'process-fee': ({ centsPerHour: cents }) => [{ row: '', cents }],
  allowance: ({ centsPerMonth: cents }) => [{ row: '', cents }],
  'spend-line': ({ price, mostCents }) =>
    [...Object.values(price), mostCents].map((cents) => ({ row: '', cents })),
  'business-fee': ({ cents }) => [{ row: '', cents }],
};

function entitled(rule: EntitlementRule): readonly Sum[] {
  const sums = SUMS[rule.kind] as (one: EntitlementRule) => readonly Sum[];
  return sums(rule).map(({ row, cents }) => ({ row: `entitlements.${rule.part}${row}`, cents }));
}

function reserved(rule: ReservationRule): readonly number[] {
  switch (rule.sets) {
    case 'most':
      return [rule.resultMinCents, rule.resultMaxCents, rule.processCapCents, rule.ceilingCents];
    case 'least':
      return [rule.leastCents];
    case 'as-earned':
      return [];
  }
}

const WHOLE = 10_000;

/** The parts of an outcome come to the whole, and its least worth is no more than its most. */
function shares(rule: EntitlementRule): readonly Finding[] {
  if (rule.kind !== 'result-fee') return [];
  return rule.classes
    .filter(({ milestones, minCents, maxCents }) => {
      const shared = milestones.reduce((sum, { share }) => sum + share, 0);
      return shared !== WHOLE || minCents > maxCents;
    })
    .map(({ name }) =>
      found('amount-impossible', `entitlements.${rule.part}.classes.${name}`, [
        'Le quote dell’esito non fanno l’intero, o il minimo supera il massimo.',
        'The shares of the outcome do not make the whole, or its least exceeds its most.',
      ]),
    );
}

function euro(cents: number): string {
  return (cents / 100).toFixed(2);
}
