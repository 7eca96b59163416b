import { createHash, randomUUID } from 'node:crypto';
import { must, post, type Reply, type Sending } from './http-client';

const FACTS = {
  residenceRegion: { known: '09' },
  domicileRegion: { unknown: 'not-declared' },
  didOn: { known: '2019-11-04' },
  incomeSupport: { known: 'none' },
};
const ADHESION_DAY = '2020-01-15';
export const APL_ID = '57894950971';

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
export async function recordFacts(apiUrl: string, percorsoId: string): Promise<void> {
  await must(factsUrl(apiUrl, percorsoId), SOME_FACTS);
}

/** The same, whatever comes of it. */
export function tryRecordFacts(target: string, sending: Sending): Promise<Reply> {
  return post(target, SOME_FACTS, sending);
}

export function factsUrl(apiUrl: string, percorsoId: string): string {
  return `${apiUrl}/api/v1/percorsi/${percorsoId}/record-facts`;
}

const SOME_FACTS = { on: ADHESION_DAY, facts: { residenceRegion: { known: '09' } } };

/** A percorso up to its first meeting by twelve commands, the last of which is refused. */
export async function untilFirstMeeting(apiUrl: string): Promise<string> {
  const id = await newPercorso(apiUrl);
  const on = new Date().toISOString().slice(0, 10);
  const path = `${apiUrl}/api/v1/percorsi/${id}`;
  const apl = { actor: `apl:${APL_ID}:bench` };
  for (let once = 0; once < 3; once += 1) await recordFacts(apiUrl, id);
  await must(`${path}/take-in-charge`, { on });
  await must(`${path}/assign-profile`, { on, profileIndex: '0.8000' });
  await must(`${path}/sign-patto`, { on });
  await must(`${path}/issue-assegno`, { on });
  await chooseApl(apiUrl, id, on);
  await must(`${path}/accept-person`, { on }, apl);
  await must(`${path}/hold-first-meeting`, { on, tutorName: 'Prova Tutor' }, apl);
  await post(`${path}/sign-patto`, { on });
  return id;
}

/** Each side takes a choice in its own words; its first answer tells in which. */
async function chooseApl(apiUrl: string, id: string, on: string): Promise<void> {
  const url = `${apiUrl}/api/v1/percorsi/${id}/choose-apl`;
  const choices = [{ provider: `apl/${APL_ID}` }, { aplId: APL_ID }];
  const known = CHOICES.get(apiUrl);
  if (known === undefined) CHOICES.set(apiUrl, await firstTaken(choices, (one) => post(url, { on, ...one })));
  else await must(url, { on, ...known });
}

const CHOICES = new Map<string, object>();

async function firstTaken(
  bodies: readonly object[],
  send: (body: object) => Promise<Reply>,
): Promise<object> {
  for (const body of bodies) if ((await send(body)).status < 300) return body;
  throw new Error(`None was taken of ${JSON.stringify(bodies)}`);
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
