import { z } from 'zod';
import { keptRecord } from '../../../activities/postgres/read-models/person-record';
import { birthOf, matchesBirthDate, type TaxCode } from '../../../domain/codice-fiscale';
import { personStream, type PersonId } from '../../../domain/identifiers';
import { PERSON_FIELDS, type PersonData } from '../../../domain/person/identity';
import { IDENTITY_EVIDENCE, type IdentityDecision } from '../../../domain/person/events';
import { dateOf, instantAt, type CivilDate } from '../../../domain/time/civil-date';
import type { Asked, Order } from '../commands/row';
import { municipalityCode } from '../commands/place-shapes';
import { civilDate, codiceFiscale, name, personId } from '../commands/shapes';
import { fieldError } from '../problems/field-errors';
import { Problem } from '../problems/problem';
import type { FieldText } from '../texts/fields';

const because = z.enum(IDENTITY_EVIDENCE).describe('What the decision rests on.');

const decision = z
  .discriminatedUnion('answer', [
    z.strictObject({
      answer: z.literal('same-person'),
      personId: personId.describe('The person on record that it is.'),
      because,
      correct: z
        .array(z.enum(PERSON_FIELDS))
        .max(PERSON_FIELDS.length)
        .default([])
        .describe('The fields in which what is given takes the place of what is on record.'),
    }),
    z.strictObject({
      answer: z.literal('another-person'),
      personId: personId.describe('The person on record that it is not.'),
      because,
    }),
  ])
  .meta({
    id: 'IdentityDecision',
    description: 'What an office decided after an answer `identity-contradicted`. Who and why become a fact.',
  });

/** Who a person is, checked against what the tax code says, and what was decided if that was contradicted. */
export const registration = z
  .strictObject({
    codiceFiscale,
    givenName: name,
    familyName: name,
    birthDate: civilDate.optional(),
    sex: z.enum(['F', 'M']).optional().describe('Where the tax code does not state it.'),
    birthPlace: municipalityCode
      .optional()
      .describe('The municipality of birth, or the state of a birth abroad.'),
    decision: decision.optional(),
  })
  .superRefine((body, context) => {
    for (const [field, message] of differencesFromCode(body.codiceFiscale, dataOf(body)))
      context.addIssue({ code: 'custom', path: [field], message });
  })
  .meta({
    id: 'RegisterPerson',
    description: 'Personal data: kept apart from the register, and erasable.',
    example: {
      codiceFiscale: 'RSSMRA80A01D612Y',
      givenName: 'Mario',
      familyName: 'Rossi',
      birthDate: '1980-01-01',
    },
  });
type Registration = z.output<typeof registration>;

/** Who is registered, as far as it is given. */
interface Given {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate?: CivilDate | undefined;
  readonly sex?: PersonData['sex'] | undefined;
  readonly birthPlace?: PersonData['birthPlace'] | undefined;
}

/** What is known of a birth and the tax code states otherwise: the field, and what is wrong with it. */
export function differencesFromCode(
  { plain }: TaxCode,
  { birthDate, sex, birthPlace }: Pick<PersonData, 'birthDate' | 'sex' | 'birthPlace'>,
): readonly (readonly [string, FieldText])[] {
  const stated = birthOf(plain);
  const found: (readonly [string, FieldText])[] = [];
  if (birthDate !== null && !matchesBirthDate(plain, birthDate))
    found.push(['birthDate', 'birth-date-differs']);
  if (stated === undefined) return found;
  if (sex !== null && sex !== stated.sex) found.push(['sex', 'sex-differs']);
  if (birthPlace !== null && birthPlace !== stated.place) found.push(['birthPlace', 'birth-place-differs']);
  return found;
}

/** The stream of the person, by what is on record or by what was decided, and what is asked of it. */
export async function registrationOrder(body: Registration, asked: Asked): Promise<Order> {
  const { decision: taken, birthDate } = body;
  if (birthDate !== undefined && birthDate > dateOf(instantAt(Date.now())))
    throw new Problem('fields-invalid', { errors: [fieldError('birthDate', 'out-of-range')] });
  if (taken !== undefined) return decidedOrder(body, taken, asked);
  const identity = await asked.personal.identify(detailsOf(body), asked.requestId);
  if (identity.verdict === 'contradicted')
    throw new Problem('identity-contradicted', { people: identity.by });
  if (identity.verdict === 'new') throw new Error('Who was entered is known');
  return { stream: personStream(identity.personId), command: { type: 'RegisterPerson' } };
}

/** Only an office decides who somebody is. */
async function decidedOrder(
  body: Registration,
  taken: NonNullable<Registration['decision']>,
  { actor, personal, requestId, database }: Asked,
): Promise<Order> {
  if (actor.role !== 'cpi') throw new Problem('role-not-allowed', { missing: ['cpi'] });
  const { because: evidence } = taken;
  const named = await keptRecord(database, taken.personId);
  if (taken.answer === 'same-person') {
    const corrected = PERSON_FIELDS.filter((field) => taken.correct.includes(field));
    if (!(await personal.confirm(named, detailsOf(body), { corrected, requestId })))
      throw new Problem('identity-decision-void');
    return order(named, { answer: 'same-person', because: evidence, corrected });
  }
  const personId = await personal.tellApart(named, detailsOf(body), requestId);
  if (personId === undefined) throw new Problem('identity-decision-void');
  return order(personId, { answer: 'another-person', because: evidence, than: named });
}

function order(person: PersonId, taken: IdentityDecision): Order {
  return { stream: personStream(person), command: { type: 'RegisterPerson', decision: taken } };
}

function detailsOf(body: Registration): { readonly code: TaxCode; readonly data: PersonData } {
  return { code: body.codiceFiscale, data: dataOf(body) };
}

/** What is not given is not known. */
function dataOf(given: Given): PersonData {
  const { givenName, familyName, birthDate = null, sex = null, birthPlace = null } = given;
  return { givenName, familyName, birthDate, sex, birthPlace };
}
