import { z } from 'zod';
import { personPercorsi } from '../../../activities/postgres/read-models/percorso-file';
import { recordsOf } from '../../../activities/postgres/read-models/person-record';
import { municipalityCode } from '../commands/place-shapes';
import { civilDate, codiceFiscale, personId } from '../commands/shapes';
import { percorsoShape, percorsoView } from '../percorsi/standing';
import { question, type ReadRow } from '../reads/row';
import { NOTHING } from '../reads/shapes';
import { decisionShape, decisionsOf } from './decisions';

const card = z
  .object({
    personId,
    codiceFiscale: codiceFiscale.nullable(),
    givenName: z.string().nullable(),
    familyName: z.string().nullable(),
    birthDate: civilDate.nullable(),
    sex: z.enum(['F', 'M']).nullable().describe('As it was told; a final tax code states it too.'),
    birthPlace: municipalityCode.nullable(),
    records: z.array(personId).describe('Other records of the person, joined into this one.'),
    decisions: z.array(decisionShape).describe('What was decided about who the person is, the first first.'),
  })
  .meta({
    id: 'PersonCard',
    description: 'The person, of whichever record it is asked; data are null where unknown or erased.',
  });

/** What can be asked about a person. */
export const PERSON_READS: readonly ReadRow[] = [
  question({
    name: 'PersonCard',
    path: '/persons/{personId}',
    summary: { it: 'I dati di una persona', en: 'The data of a person' },
    parameters: z.strictObject({ personId }),
    query: NOTHING,
    answer: card,
    read: async (asked, sources) => {
      const [kept, ...others] = await recordsOf(sources.database, asked.personId);
      const found = await sources.personal.person(kept);
      if (found === undefined) return undefined;
      return { ...found, records: others, decisions: await decisionsOf([kept, ...others], sources) };
    },
  }),
  question({
    name: 'PersonPercorsi',
    path: '/persons/{personId}/percorsi',
    summary: { it: 'I percorsi di una persona', en: 'The percorsi of a person' },
    parameters: z.strictObject({ personId }),
    query: NOTHING,
    answer: z.object({ items: z.array(percorsoShape) }).meta({ id: 'PersonPercorsi' }),
    read: async (asked, sources) => {
      const files = await personPercorsi(sources.database, asked.personId);
      return { items: await Promise.all(files.map((file) => percorsoView(file, sources))) };
    },
  }),
];
