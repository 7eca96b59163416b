import { createHash, randomUUID } from 'node:crypto';
import { must } from './http-client';

const FACTS = {
  residenceRegion: { known: '09' },
  domicileRegion: { unknown: 'not-declared' },
  didOn: { known: '2019-11-04' },
  incomeSupport: { known: 'none' },
};
const ADHESION_DAY = '2020-01-15';

/** A new person with an adhesion: the percorso that commands are then asked of. Answers its id. */
export async function newPercorso(apiUrl: string): Promise<string> {
  const person = await must(`${apiUrl}/api/v1/persons`, {
    codiceFiscale: someTaxCode(),
    givenName: 'Prova',
    familyName: 'Misura',
    birthDate: '1985-12-10',
  });
  const adhesion = {
    personId: person.body['personId'],
    programme: 'TOS-PIO2',
    cpi: 'D612C000002',
    on: ADHESION_DAY,
  };
  const percorso = await must(`${apiUrl}/api/v1/percorsi`, { ...adhesion, facts: FACTS });
  return String(percorso.body['percorsoId']);
}

/** A command that may be asked again and again, and that appends one fact each time. */
export function recordFacts(apiUrl: string, percorsoId: string): Promise<unknown> {
  const body = { on: ADHESION_DAY, facts: { residenceRegion: { known: '09' } } };
  return must(`${apiUrl}/api/v1/percorsi/${percorsoId}/record-facts`, body);
}

/** A valid tax code of somebody born on 10 December 1985, different each time. */
export function someTaxCode(): string {
  const digest = createHash('sha256').update(randomUUID()).digest();
  const letters = [...digest.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('');
  const place = String(digest.readUInt16BE(8) % 1000).padStart(3, '0');
  const first15 = `${letters}85T10${String.fromCharCode(65 + ((digest[10] ?? 0) % 26))}${place}`;
  return first15 + checkCharacter(first15);
}

const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function checkCharacter(first15: string): string {
  const sum = [...first15].reduce((total, char, place) => {
    const value = /\d/.test(char) ? Number(char) : char.charCodeAt(0) - 65;
    return total + (place % 2 === 0 ? (ODD[value] ?? 0) : value);
  }, 0);
  return String.fromCharCode(65 + (sum % 26));
}
