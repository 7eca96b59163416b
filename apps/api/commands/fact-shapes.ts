import { z } from 'zod';
import { UNKNOWN_BECAUSE } from '../../../domain/knowable';
import {
  CITIZENSHIPS,
  CRISIS_AREAS,
  CRISIS_SECTORS,
  INCOME_SUPPORTS,
  type Facts,
  type ToldFact,
} from '../../../domain/programmes/facts';
import { regionCode } from './place-shapes';
import { civilDate } from './shapes';

const unknown = z.strictObject({ unknown: z.enum(UNKNOWN_BECAUSE) }).meta({
  id: 'UnknownFact',
  description: 'A fact that is not known, and why. Unknown is never read as no.',
});

/** A fact that is known, or unknown for one of the stated reasons. */
function knowable<Value extends z.ZodType>(value: Value) {
  return z.union([z.strictObject({ known: value }), unknown]);
}

/** One of which it matters since when it holds. */
function lasting<Value extends z.ZodType>(value: Value) {
  const known = z.strictObject({
    known: value,
    since: civilDate.exactOptional().describe('The first day on which it holds; left out, it always did.'),
  });
  return z.union([known, unknown]);
}

const OLDEST = 130;
/** Days of so many years. */
const MOST_DAYS = OLDEST * 366;

/** How each fact is read; without a row for each word of the vocabulary this does not build. The age is not sent: it follows from the birth date. */
const declared = {
  residenceRegion: lasting(regionCode),
  domicileRegion: lasting(regionCode),
  didOn: knowable(civilDate.nullable()).describe('Day of the DID; null when there is none.'),
  incomeSupport: lasting(z.enum(INCOME_SUPPORTS)),
  workedDays: knowable(z.number().int().min(0).max(MOST_DAYS)).describe(
    'Days at work from the DID to the eve of the request, traineeships left out; asked only where the registers hold no DID.',
  ),
  domicileCrisisArea: knowable(z.enum(CRISIS_AREAS)).describe(
    'The kind of crisis area in which the domicile lies on the day of the request.',
  ),
  citizenship: knowable(z.enum(CITIZENSHIPS)).describe('For statistics alone; no requirement looks at it.'),
  crisisSector: knowable(z.enum(CRISIS_SECTORS).nullable()).describe(
    'The crisis in which the person is involved as a worker; null for none.',
  ),
  courseCompletedOn: knowable(civilDate.nullable()).describe(
    'Day on which a training course was completed; null when there was none.',
  ),
} satisfies { readonly [Name in Exclude<ToldFact, 'ageYears'>]: z.ZodType<Facts[Name]> };

/** The facts of an adhesion. The age is not sent: it follows from the birth date and the day of the request. */
export const adhesionFacts = z
  .strictObject(declared)
  .partial()
  .transform(withoutAbsent)
  .meta({
    id: 'AdhesionFacts',
    description: 'The facts that the programme asks for, each known, or unknown for a stated reason.',
    example: {
      residenceRegion: { known: '09' },
      domicileRegion: { known: '09' },
      didOn: { known: '2020-01-10' },
      incomeSupport: { unknown: 'awaiting-register' },
    },
  });

/** Facts learned later: any of them, at least one. */
export const laterFacts = z
  .strictObject({ ...declared, ageYears: knowable(z.number().int().min(0).max(OLDEST)) })
  .partial()
  .refine((facts) => Object.keys(facts).length > 0, 'no-facts')
  .transform(withoutAbsent)
  .meta({
    id: 'LaterFacts',
    description: 'The facts that became known, at least one.',
    example: { incomeSupport: { known: 'naspi' } },
    minProperties: 1,
  });

type WithoutAbsent<Facts> = { [Name in keyof Facts]?: Exclude<Facts[Name], undefined> };

function withoutAbsent<Facts extends object>(facts: Facts): WithoutAbsent<Facts> {
  return Object.fromEntries(
    Object.entries(facts).filter(([, fact]) => fact !== undefined),
  ) as WithoutAbsent<Facts>;
}
