import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { readFacts } from '../../../activities/postgres/history';
import { personPercorsi } from '../../../activities/postgres/read-models/percorso-file';
import { recordsOf } from '../../../activities/postgres/read-models/person-record';
import { deciderOf } from '../../../domain/deciders';
import { personStream, type PersonId } from '../../../domain/identifiers';
import { fold } from '../../../domain/lived';
import type { Person } from '../../../domain/person/state';
import type { CivilDate } from '../../../domain/time/civil-date';
import { municipalityCode } from '../commands/place-shapes';
import { civilDate, codiceFiscale, personId } from '../commands/shapes';
import { unemploymentOf } from '../../modules/unemployment/unemployment';
import { sapShape, sapView } from '../percorsi/sap';
import { percorsoShape, percorsoView } from '../percorsi/standing';
import { question, type ReadRow } from '../reads/row';
import { NOTHING } from '../reads/shapes';
import { unemploymentShape, unemploymentView } from './unemployment';
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
    diedOn: civilDate.nullable().describe('The day of the death; null as far as is known.'),
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
      const { database, personal } = sources;
      const [kept, ...records] = await recordsOf(database, asked.personId);
      const found = await personal.person(kept);
      if (found === undefined) return undefined;
      const decisions = await decisionsOf([kept, ...records], sources);
      return { ...found, diedOn: await deathOf(kept, database), records, decisions };
    },
  }),
  question({
    name: 'PersonUnemployment',
    path: '/persons/{personId}/unemployment',
    summary: {
      it: 'Lo stato di disoccupazione di una persona in un giorno: quali giorni contano, e perché',
      en: 'The registered unemployment of a person on a day: which days count, and why',
    },
    parameters: z.strictObject({ personId }),
    query: z.strictObject({ on: civilDate }),
    answer: unemploymentShape,
    read: async (asked, { database }) => {
      const found = await unemploymentOf(database, asked.personId, asked.on);
      return found === undefined ? undefined : { personId: asked.personId, ...unemploymentView(found) };
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
      const files = await personPercorsi(sources.database, asked.personId, sources.sight);
      return { items: await Promise.all(files.map((file) => percorsoView(file, sources))) };
    },
  }),
  question({
    name: 'PersonSap',
    path: '/persons/{personId}/sap',
    summary: {
      it: 'Le politiche attive di una persona per la scheda nazionale (SAP), sezione 6',
      en: 'The active policies of a person for the national record (SAP), section 6',
    },
    parameters: z.strictObject({ personId }),
    query: NOTHING,
    answer: z.object({ items: z.array(sapShape) }).meta({ id: 'PersonSap' }),
    read: async (asked, sources) => {
      const files = await personPercorsi(sources.database, asked.personId, sources.sight);
      const policies = await Promise.all(files.map((file) => sapView(file, sources)));
      return { items: policies.filter((one) => one !== undefined) };
    },
  }),
];

/** It is a fact of the register, and outlives the personal data. */
async function deathOf(personId: PersonId, database: DataSource): Promise<CivilDate | null> {
  const stream = personStream(personId);
  const person = fold(deciderOf(stream), await readFacts(database, stream)) as Person;
  return person.phase === 'none' ? null : (person.death?.on ?? null);
}
