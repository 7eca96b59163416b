import { electronicFormatIBAN, isSEPACountry, isValidIBAN } from 'ibantools';

/** An IBAN that a SEPA transfer can reach, in its electronic form; undefined for text that is none. */
export function parseIban(text: string): string | undefined {
  const iban = electronicFormatIBAN(text);
  return iban !== null && isValidIBAN(iban) && isSEPACountry(iban.slice(0, 2)) ? iban : undefined;
}
