import { z } from 'zod';
import { programmeReport } from '../../../activities/postgres/report/programme-report';
import type { Programme } from '../../../domain/programmes/programme';
import { programmeIn } from '../../../domain/programmes/rulebook';
import { isSeenWhole } from '../../../domain/programmes/sight';
import { civilDate, programmeCode } from '../commands/shapes';
import { question, type ReadRow } from '../reads/row';
import { details, NOTHING } from '../reads/shapes';
import { reportShape, reportView } from './report';

const programme = z.object({ code: programmeCode, versions: z.array(details) }).meta({
  id: 'Programme',
  description: 'A programme as the engine applies it: each rule with its source, version by version.',
});

/** The rules themselves, as data with their sources. */
export const PROGRAMME_READS: readonly ReadRow[] = [
  question({
    name: 'Programmes',
    path: '/programmes',
    summary: { it: 'I programmi e le loro regole', en: 'The programmes and their rules' },
    parameters: NOTHING,
    query: NOTHING,
    answer: z.object({ items: z.array(programme) }).meta({ id: 'Programmes' }),
    read: (_, { rulebook }) => Promise.resolve({ items: rulebook.programmes.map(programmeView) }),
  }),
  question({
    name: 'Programme',
    path: '/programmes/{code}',
    summary: { it: 'Un programma e le sue regole', en: 'A programme and its rules' },
    parameters: z.strictObject({ code: programmeCode }),
    query: NOTHING,
    answer: programme,
    read: ({ code }, { rulebook }) => {
      const found = programmeIn(rulebook, code);
      return Promise.resolve(found === undefined ? undefined : programmeView(found));
    },
  }),
  question({
    name: 'ProgrammeReport',
    path: '/programmes/{code}/report',
    summary: {
      it: 'I dati pubblicati di un programma, se ce ne sono, e i suoi importi, contati a una data su ciò che era noto a un’altra',
      en: 'The published figures of a programme, if there are any, and its money, counted as of a day on what was known on another',
    },
    parameters: z.strictObject({ code: programmeCode }),
    query: z.strictObject({
      asOf: civilDate.describe('What happened up to this day.'),
      knownAt: civilDate.optional().describe('What was told up to this day; the same day if left out.'),
    }),
    answer: reportShape,
    read: async ({ code: programme, asOf, knownAt = asOf }, { database, rulebook, sight }) => {
      if (!isSeenWhole(sight, programme)) return undefined;
      const report = await programmeReport(database, { programme, rulebook }, { asOf, knownAt });
      return report === undefined ? undefined : reportView(report);
    },
  }),
];

/** A programme is JSON as it stands. */
function programmeView({ code, versions }: Programme): z.input<typeof programme> {
  return { code, versions: versions as unknown as z.input<typeof details>[] };
}
