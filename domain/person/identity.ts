import type { TaxCodeBirth } from '../codice-fiscale';
import type { MunicipalityCode, PersonId } from '../identifiers';
import type { CivilDate } from '../time/civil-date';

/** What tells people apart beside the tax code. */
export const PERSON_FIELDS = ['givenName', 'familyName', 'birthDate', 'sex', 'birthPlace'] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

/** Who somebody is, as far as it was told; null is not known, and never contradicts. */
export interface PersonData {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly birthDate: CivilDate | null;
  readonly sex: TaxCodeBirth['sex'] | null;
  readonly birthPlace: MunicipalityCode | null;
}

export const NOTHING_TOLD: PersonData = {
  givenName: null,
  familyName: null,
  birthDate: null,
  sex: null,
  birthPlace: null,
};

/** Somebody on record with the plain form of a tax code. */
export interface Namesake {
  readonly personId: PersonId;
  /** The record that has the code, where that is joined into another one of the person. */
  readonly record?: PersonId | null;
  readonly data: PersonData;
  /** Other data under which somebody decided that it is the same person. */
  readonly decided: readonly PersonData[];
  /** Whether the code was told of this person in the very form in which it is given now. */
  readonly hasThisForm: boolean;
}

/** In which fields somebody on record is not who was told. */
export interface Contradiction {
  readonly personId: PersonId;
  readonly fields: readonly PersonField[];
}

export type Identity =
  | { readonly verdict: 'new' }
  /** `record` as it is joined into another one of the person, where the code is known of that alone. */
  | { readonly verdict: 'known'; readonly personId: PersonId; readonly record?: PersonId }
  | { readonly verdict: 'contradicted'; readonly by: readonly Contradiction[] };

/**
 * Who is told of by a tax code and what else is said. The form in which the code is written tells the people apart who share a
 * plain form (an omocode exists because they are two); where no form or no name settles it, nobody is taken for another: a
 * person decides.
 */
export function whoIs(told: PersonData, onRecord: readonly Namesake[]): Identity {
  if (onRecord.length === 0) return { verdict: 'new' };
  const sameForm = onRecord.filter(({ hasThisForm }) => hasThisForm);
  const candidates = sameForm.length > 0 ? sameForm : onRecord;
  const agreeing = candidates.filter((one) => contradictionsOf(told, one).length === 0);
  const [only, ...others] = onePerPerson(agreeing);
  if (only === undefined || others.length > 0)
    return {
      verdict: 'contradicted',
      by: onePerPerson(onRecord).map((one) => ({
        personId: one.personId,
        fields: contradictionsOf(told, one),
      })),
    };
  const { personId, record } = only;
  return record == null ? { verdict: 'known', personId } : { verdict: 'known', personId, record };
}

/** Of several records of one person the one that is kept, if it is among them. */
function onePerPerson(found: readonly Namesake[]): readonly Namesake[] {
  const keptFirst = [...found].sort(
    (one, other) => Number(one.record != null) - Number(other.record != null),
  );
  const first = (one: Namesake) => keptFirst.find(({ personId }) => personId === one.personId) === one;
  return found.filter(first);
}

/** The fields in which somebody on record differs from what was told; none where it was decided that they are one. */
function contradictionsOf(told: PersonData, { data, decided }: Namesake): readonly PersonField[] {
  const isDecided = decided.some((one) => differences(told, one).length === 0);
  return isDecided ? [] : differences(told, data);
}

/** The fields that both know, and know differently. */
export function differences(one: PersonData, other: PersonData): readonly PersonField[] {
  return PERSON_FIELDS.filter((field) => {
    const [first, second] = [one[field], other[field]];
    return first !== null && second !== null && comparable(field, first) !== comparable(field, second);
  });
}

/** Names are one whatever their case, accents, spaces and apostrophes: registers write `NICOLO'` for Nicolò. */
function comparable(field: PersonField, text: string): string {
  if (field !== 'givenName' && field !== 'familyName') return text;
  const letters = text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
  return letters === '' ? text : letters;
}
