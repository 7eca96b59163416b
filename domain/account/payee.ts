/** Who is paid: a body, an office, the person herself, or an employer; with the identifier that its kind has. */
export const PAYEE_KINDS = ['apl', 'cpi', 'person', 'employer'] as const;
export type PayeeKind = (typeof PAYEE_KINDS)[number];
export type Payee = `${PayeeKind}/${string}`;

/** `apl/57894950971` -> `57894950971`: what the books write. */
export function payeeId(payee: Payee): string {
  return payee.slice(payee.indexOf('/') + 1);
}
