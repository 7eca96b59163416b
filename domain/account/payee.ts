import { parseAplId, parseCpiId, parseEmployerId, parsePersonId } from '../identifiers';

/** Who is paid: a body, an office, the person herself, or an employer; with the identifier that its kind has. */
export const PAYEE_KINDS = ['apl', 'cpi', 'person', 'employer'] as const;
export type PayeeKind = (typeof PAYEE_KINDS)[number];
export type Payee = `${PayeeKind}/${string}`;

const PARSERS: { readonly [kind in PayeeKind]: (id: string) => string | undefined } = {
  apl: parseAplId,
  cpi: parseCpiId,
  person: parsePersonId,
  employer: parseEmployerId,
};

/** `apl/57894950971` and the like -> the payee; a kind that is none, or an identifier that is none of its kind -> undefined. */
export function parsePayee(text: string): Payee | undefined {
  const kind = PAYEE_KINDS.find((one) => text.startsWith(`${one}/`));
  if (kind === undefined) return undefined;
  return PARSERS[kind](text.slice(kind.length + 1)) === undefined ? undefined : (text as Payee);
}

/** `apl/57894950971` -> `57894950971`: what the books write. */
export function payeeId(payee: Payee): string {
  return payee.slice(payee.indexOf('/') + 1);
}
