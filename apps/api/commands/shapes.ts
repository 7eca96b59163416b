import { z } from 'zod';
import {
  parseActivityId,
  parseAplId,
  parseCpiId,
  parseEnvelopeCode,
  parseIncentiveId,
  parsePercorsoId,
  parsePersonId,
  parseProgrammeCode,
} from '../../../domain/identifiers';
import { parsePayee } from '../../../domain/account/payee';
import { parseTaxCode } from '../../../domain/codice-fiscale';
import { PROFILE_INDEX_UNIT } from '../../../domain/entitlement/assegno-value';
import { parseProviderId } from '../../../domain/provider';
import { parseCivilDate } from '../../../domain/time/civil-date';
import { FIRST_TOLD_DAY, LAST_TOLD_DAY, parseToldDay } from '../../../domain/time/told-day';
import { KEPT_TEXT } from '../../modules/texts/shown';
import type { FieldText } from '../texts/fields';

/** What the OpenAPI document says of a shape; `example` rather than `examples`, which zod drops from a parsed shape. */
interface Description {
  readonly id: string;
  readonly description: string;
  readonly example: string;
  readonly pattern?: string;
  readonly format?: string;
}

/** A text that one of the domain's parsers reads; what it cannot read is refused with the field text of that name. */
export function parsedBy<Value>(
  parse: (text: string) => Value | undefined,
  fault: FieldText | ((text: string) => FieldText),
  meta: Description,
) {
  return z
    .string()
    .transform((text, context) => {
      const value = parse(text);
      if (value !== undefined) return value;
      context.addIssue({ code: 'custom', message: typeof fault === 'string' ? fault : fault(text) });
      return z.NEVER;
    })
    .meta({ ...meta });
}

const UUID_FORMAT = 'uuid';
export const percorsoId = parsedBy(parsePercorsoId, 'percorso-id', {
  id: 'PercorsoId',
  description: 'A percorso.',
  example: '3f0c7c2e-8a64-5d0e-9d51-5b6f1f0a7c11',
  format: UUID_FORMAT,
});

export const personId = parsedBy(parsePersonId, 'person-id', {
  id: 'PersonId',
  description: 'A person: an opaque identifier; names and tax codes stay in tables that can be erased.',
  example: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d',
  format: UUID_FORMAT,
});

export const incentiveId = parsedBy(parseIncentiveId, 'incentive-id', {
  id: 'IncentiveId',
  description: 'An application of an employer for an incentive.',
  example: '1c7e4b0a-52d3-4f86-8a8e-0f6b9d5c2e71',
  format: UUID_FORMAT,
});

export const activityId = parsedBy(parseActivityId, 'activity-id', {
  id: 'ActivityId',
  description: 'An activity of a percorso, or a meeting of many.',
  example: '7d2f9e4c-1b3a-4c5d-9e8f-6a7b8c9d0e1f',
  format: UUID_FORMAT,
});

export const cpiId = parsedBy(parseCpiId, 'cpi-id', {
  id: 'CpiId',
  description: 'A public employment office (CPI): Belfiore code of its seat, a letter, six digits.',
  example: 'D612C000002',
  pattern: '^[A-Z]\\d{3}[A-Z]\\d{6}$',
});

export const aplId = parsedBy(parseAplId, 'apl-id', {
  id: 'AplId',
  description: 'An accredited body (APL): its tax code, eleven digits with a check digit.',
  example: '57894950971',
  pattern: '^\\d{11}$',
});

export const providerId = parsedBy(parseProviderId, 'provider-id', {
  id: 'ProviderId',
  description: 'Who gives the service: an accredited body (apl) or an office (cpi), with its code.',
  example: 'apl/57894950971',
  pattern: '^(apl/\\d{11}|cpi/[A-Z]\\d{3}[A-Z]\\d{6})$',
});

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

export const payee = parsedBy(parsePayee, 'payee', {
  id: 'Payee',
  description:
    'Who is paid, by its kind and the identifier that its kind has: an APL, a CPI, a person or an employer.',
  example: 'apl/57894950971',
  pattern: `^(apl/\\d{11}|cpi/[A-Z]\\d{3}[A-Z]\\d{6}|person/${UUID}|employer/(\\d{11}|[0-9a-f]{32}))$`,
});

export const programmeCode = parsedBy(parseProgrammeCode, 'programme-code', {
  id: 'ProgrammeCode',
  description: 'A programme.',
  example: 'TOS-PIO2',
  pattern: '^([A-Z]{3,4}|[A-Z]\\d{2}|[A-Z]{2,4}-[A-Z0-9]{2,12})$',
});

export const envelopeCode = parsedBy(parseEnvelopeCode, 'envelope-code', {
  id: 'EnvelopeCode',
  description: 'A budget envelope.',
  example: 'TOS-PIO2-ASSEGNO',
  pattern: '^[A-Z][A-Z0-9]{1,3}(-[A-Z0-9]{2,12}){1,3}$',
});

export const civilDate = parsedBy(parseToldDay, dayFault, {
  id: 'CivilDate',
  description: `A day in Italy, from ${FIRST_TOLD_DAY} to ${LAST_TOLD_DAY}.`,
  example: '2020-01-15',
  format: 'date',
});

function dayFault(text: string): FieldText {
  return parseCivilDate(text) === undefined ? 'civil-date' : 'date-beyond-limits';
}

export const codiceFiscale = parsedBy(parseTaxCode, 'codice-fiscale', {
  id: 'CodiceFiscale',
  description:
    'The tax code of a person: 16 characters, plain or omocode, which name the same person unless somebody decided otherwise; or the 11 digits of a provisional one.',
  example: 'RSSMRA80A01D612Y',
  pattern: '^([A-Za-z0-9]{16}|\\d{11})$',
});

/** `0.5806` -> 5806: the text is read digit by digit, so that no binary fraction rounds it. */
function parseProfileIndex(text: string): number | undefined {
  const shape = /^(?:0(?:\.(\d{1,4}))?|1(?:\.0{1,4})?)$/.exec(text);
  if (shape === null) return undefined;
  return text.startsWith('1') ? PROFILE_INDEX_UNIT : Number((shape[1] ?? '').padEnd(4, '0'));
}

export const profileIndex = parsedBy(parseProfileIndex, 'profile-index', {
  id: 'ProfileIndex',
  description:
    'Distance from work, 0 closest and 1 farthest, as a decimal text with at most four decimals: a JSON number would be rounded.',
  example: '0.5806',
  pattern: '^(0(\\.\\d{1,4})?|1(\\.0{1,4})?)$',
});

/** The dearest envelope that a region could fund, ten billion euro: beyond it a sum is a typing error. */
const MOST_CENTS = 1_000_000_000_000;

export const cents = z.number().int().min(0).max(MOST_CENTS).meta({
  id: 'Cents',
  description: 'An amount in euro cents, a whole number.',
  example: 1_050_000_000,
});

/** A sum that moves: at least a cent. */
export const paidCents = z.number().int().min(1).max(MOST_CENTS).meta({
  id: 'PaidCents',
  description: 'A sum in euro cents, at least one.',
  example: 170_000,
});

/** The version of the fact that proposed a payment, as the percorso or the incentive shows it. */
export const proposal = z.number().int().min(1).max(999_999_999).meta({
  id: 'Proposal',
  description: 'The version of the fact that proposed the payment.',
  example: 23,
});

/** The effect, and the name of the fact that made it owed: of a request, a term, another effect, or in the first releases a version. */
export const effectKey = z
  .string()
  .refine((key) => /^[a-z-]{1,60}@[\x21-\x7e]{1,1000}$/.test(key), 'effect-key');

const LONGEST_NAME = 200;
/** Words that a person reads, trimmed; without control characters. */
export const name = z
  .string()
  .transform((text, context) => {
    const trimmed = text.normalize('NFC').trim();
    if (KEPT_TEXT.test(trimmed) && trimmed !== '' && trimmed.length <= LONGEST_NAME) return trimmed;
    context.addIssue({ code: 'custom', message: 'name' satisfies FieldText });
    return z.NEVER;
  })
  .meta({ id: 'Name', description: 'Words of 1 to 200 characters.', example: 'Lavoro Futuro S.r.l.' });
