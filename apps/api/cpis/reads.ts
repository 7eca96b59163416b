import { z } from 'zod';
import { cpiEntry, cpisOpenOn, type CpiRow } from '../../../activities/postgres/read-models/cpi-register';
import { regionCode } from '../commands/place-shapes';
import { civilDate, cpiId } from '../commands/shapes';
import { present } from '../reads/present';
import { question, type ReadRow } from '../reads/row';
import { after, limit, NOTHING, pageOfShape } from '../reads/shapes';

const entry = z
  .object({ cpiId, name: z.string(), region: regionCode, from: civilDate, to: civilDate.nullable() })
  .meta({ id: 'CpiEntry', description: 'An office, its region, and from when to when it is open.' });

/** What can be asked about the register of offices. */
export const CPI_READS: readonly ReadRow[] = [
  question({
    name: 'OpenCpis',
    path: '/cpis',
    summary: { it: 'I centri per l’impiego attivi in un giorno', en: 'The offices that are open on a day' },
    parameters: NOTHING,
    query: z.strictObject({ on: civilDate, after, limit }),
    answer: pageOfShape('OpenCpis', entry),
    read: async ({ on, ...page }, { database }) => {
      const found = await cpisOpenOn(database, on, present(page));
      return { ...found, items: found.items.map(entryView) };
    },
  }),
  question({
    name: 'CpiEntry',
    path: '/cpis/{cpiId}',
    summary: { it: 'Un centro per l’impiego dell’elenco', en: 'An office of the register' },
    parameters: z.strictObject({ cpiId }),
    query: NOTHING,
    answer: entry,
    read: async (asked, { database }) => {
      const found = await cpiEntry(database, asked.cpiId);
      return found === null ? undefined : entryView(found);
    },
  }),
];

function entryView({ cpiId: id, name, region, opensOn, closesOn }: CpiRow): z.input<typeof entry> {
  return { cpiId: id, name, region, from: opensOn, to: closesOn };
}
