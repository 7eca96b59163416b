import type { z } from 'zod';
import { INCOME_SUPPORTS } from '../../../../domain/programmes/facts';
import type { Requirement } from '../../../../domain/programmes/requirements';
import type { IncomeLimit, UnemploymentLaw } from '../../../../domain/programmes/unemployment';
import {
  cents,
  civilDate,
  kind,
  list,
  literal,
  NAMED,
  oneOf,
  regionCode,
  rule,
  source,
  text,
  whole,
} from './shaping';

const supports = list(oneOf(INCOME_SUPPORTS));

const limit = rule<IncomeLimit>({
  from: civilDate,
  to: civilDate.nullable(),
  employmentCents: cents,
  selfEmploymentCents: cents,
  source,
});

const law = rule<UnemploymentLaw>({
  declaration: rule<UnemploymentLaw['declaration']>({ supports, source }),
  suspension: rule<UnemploymentLaw['suspension']>({ days: whole, source }),
  contracts: rule<UnemploymentLaw['contracts']>({
    suspending: list(text),
    keeping: list(text),
    lasting: list(text),
    source,
  }),
  limits: list(limit),
  presumption: source,
  seniority: source,
}).register(NAMED, {
  id: 'UnemploymentLaw',
  description: 'What the law says of registered unemployment; it belongs to no programme.',
});

type Of<Kind extends Requirement['kind']> = Extract<Requirement, { kind: Kind }>;

/** A requirement, by its kind. */
export const requirement: z.ZodType<Requirement> = kind<Requirement, 'kind'>('kind', {
  'minimum-age': rule<Of<'minimum-age'>>({ kind: literal('minimum-age'), years: whole, source }),
  'resident-or-domiciled': rule<Of<'resident-or-domiciled'>>({
    kind: literal('resident-or-domiciled'),
    region: regionCode,
    source,
  }),
  unemployed: rule<Of<'unemployed'>>({ kind: literal('unemployed'), orOn: supports, law, source }),
  'not-receiving': rule<Of<'not-receiving'>>({ kind: literal('not-receiving'), supports, source }),
});
