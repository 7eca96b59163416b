/**
 * Identifiers, branded and made only by their parser: from there inward nothing is checked twice.
 * Each parser answers undefined for text that is no such identifier.
 */
declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

/** A percorso: a random UUID, never derived from a person. */
export type PercorsoId = Brand<'PercorsoId'>;
/** A person: a random UUID; names and tax codes live in tables that can be erased. */
export type PersonId = Brand<'PersonId'>;
/** A tutor of an APL: a random UUID that stands for a name kept with the personal data. */
export type TutorId = Brand<'TutorId'>;
/** A public employment office, e.g. `D612C000002`: Belfiore code of its seat, a letter, six digits. */
export type CpiId = Brand<'CpiId'>;
/** An accredited body (APL): its own tax code, 11 digits with a check digit. */
export type AplId = Brand<'AplId'>;
/** A programme, e.g. `TOS-PIO2`, `AUTO`. */
export type ProgrammeCode = Brand<'ProgrammeCode'>;
/** An application of an employer for an incentive: a random UUID. */
export type IncentiveId = Brand<'IncentiveId'>;
/** An activity of a percorso: a random UUID, given by who records it. */
export type ActivityId = Brand<'ActivityId'>;
/** The number of an employment communication: 16 digits, the first two the region (17 Toscana). */
export type Protocol = Brand<'Protocol'>;
/** An employer: the 11 digits of a firm's tax code, or an opaque digest that stands for a person who employs at home. */
export type EmployerId = Brand<'EmployerId'>;
/** A contract type of the national list of mandatory communications, e.g. `A.02.00` fixed term. */
export type ContractCode = Brand<'ContractCode'>;
/** A municipality by its Belfiore code, e.g. `D612` Firenze. */
export type MunicipalityCode = Brand<'MunicipalityCode'>;
/** A budget envelope, e.g. `TOS-PIO2-ASSEGNO`. */
export type EnvelopeCode = Brand<'EnvelopeCode'>;
/** A region of Italy by its two ISTAT digits, `09` Toscana. */
export type RegionCode = Brand<'RegionCode'>;
/** A payment run: a random UUID. */
export type RunId = Brand<'RunId'>;
/** An account to which somebody is paid: a random UUID that stands for an IBAN kept with the personal data. */
export type AccountId = Brand<'AccountId'>;
/** A paper about money that is asked back: a random UUID that stands for words kept with the personal data. */
export type RecoveryPaperId = Brand<'RecoveryPaperId'>;
/** A person's tax code in its plain form (an omocode is read as the code it stands for), or the 11 digits of a provisional one. */
export type CodiceFiscale = Brand<'CodiceFiscale'>;

export const STREAM_KINDS = [
  'percorso',
  'person',
  'apl',
  'envelope',
  'incentive',
  'cpi',
  'unemployment',
  'payee',
  'run',
  'proceeding',
] as const;
export type StreamKind = (typeof STREAM_KINDS)[number];
/** A stream of events, `kind/identifier`; it is the id of its workflow too. */
export type StreamId = `${StreamKind}/${string}`;

type Parser<Id> = (text: string) => Id | undefined;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Text of that shape; the brand is for the constant that it is assigned to. */
const shaped =
  (shape: RegExp): Parser<never> =>
  (text) =>
    shape.test(text) ? (text as never) : undefined;

export const parsePercorsoId: Parser<PercorsoId> = shaped(UUID);
export const parsePersonId: Parser<PersonId> = shaped(UUID);
export const parseTutorId: Parser<TutorId> = shaped(UUID);
export const parseIncentiveId: Parser<IncentiveId> = shaped(UUID);
export const parseActivityId: Parser<ActivityId> = shaped(UUID);
export const parseRunId: Parser<RunId> = shaped(UUID);
export const parseAccountId: Parser<AccountId> = shaped(UUID);
export const parseRecoveryPaperId: Parser<RecoveryPaperId> = shaped(UUID);
export const parseProtocol: Parser<Protocol> = shaped(/^\d{16}$/);
export const parseEmployerId: Parser<EmployerId> = shaped(/^(\d{11}|[0-9a-f]{32})$/);
export const parseContractCode: Parser<ContractCode> = shaped(/^[A-Z]\.\d{2}\.\d{2}$/);
export const parseMunicipalityCode: Parser<MunicipalityCode> = shaped(/^[A-Z]\d{3}$/);
export const parseCpiId: Parser<CpiId> = shaped(/^[A-Z]\d{3}[A-Z]\d{6}$/);
export const parseProgrammeCode: Parser<ProgrammeCode> = shaped(
  /^([A-Z]{3,4}|[A-Z]\d{2}|[A-Z]{2,4}-[A-Z0-9]{2,12})$/,
);
export const parseEnvelopeCode: Parser<EnvelopeCode> = shaped(/^[A-Z][A-Z0-9]{1,3}(-[A-Z0-9]{2,12}){1,3}$/);
export const parseRegionCode: Parser<RegionCode> = shaped(/^(0[1-9]|1\d|20)$/);

export function parseAplId(text: string): AplId | undefined {
  return isElevenDigitCode(text) ? (text as AplId) : undefined;
}

/** Who may be paid, by kind, each with the parser of the identifier that its kind has. */
export const PAYEE_PARSERS = {
  apl: parseAplId,
  cpi: parseCpiId,
  person: parsePersonId,
  employer: parseEmployerId,
} as const satisfies Record<string, Parser<string>>;
export type PayeeKind = keyof typeof PAYEE_PARSERS;

/** `apl/57894950971` and the like; a kind that is none, or an identifier that is none of its kind -> undefined. */
export function parsePayeeId(text: string): `${PayeeKind}/${string}` | undefined {
  const kind = (Object.keys(PAYEE_PARSERS) as PayeeKind[]).find((one) => text.startsWith(`${one}/`));
  if (kind === undefined || PAYEE_PARSERS[kind](text.slice(kind.length + 1)) === undefined) return undefined;
  return text as `${PayeeKind}/${string}`;
}

/** `percorso/<uuid>` and the like -> the stream; anything else -> undefined. */
export function parseStreamId(text: string): StreamId | undefined {
  const kind = STREAM_KINDS.find((one) => text.startsWith(`${one}/`));
  return kind !== undefined && ID_PARSERS[kind](text.slice(kind.length + 1)) !== undefined
    ? (text as StreamId)
    : undefined;
}

const ID_PARSERS: { readonly [kind in StreamKind]: Parser<string> } = {
  percorso: parsePercorsoId,
  person: parsePersonId,
  apl: parseAplId,
  envelope: parseEnvelopeCode,
  incentive: parseIncentiveId,
  cpi: parseCpiId,
  unemployment: parsePersonId,
  payee: parsePayeeId,
  run: parseRunId,
  proceeding: (text) => parsePersonId(text) ?? parseAplId(text),
};

export const percorsoStream = (id: PercorsoId): StreamId => `percorso/${id}`;
export const personStream = (id: PersonId): StreamId => `person/${id}`;
export const aplStream = (id: AplId): StreamId => `apl/${id}`;
export const envelopeStream = (code: EnvelopeCode): StreamId => `envelope/${code}`;
export const incentiveStream = (id: IncentiveId): StreamId => `incentive/${id}`;
export const cpiStream = (id: CpiId): StreamId => `cpi/${id}`;
/** The unemployment of a person is a stream of its own beside the person's. */
export const unemploymentStream = (id: PersonId): StreamId => `unemployment/${id}`;
/** What concerns whoever is paid: `payee/apl/57894950971`. */
export const payeeStream = (payee: `${PayeeKind}/${string}`): StreamId => `payee/${payee}`;
export const runStream = (id: RunId): StreamId => `run/${id}`;
/** The proceedings about a person, or about an accredited body. */
export const proceedingStream = (subject: PersonId | AplId): StreamId => `proceeding/${subject}`;
export const kindOf = (stream: StreamId): StreamKind => stream.slice(0, stream.indexOf('/')) as StreamKind;
export const idOf = (stream: StreamId): string => stream.slice(stream.indexOf('/') + 1);

/** Eleven digits of which the last checks the others, as in Italian numeric tax codes and VAT numbers (Luhn's rule). */
export function isElevenDigitCode(text: string): boolean {
  if (!/^\d{11}$/.test(text)) return false;
  const sum = [...text].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
