import { z } from 'zod';
import { accreditedOn, aplEntry, type AplEntry } from '../../../activities/postgres/read-models/apl-register';
import { aplId, civilDate } from '../commands/shapes';
import { present } from '../reads/present';
import { question, type ReadRow } from '../reads/row';
import { after, limit, NOTHING, pageOfShape, period } from '../reads/shapes';

const entry = z
  .object({
    aplId,
    name: z.string(),
    accredited: z.array(period),
    suspended: z.array(period),
  })
  .meta({ id: 'AplEntry', description: 'An accredited body, and when it is accredited or suspended.' });

/** What can be asked about the accreditation register. */
export const APL_READS: readonly ReadRow[] = [
  question({
    name: 'AccreditedApls',
    path: '/apls',
    summary: {
      it: 'Gli operatori che si possono scegliere in un giorno',
      en: 'The providers that may be chosen on a day',
    },
    parameters: NOTHING,
    query: z.strictObject({ on: civilDate, after, limit }),
    answer: pageOfShape('AccreditedApls', entry),
    read: async ({ on, ...page }, { database }) => {
      const found = await accreditedOn(database, on, present(page));
      return { ...found, items: found.items.map(entryView) };
    },
  }),
  question({
    name: 'AplEntry',
    path: '/apls/{aplId}',
    summary: { it: 'Un operatore dell’elenco', en: 'A provider of the register' },
    parameters: z.strictObject({ aplId }),
    query: NOTHING,
    answer: entry,
    read: async (asked, { database }) => {
      const found = await aplEntry(database, asked.aplId);
      return found === null ? undefined : entryView(found);
    },
  }),
];

function entryView({ aplId: id, name, accredited, suspended }: AplEntry): z.input<typeof entry> {
  return { aplId: id, name, accredited: [...accredited], suspended: [...suspended] };
}
