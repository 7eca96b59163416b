import { z } from 'zod';
import type { FieldText } from '../texts/fields';
import { civilDate } from '../commands/shapes';

/** Rows in one page at most. */
const MOST_ROWS = 100;
const USUAL_ROWS = 50;

export const NOTHING = z.strictObject({});

export const text = z
  .object({ it: z.string(), en: z.string() })
  .meta({ id: 'Text', description: 'A text in both languages; one of them is answered.' });

/** A whole number that travels as text in a query. */
function wholeNumber(least: number, most: number) {
  return z.string().transform((digits, context) => {
    const value = /^\d{1,9}$/.test(digits) ? Number(digits) : NaN;
    if (value >= least && value <= most) return value;
    const params = { least, most, of: 'number' };
    context.addIssue({ code: 'custom', message: 'out-of-range' satisfies FieldText, params });
    return z.NEVER;
  });
}

export const limit = wholeNumber(1, MOST_ROWS)
  .default(USUAL_ROWS)
  .meta({ description: `Rows in the page, 1 to ${MOST_ROWS}; ${USUAL_ROWS} unless told.`, example: '50' });

export const after = z
  .string()
  .max(1_000)
  .optional()
  .meta({ description: 'The `next` of the page before; the first page without it.' });

export const afterVersion = wholeNumber(0, 999_999_999)
  .default(0)
  .meta({ description: 'Only facts after this version: the `next` of the page before.', example: '0' });

/** One page of a list, and where the next begins; without `next` it was the last. */
export function pageOfShape<Item extends z.ZodType>(id: string, item: Item) {
  return z.object({ items: z.array(item), next: z.string().exactOptional() }).meta({ id });
}

/** JSON by name, whatever it holds. */
export const details = z.record(z.string(), z.unknown());

export const ruling = z
  .object({
    rule: z.string(),
    source: z.string(),
    verdict: z.enum(['met', 'not-met', 'unknown']),
    facts: details,
    because: z.string().exactOptional(),
  })
  .meta({
    id: 'Ruling',
    description: 'A rule that was applied: its source, what it found, and on which facts.',
  });

export const period = z
  .object({ from: civilDate, to: civilDate.nullable() })
  .meta({ id: 'Period', description: 'Days from the first to the last, both included; null means open.' });

export const instant = z.iso.datetime().meta({ id: 'Instant', description: 'A moment in UTC.' });
