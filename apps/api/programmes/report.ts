import { z } from 'zod';
import type { Report } from '../../../domain/figures/report-row';
import { civilDate, programmeCode } from '../commands/shapes';
import { text } from '../reads/shapes';

const source = z
  .object({ id: z.string(), act: z.string(), status: z.string(), text })
  .meta({ id: 'Citation', description: 'Where a value comes from.' });

const row = z
  .object({
    figure: z.string().nullable().describe('Its place in the list of published figures.'),
    indicator: z.string(),
    value: z.union([z.number(), z.string()]).nullable(),
    printed: z.string().describe('What was counted, as the publication would print it.'),
    numerator: z.int().nullable(),
    denominator: z.int().nullable(),
    definition: text,
    standing: z
      .enum(['counted', 'declared'])
      .describe('Declared: stated by the publication, derivable from nothing that is recorded.'),
    window: z.object({ from: civilDate.nullable(), to: civilDate }),
    rounding: text,
    unit: z.enum(['count', 'share', 'average', 'euro', 'cents']),
    published: z
      .object({ value: z.union([z.number(), z.string()]), printed: z.string(), date: z.string(), source })
      .nullable()
      .describe('Beside what is counted, never part of it.'),
    source: source.optional().describe('Why it is counted, of a row that no publication has.'),
  })
  .meta({ id: 'ReportRow' });

export const reportShape = z
  .object({ programme: programmeCode, asOf: civilDate, knownAt: civilDate, rows: z.array(row) })
  .meta({
    id: 'ProgrammeReport',
    description:
      'The published figures of a programme, counted as of a day on what was known on another. That of a programme whose files are restricted is found by who sees all of them.',
  });

export function reportView({ programme, rows, ...dates }: Report): z.input<typeof reportShape> {
  return { programme, ...dates, rows: [...rows] };
}
