import type { Actor } from '../../domain/decider';
import {
  parseAplId,
  parseCpiId,
  parseEnvelopeCode,
  parsePercorsoId,
  parsePersonId,
  parseProgrammeCode,
  parseRegionCode,
  parseTutorId,
  type AplId,
  type CpiId,
} from '../../domain/identifiers';
import type { Facts } from '../../domain/programmes/facts';
import { alone, providerIdOf, type Provider } from '../../domain/provider';
import { parseCivilDate, parseInstant, type CivilDate, type Instant } from '../../domain/time/civil-date';

/** The value that a parser makes of a literal; a literal that it refuses is a slip in the test. */
export function made<Value>(parse: (text: string) => Value | undefined, text: string): Value {
  const value = parse(text);
  if (value === undefined) throw new Error(`${text} is not what ${parse.name} reads`);
  return value;
}

export const day = (text: string): CivilDate => made(parseCivilDate, text);
/** Nine o’clock UTC of that day, unless another time is given. */
export const moment = (date: string, time = '09:00:00.000Z'): Instant =>
  made(parseInstant, `${date}T${time}`);

export const PERCORSO_A = made(parsePercorsoId, '11111111-1111-4111-8111-111111111111');
export const PERCORSO_B = made(parsePercorsoId, '22222222-2222-4222-8222-222222222222');
export const PERCORSO_C = made(parsePercorsoId, '33333333-3333-4333-8333-333333333333');
export const MARIA = made(parsePersonId, 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa');
export const PAOLO = made(parsePersonId, 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb');
export const TUTOR = made(parseTutorId, 'cccccccc-cccc-4ccc-8ccc-cccccccccccc');
export const OTHER_TUTOR = made(parseTutorId, 'dddddddd-dddd-4ddd-8ddd-dddddddddddd');
export const CPI_FIRENZE = made(parseCpiId, 'D612C000002');
export const CPI_AREZZO = made(parseCpiId, 'A390C000001');
export const CPI_PISTOIA = made(parseCpiId, 'G713C000001');
export const APL_GINESTRA = made(parseAplId, '67653560978');
export const APL_ROTTA = made(parseAplId, '52980650502');
export const TOS_PIO2_CODE = made(parseProgrammeCode, 'TOS-PIO2');
export const ENVELOPE = made(parseEnvelopeCode, 'TOS-PIO2-ASSEGNO');
export const TOSCANA = made(parseRegionCode, '09');
export const LAZIO = made(parseRegionCode, '12');

/** A provider of one: that body. */
export const only = (body: AplId | CpiId): Provider => alone(providerIdOf(body));

export const CPI: Actor = { role: 'cpi', organisation: CPI_FIRENZE, user: 'u-1' };
export const AREZZO: Actor = { role: 'cpi', organisation: CPI_AREZZO, user: 'u-4' };
export const BENEFICIARY: Actor = { role: 'beneficiary', organisation: '', user: 'u-5' };
export const GINESTRA: Actor = { role: 'apl', organisation: APL_GINESTRA, user: 'u-2' };
export const ROTTA: Actor = { role: 'apl', organisation: APL_ROTTA, user: 'u-3' };
export const OFFICER: Actor = { role: 'manager', organisation: '', user: 'u-7' };
export const HEAD: Actor = { role: 'manager', organisation: '', user: 'u-8' };
export const ENGINE: Actor = { role: 'engine', organisation: '', user: 'discharge' };

/** An adult of Toscana with a DID and no income support: all requirements of TOS-PIO2 are met. */
export const GOOD_FACTS = {
  ageYears: { known: 34 },
  residenceRegion: { known: TOSCANA },
  domicileRegion: { known: TOSCANA },
  didOn: { known: day('2019-11-04') },
  incomeSupport: { known: 'none' },
} as const satisfies Facts;
