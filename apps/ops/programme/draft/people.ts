import { z } from 'zod';
import { CRISIS_AREAS, CRISIS_SECTORS, INCOME_SUPPORTS } from '../../../../domain/programmes/facts';
import type { Requirement } from '../../../../domain/programmes/requirements';
import type { UnemployedFor } from '../../../../domain/programmes/unemployed-for';
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
export const crisisAreas = list(oneOf(CRISIS_AREAS));

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
  'unemployed-for': rule<UnemployedFor>({
    kind: literal('unemployed-for'),
    months: whole,
    fewer: rule<UnemployedFor['fewer']>({ months: whole, domiciledIn: crisisAreas }),
    law,
    source,
  }),
  receiving: rule<Of<'receiving'>>({ kind: literal('receiving'), supports, source }),
  'not-receiving': rule<Of<'not-receiving'>>({ kind: literal('not-receiving'), supports, source }),
  'worker-of-crisis': rule<Of<'worker-of-crisis'>>({
    kind: literal('worker-of-crisis'),
    sectors: list(oneOf(CRISIS_SECTORS)),
    source,
  }),
  'completed-course': rule<Of<'completed-course'>>({
    kind: literal('completed-course'),
    withinDays: whole,
    orNone: z.boolean(),
    source,
  }),
});
