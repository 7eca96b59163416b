import { z } from 'zod';
import { accreditedOn, aplEntry, type AplEntry } from '../../../activities/postgres/read-models/apl-register';
import { caseloadOf } from '../../../activities/postgres/read-models/caseload';
import { affectedGroups, affectedPercorsi, placesOfBody } from '../../../activities/postgres/report/affected';
import { aplId, civilDate, cpiId, percorsoId, personId, programmeCode } from '../commands/shapes';
import { present } from '../reads/present';
import { question, type ReadRow } from '../reads/row';
import { after, limit, NOTHING, pageOfShape, period } from '../reads/shapes';
import { affectedShape, groupView, percorsoView, phase, totalOf } from './affected';

const suspension = period
  .extend({
    proceeding: z
      .int()
      .exactOptional()
      .describe('The proceeding that decided it; what the regional register told has none.'),
  })
  .meta({
    id: 'Suspension',
    description: 'Days without accreditation; a withdrawal decided here has no end.',
  });

const entry = z
  .object({
    aplId,
    name: z.string(),
    accredited: z.array(period),
    suspended: z.array(suspension),
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
  question({
    name: 'AffectedByBody',
    path: '/apls/{aplId}/affected',
    summary: {
      it: 'Chi è toccato dalla sospensione o dalla revoca di un operatore, prima che sia decisa: le persone con i loro termini, i posti, il denaro; ogni CPI vede i propri percorsi',
      en: 'Who is affected by the suspension or withdrawal of a provider, before it is decided: people with their terms, places, money; an office sees its own percorsi',
    },
    roles: ['manager', 'cpi', 'operator'],
    parameters: z.strictObject({ aplId }),
    query: z.strictObject({
      cpi: cpiId.optional(),
      programme: programmeCode.optional(),
      phase: phase.optional(),
      after,
      limit,
    }),
    answer: affectedShape,
    read: async ({ aplId: apl, ...filter }, { database, sight, actor }) => {
      const found = await aplEntry(database, apl);
      if (found === null) return undefined;
      const asked = { aplId: apl, office: actor?.role === 'cpi' ? actor.organisation : null, sight };
      const groups = await affectedGroups(database, asked);
      const { items, ...next } = await affectedPercorsi(database, asked, present(filter));
      const places = await placesOfBody(database, apl);
      const whole = { aplId: apl, name: found.name, places, ...totalOf(groups) };
      return { ...whole, groups: groups.map(groupView), items: items.map(percorsoView), ...next };
    },
  }),
];

function entryView({ aplId: id, name, accredited, suspended }: AplEntry): z.input<typeof entry> {
  return { aplId: id, name, accredited: [...accredited], suspended: suspended.map(suspensionView) };
}

function suspensionView({ under, from, to }: AplEntry['suspended'][number]): z.input<typeof suspension> {
  return under === undefined ? { from, to } : { from, to, proceeding: under.proceeding };
}
