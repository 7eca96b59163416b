import { partsOf } from '../../../../domain/programmes/rows';
import type { IncomeLimit } from '../../../../domain/programmes/unemployment';
import type { Text } from '../../../../domain/texts';
import { addDays, type CivilDate } from '../../../../domain/time/civil-date';
import type { IncomeSource } from '../../../../domain/unemployment/events';
import { text } from '../../../modules/texts/text';
import { euro } from '../../text';
import { contractFrom, stands, withJob, type LawOf } from './registered';
import type { Scenario } from './scenario';

/** What an income makes of the status: up to each limit and one cent beyond it; and what is presumed where none was told. */
export function incomes(of: LawOf): readonly Scenario[] {
  return [
    ...partsOf(of.law.limits).flatMap(([name, limit]) => {
      const one = limit as IncomeLimit;
      return [
        ...atLimit(of, { name, from: one.from, of: 'employment', cents: one.employmentCents }),
        ...atLimit(of, { name, from: one.from, of: 'self-employment', cents: one.selfEmploymentCents }),
      ];
    }),
    ...presumption(of),
  ];
}

interface Limit {
  readonly name: string;
  readonly from: CivilDate;
  readonly of: IncomeSource;
  readonly cents: number;
}

const BEYOND = { employment: 'suspended', 'self-employment': 'lost' } as const;
const WORK = {
  employment: text('un lavoro subordinato', 'a subordinate job'),
  'self-employment': text('un lavoro autonomo', 'self-employment'),
} as const;

function atLimit(law: LawOf, { name, from, of, cents }: Limit): readonly Scenario[] {
  const isEmployed = of === 'employment';
  const contract = contractFrom(law.law.contracts.suspending[0] ?? 'A.');
  const job = { eventOn: from, contract };
  return (
    [
      [cents, 'conserved'],
      [cents + 1, BEYOND[of]],
    ] as const
  ).map(([earned, is]) => {
    const sum = euro(earned);
    return stands(law, {
      part: `limits.${name}`,
      given: withJob(
        from,
        text(
          `e dallo stesso giorno ${WORK[of].it} da ${sum.it} l’anno`,
          `and from that day on ${WORK[of].en} that pays ${sum.en} a year`,
        ),
      ),
      on: addDays(from, 1),
      told: { didOn: from, income: { since: from, of, cents: earned }, ...(isEmployed ? { job } : {}) },
      is,
    });
  });
}

/** A job for good and full time, the same once its income was told, and one with an end. */
function presumption(law: LawOf): readonly Scenario[] {
  const [limit] = law.law.limits;
  if (limit === undefined) return [];
  const { from, employmentCents: cents } = limit;
  const contract = contractFrom(law.law.contracts.suspending[0] ?? 'A.');
  const lasting = { eventOn: from, contract };
  const ending = { ...lasting, plannedEndOn: addDays(from, 60) };
  const income = { since: from, of: 'employment', cents } as const;
  const cases = [
    { given: FOR_GOOD, told: { job: lasting }, is: 'suspended' },
    { given: paidFor(cents), told: { job: lasting, income }, is: 'conserved' },
    { given: WITH_AN_END, told: { job: ending }, is: 'undecided' },
  ] as const;
  return cases.map(({ given, told, is }) =>
    stands(law, {
      part: 'presumption',
      given: withJob(from, given),
      on: addDays(from, 1),
      told: { didOn: from, ...told },
      is,
    }),
  );
}

const FOR_GOOD = text(
  'e dallo stesso giorno un lavoro a tempo indeterminato e pieno di cui non è noto il reddito',
  'and from that day on a job for good and full time of which the income is not known',
);
const WITH_AN_END = text(
  'e dallo stesso giorno un lavoro a termine di cui non è noto il reddito',
  'and from that day on a job with an end of which the income is not known',
);

function paidFor(cents: number): Text {
  const sum = euro(cents);
  return text(
    `e dallo stesso giorno un lavoro a tempo indeterminato e pieno da ${sum.it} l’anno`,
    `and from that day on a job for good and full time that pays ${sum.en} a year`,
  );
}
