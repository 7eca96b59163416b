import { birthOf, matchesBirthDate } from '../../../../domain/codice-fiscale';
import type { PersonData, PersonField } from '../../../../domain/person/identity';
import type { AdhesionRow } from '../files/adhesion-row';
import type { Fault } from '../read/column';

/** The cell of an adhesion that tells each part of who the person is. */
export const CELLS: { readonly [field in PersonField]: keyof AdhesionRow } = {
  givenName: 'nome',
  familyName: 'cognome',
  birthDate: 'data_nascita',
  sex: 'sesso',
  birthPlace: 'comune_nascita',
};

/** What the cells say of a person that her tax code, where it states it, says otherwise. */
export function identityFaults(row: AdhesionRow): readonly Fault[] {
  const { plain } = row.codice_fiscale;
  const faults: Fault[] = [];
  if (!matchesBirthDate(plain, row.data_nascita))
    faults.push({ field: 'codice_fiscale', reason: 'birth-date-mismatch' });
  const stated = birthOf(plain);
  if (stated === undefined) return faults;
  if (row.sesso !== stated.sex) faults.push({ field: 'sesso', reason: 'sex-mismatch' });
  if (row.comune_nascita !== stated.place)
    faults.push({ field: 'comune_nascita', reason: 'birth-place-mismatch' });
  return faults;
}

export function personDataOf(
  row: Pick<AdhesionRow, 'nome' | 'cognome' | 'data_nascita' | 'sesso' | 'comune_nascita'>,
): PersonData {
  return {
    givenName: row.nome,
    familyName: row.cognome,
    birthDate: row.data_nascita,
    sex: row.sesso,
    birthPlace: row.comune_nascita,
  };
}
