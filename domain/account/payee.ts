import { parsePayeeId, PAYEE_PARSERS, type PayeeKind } from '../identifiers';

export type { PayeeKind };

/** Who is paid: a body, an office, the person herself, or an employer; with the identifier that its kind has. */
export const PAYEE_KINDS = Object.keys(PAYEE_PARSERS) as readonly PayeeKind[];
export type Payee = `${PayeeKind}/${string}`;

/** `apl/57894950971` and the like -> the payee; a kind that is none, or an identifier that is none of its kind -> undefined. */
export const parsePayee: (text: string) => Payee | undefined = parsePayeeId;

/** `apl/57894950971` -> `57894950971`: what the books write. */
export function payeeId(payee: Payee): string {
  return payee.slice(payee.indexOf('/') + 1);
}
