import { z } from 'zod';
import { accreditedOn, aplEntry, type AplEntry } from '../../../activities/postgres/read-models/apl-register';
import { caseloadOf } from '../../../activities/postgres/read-models/caseload';
import { aplId, civilDate, percorsoId, personId } from '../commands/shapes';
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

const followed = z
  .object({ percorsoId, personId, tutorName: z.string().nullable() })
  .meta({ id: 'Followed', description: 'A percorso that a tutor of the provider follows now.' });

/** What can be asked about the accreditation register, and about whom a provider follows. */
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
  question({
    name: 'AplCaseload',
    path: '/apls/{aplId}/caseload',
    summary: {
      it: 'Le persone seguite da un operatore, con il tutor di ciascuna',
      en: 'The people whom a provider follows, each with the tutor',
    },
    parameters: z.strictObject({ aplId }),
    query: z.strictObject({ after, limit }),
    answer: pageOfShape('AplCaseload', followed),
    read: async ({ aplId: apl, ...page }, { database, personal, sight }) => {
      const found = await caseloadOf(database, apl, { ...present(page), sight });
      const items = found.items.map(async ({ tutorId, ...one }) => ({
        ...one,
        tutorName: (await personal.tutorName(tutorId)) ?? null,
      }));
      return { ...found, items: await Promise.all(items) };
    },
  }),
];

function entryView({ aplId: id, name, accredited, suspended }: AplEntry): z.input<typeof entry> {
  return { aplId: id, name, accredited: [...accredited], suspended: [...suspended] };
}
