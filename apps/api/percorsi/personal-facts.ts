import { birthOf, parseCodiceFiscale } from '../../../domain/codice-fiscale';
import { readFacts } from '../../../activities/postgres/history';
import { deciderOf } from '../../../domain/deciders';
import {
  parsePercorsoId,
  parseTutorId,
  percorsoStream,
  type ProgrammeCode,
  type TutorId,
} from '../../../domain/identifiers';
import type { Knowable } from '../../../domain/knowable';
import { fold } from '../../../domain/lived';
import { stepIn, type Percorso } from '../../../domain/percorso/state';
import type { Sex } from '../../../domain/percorso/events';
import type { Facts } from '../../../domain/programmes/facts';
import { programmeIn, versionOn, type Rulebook } from '../../../domain/programmes/rulebook';
import { yearsBetween, type CivilDate } from '../../../domain/time/civil-date';
import type { PersonCard } from '../../modules/personal/personal-data';
import { drawn } from '../commands/drawn';
import type { Asked } from '../commands/row';
import { fieldError } from '../problems/field-errors';
import { Problem } from '../problems/problem';

/** Drawn once at random: a request key names the same tutor for ever. */
const TUTOR_NAMESPACE = 'c9a4f7de-2f6e-4f4b-9d63-7f0f4b1f8e02';

const NOT_DECLARED = { unknown: 'not-declared' } as const;

/** The age on the day of the request, from the birth date that the person declared; without one it is not known. */
export function ageOn(on: CivilDate, card: PersonCard | undefined): Knowable<number> {
  const birthDate = card?.birthDate ?? null;
  return birthDate === null ? NOT_DECLARED : { known: Math.max(0, yearsBetween(birthDate, on)) };
}

interface Adhesion {
  readonly programme: ProgrammeCode;
  readonly on: CivilDate;
  readonly facts: Facts;
}

/** Each programme asks for facts of its own, and all of them are told, known or not. A programme that is none says so itself. */
export function requireFacts({ programme, on, facts }: Adhesion, rulebook: Rulebook): void {
  const found = programmeIn(rulebook, programme);
  const version = found === undefined ? undefined : versionOn(found, on);
  const absent = version?.facts.filter((name) => name !== 'ageYears' && facts[name] === undefined) ?? [];
  if (absent.length > 0)
    throw new Problem('fields-invalid', {
      errors: absent.map((name) => fieldError(`facts.${name}`, 'knowable')),
    });
}

/** The sex that the tax code states, or that was told beside one which states none; for the statistics of the programme. */
export function sexOf(card: PersonCard | undefined): Knowable<Sex> {
  const sex = statedSex(card?.codiceFiscale ?? '') ?? card?.sex ?? null;
  return sex === null ? NOT_DECLARED : { known: sex };
}

function statedSex(taxCode: string): Sex | undefined {
  const code = parseCodiceFiscale(taxCode);
  return code === undefined ? undefined : birthOf(code)?.sex;
}

/** Keeps the tutor's name outside the register; the same key with another name is another request. */
export async function tutorNamed(
  tutorName: string,
  { personal, requestId }: Pick<Asked, 'personal' | 'requestId'>,
): Promise<TutorId> {
  const tutorId = drawn(parseTutorId, TUTOR_NAMESPACE, requestId);
  if ((await personal.nameTutor(tutorId, tutorName)) !== tutorName) throw new Problem('request-id-reused');
  return tutorId;
}

/** The tutor of the percorso, where that is the name: who names the tutor who is there changes nothing. */
export async function tutorThere(tutorName: string, { path, personal, database }: Asked) {
  const id = parsePercorsoId(path['percorsoId'] ?? '');
  if (id === undefined) return undefined;
  const stream = percorsoStream(id);
  const facts = await readFacts(database, stream);
  const tutorId = stepIn(fold(deciderOf(stream), facts) as Percorso, 'first-meeting')?.tutorId;
  const known = tutorId === undefined ? undefined : await personal.tutorName(tutorId);
  return known !== undefined && isSameName(known, tutorName) ? tutorId : undefined;
}

function isSameName(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFC').toLocaleLowerCase('it').split(/\s+/).join(' ').trim();
  return plain(one) === plain(other);
}
