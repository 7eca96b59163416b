import { z } from 'zod';
import {
  decidedIn,
  personDecisions,
  type PersonDecision,
} from '../../../activities/postgres/read-models/person-decision';
import type { PersonId } from '../../../domain/identifiers';
import { PERSON_FIELDS } from '../../../domain/person/identity';
import { IDENTITY_EVIDENCE } from '../../../domain/person/events';
import { ACTOR_ROLES } from '../../../domain/roles';
import type { CorrectedData } from '../../modules/personal/personal-data';
import { decisionText, EVIDENCE_TEXTS } from '../../modules/texts/identity';
import { ROLE_TEXTS } from '../../modules/texts/pathway';
import { civilDate, personId } from '../commands/shapes';
import type { Sources } from '../reads/row';
import { instant, text } from '../reads/shapes';

const corrected = z
  .object({
    field: z.enum(PERSON_FIELDS),
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  .meta({
    id: 'CorrectedField',
    description: 'What was on record, and what took its place; null where erased.',
  });

/** One decision about who a person is. */
export const decisionShape = z
  .object({
    personId: personId.describe('The record in which it stands.'),
    version: z.int(),
    type: z.string(),
    title: text,
    other: personId.nullable().describe('The other record that it is about; null where it is about none.'),
    joining: z
      .int()
      .nullable()
      .describe(
        'The joining that it is about, by its version in the record that was joined; null where none.',
      ),
    because: z.enum(IDENTITY_EVIDENCE),
    becauseText: text,
    corrected: z.array(corrected),
    effectiveOn: civilDate,
    toldAt: instant,
    recordedAt: instant,
    actor: z.object({
      role: z.enum(ACTOR_ROLES),
      roleText: text,
      organisation: z.string(),
      user: z.string(),
    }),
    causation: z.string().describe('The request id of the command.'),
  })
  .meta({ id: 'PersonDecision', description: 'Who decided what about who the person is, when and why.' });

/** What was decided about a person in all her records, with the data that were corrected. */
export async function decisionsOf(
  records: readonly PersonId[],
  { database, personal }: Sources,
): Promise<z.input<typeof decisionShape>[]> {
  const found = await personDecisions(database, records);
  const data = await personal.correctedBy(found.map(({ causation }) => causation));
  return found.map((one) => decisionView(one, data.get(one.causation)));
}

function decisionView(row: PersonDecision, data: CorrectedData | undefined): z.input<typeof decisionShape> {
  const { personId: id, version, type, effectiveOn, toldAt, recordedAt, causation } = row;
  const { event, about: all } = decidedIn(row);
  const { fields, ...about } = all;
  return {
    personId: id,
    version,
    type,
    title: decisionText(event),
    ...about,
    becauseText: EVIDENCE_TEXTS[about.because],
    corrected: fields.map((field) => ({
      field,
      before: data?.before[field] ?? null,
      after: data?.after[field] ?? null,
    })),
    effectiveOn,
    toldAt,
    recordedAt,
    actor: {
      role: row.actorRole,
      roleText: ROLE_TEXTS[row.actorRole],
      organisation: row.actorOrganisation,
      user: row.actorUser,
    },
    causation,
  };
}
