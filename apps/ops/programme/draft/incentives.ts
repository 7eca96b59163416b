import { z } from 'zod';
import { INCOME_SUPPORTS } from '../../../../domain/programmes/facts';
import {
  INCENTIVE_COLUMNS,
  INCENTIVE_CONDITIONS,
  type AmountRow,
  type IncentiveColumns,
  type IncentiveCondition,
  type IncentiveRules,
} from '../../../../domain/programmes/incentives';
import {
  cents,
  civilDate,
  envelopeCode,
  list,
  oneOf,
  regionCode,
  rule,
  source,
  text,
  whole,
  word,
} from './shaping';
import { term } from './steps';

/** The columns are those of the vocabulary, whole and in their order. */
function column<const Words extends readonly string[]>(words: Words): z.ZodType<Words> {
  const shape = z.array(z.enum(words)).refine((said) => said.join() === words.join(), 'columns');
  return shape as unknown as z.ZodType<Words>;
}

const columns = rule<IncentiveColumns>({
  contract: column(INCENTIVE_COLUMNS.contract),
  months: column(INCENTIVE_COLUMNS.months),
  hours: column(INCENTIVE_COLUMNS.hours),
  place: column(INCENTIVE_COLUMNS.place),
});

const when: z.ZodType<AmountRow['when']> = z.strictObject({
  contract: list(oneOf(INCENTIVE_COLUMNS.contract)).exactOptional(),
  months: list(oneOf(INCENTIVE_COLUMNS.months)).exactOptional(),
  hours: list(oneOf(INCENTIVE_COLUMNS.hours)).exactOptional(),
  place: list(oneOf(INCENTIVE_COLUMNS.place)).exactOptional(),
} satisfies { readonly [Column in keyof IncentiveColumns]: z.ZodType });

/** What the programme pays to employers. */
export const incentives = rule<IncentiveRules>({
  envelope: envelopeCode,
  applicationsFrom: civilDate,
  hiresFrom: civilDate,
  region: regionCode,
  excludedSupports: list(oneOf(INCOME_SUPPORTS)),
  contracts: list(z.tuple([text, oneOf(INCENTIVE_COLUMNS.contract)])),
  amounts: rule<IncentiveRules['amounts']>({
    columns,
    rows: list(rule<AmountRow>({ name: text, when, cents, keepMonths: whole, source })),
  }),
  hours: rule<IncentiveRules['hours']>({
    of: word<IncentiveRules['hours']['of']>({ application: true, communication: true }),
    source,
  }),
  conditions: rule<IncentiveRules['conditions']>(
    Object.fromEntries(INCENTIVE_CONDITIONS.map((condition) => [condition, source])) as {
      readonly [condition in IncentiveCondition]: typeof source;
    },
  ),
  missingFacts: term,
  keeping: source,
});
