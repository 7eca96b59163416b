import { z } from 'zod';
import { parseCodiceFiscale } from '../../../domain/codice-fiscale';
import type {
  CommunicationKind,
  EmploymentEvent,
  EmploymentModule,
} from '../../../domain/employment/communication';
import {
  parseContractCode,
  parseEmployerId,
  parseProtocol,
  type CodiceFiscale,
  type EmployerId,
} from '../../../domain/identifiers';
import type { PersonalData } from '../../modules/personal/personal-data';
import { parsedBy } from './shapes';

export const protocol = parsedBy(parseProtocol, 'protocol', {
  id: 'Protocol',
  description: 'The number of an employment communication: 16 digits, the first two the region.',
  example: '1700020000000017',
  pattern: '^\\d{16}$',
});

export const contractCode = parsedBy(parseContractCode, 'contract-code', {
  id: 'ContractCode',
  description: 'A contract type of the national list: A.01.00 open-ended, A.02.00 fixed term.',
  example: 'A.01.00',
  pattern: '^[A-Z]\\.\\d{2}\\.\\d{2}$',
});

/** An employer as a message names it. A person is kept as a keyed digest: her tax code never enters the register. */
type NamedEmployer = { readonly firm: EmployerId } | { readonly person: CodiceFiscale };

export const employer = parsedBy(parseEmployer, 'employer', {
  id: 'Employer',
  description:
    'The 11 digits of a firm, or the tax code of a person who employs at home, which is kept only as a keyed digest.',
  example: '01234567890',
  pattern: '^(\\d{11}|[A-Za-z0-9]{16})$',
});

export function employerId(named: NamedEmployer, { known }: PersonalData): EmployerId | Promise<EmployerId> {
  return 'firm' in named ? named.firm : known.employerOf(named.person);
}

function parseEmployer(text: string): NamedEmployer | undefined {
  const firm = text.length === FIRM_DIGITS ? parseEmployerId(text) : undefined;
  if (firm !== undefined) return { firm };
  const person = parseCodiceFiscale(text);
  return person === undefined ? undefined : { person };
}

const FIRM_DIGITS = 11;
/** A week has so many hundredths of an hour. */
const MOST_HOURS = 16_800;

export const weeklyHours = z.number().int().min(0).max(MOST_HOURS).meta({
  id: 'WeeklyHours',
  description: 'Hours of a week in hundredths of an hour: 4000 is forty hours.',
  example: 4000,
});

export const fullTimeHours = z.number().int().min(1).max(MOST_HOURS).meta({
  id: 'FullTimeHours',
  description: 'Hours of a full week in that contract, in hundredths of an hour, more than none.',
  example: 4000,
});

/** A code of the ministry as the domain calls it. */
function coded<Code extends string, Meant>(meanings: Readonly<Record<Code, Meant>>) {
  return z.enum(Object.keys(meanings) as Code[]).transform((code): Meant => meanings[code]);
}

const KINDS = { '01': 'ordinary', '03': 'rectification', '04': 'annulment' } as const;
export const communicationKind = coded<keyof typeof KINDS, CommunicationKind>(KINDS).meta({
  id: 'CommunicationKind',
  description: '01 ordinary; 03 replaces the message that it refers to; 04 removes it.',
  example: '01',
});

const EVENTS = { ASS: 'hire', PRO: 'extension', TRS: 'conversion', CES: 'end' } as const;
export const employmentEvent = coded<keyof typeof EVENTS, EmploymentEvent>(EVENTS).meta({
  id: 'EmploymentEvent',
  description: 'ASS hire, PRO extension, TRS conversion, CES end.',
  example: 'ASS',
});

const MODULES = { UL: 'ordinary', US: 'temp-agency', UD: 'domestic' } as const;
export const employmentModule = coded<keyof typeof MODULES, EmploymentModule>(MODULES).meta({
  id: 'EmploymentModule',
  description: 'UL ordinary employer, US temp agency (UNISOMM), UD domestic work.',
  example: 'UL',
});
