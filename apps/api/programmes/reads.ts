import { z } from 'zod';
import { PROGRAMMES, programmeOf } from '../../../domain/programmes';
import type { Programme } from '../../../domain/programmes/programme';
import { programmeCode } from '../commands/shapes';
import { question, type ReadRow } from '../reads/row';
import { details, NOTHING } from '../reads/shapes';

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
    read: () => Promise.resolve({ items: PROGRAMMES.map(programmeView) }),
  }),
  question({
    name: 'Programme',
    path: '/programmes/{code}',
    summary: { it: 'Un programma e le sue regole', en: 'A programme and its rules' },
    parameters: z.strictObject({ code: programmeCode }),
    query: NOTHING,
    answer: programme,
    read: ({ code }) => {
      const found = programmeOf(code);
      return Promise.resolve(found === undefined ? undefined : programmeView(found));
    },
  }),
];

/** A programme is JSON as it stands. */
function programmeView({ code, versions }: Programme): z.input<typeof programme> {
  return { code, versions: versions as unknown as z.input<typeof details>[] };
}
