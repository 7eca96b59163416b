import type { Text } from '../../../domain/texts';
import { text } from '../texts/text';

/** What a value of the environment must be, after the name of its variable. */
export const SETTING_TEXTS = {
  'no-database-url': text(
    'deve essere un URL come postgres://user:password@host:5432/database',
    'must be a URL like postgres://user:password@host:5432/database',
  ),
  'no-party-url': text('deve essere un URL come https://host/path', 'must be a URL like https://host/path'),
  'no-payments': text('deve essere accounting o runs', 'must be accounting or runs'),
  'no-debtor': text('deve avere al massimo 70 caratteri', 'must have at most 70 characters'),
  'no-iban': text('deve essere un IBAN valido', 'must be a valid IBAN'),
  'no-port': text('deve essere un numero intero da 1 a 65535', 'must be a whole number from 1 to 65535'),
  'no-address': text(
    'deve essere host:porta, senza http://, come temporal.example.org:7233',
    'must be host:port, without http://, like temporal.example.org:7233',
  ),
  'no-namespace': text(
    'deve essere fatto di lettere, cifre, punti, trattini o sottolineature',
    'must be letters, digits, dots, dashes or underscores',
  ),
  'too-long': text('deve avere al massimo 200 caratteri', 'must have at most 200 characters'),
  'no-truth': text('deve essere true o false', 'must be true or false'),
} as const satisfies { readonly [code: string]: Text };

export type SettingMistake = keyof typeof SETTING_TEXTS;

/** What contradicts itself. */
export const CONTRADICTIONS = {
  keyInClear: text(
    'TEMPORAL_TLS è false ma TEMPORAL_API_KEY è impostata: una chiave viaggia solo su TLS',
    'TEMPORAL_TLS is false but TEMPORAL_API_KEY is set: a key is only ever sent over TLS',
  ),
  runsWithoutBank: text(
    'PERCORSI_PAYMENTS è runs ma manca PERCORSI_PAYMENTS_FOLDER, PERCORSI_PAYMENTS_NAME o PERCORSI_PAYMENTS_IBAN: dove lasciare i file per la banca, e quale conto paga',
    'PERCORSI_PAYMENTS is runs but PERCORSI_PAYMENTS_FOLDER, PERCORSI_PAYMENTS_NAME or PERCORSI_PAYMENTS_IBAN is missing: where to leave the files for the bank, and which account pays',
  ),
  withoutAddress: text(
    'TEMPORAL_API_KEY e TEMPORAL_TLS non significano nulla senza TEMPORAL_ADDRESS: il motore incluso non ha né l’una né l’altro',
    'TEMPORAL_API_KEY and TEMPORAL_TLS mean nothing without TEMPORAL_ADDRESS: the embedded engine has neither',
  ),
} as const;

/** All of them at once, so that an operator corrects them in one go. */
export function mistakesText(mistakes: readonly Text[]): Text {
  const one = mistakes.length === 1;
  const listed = (lines: readonly string[]): string => lines.map((line) => `  - ${line}`).join('\n');
  return text(
    `Nell’ambiente ${one ? 'c’è un errore' : `ci sono ${mistakes.length} errori`}:\n${listed(mistakes.map(({ it }) => it))}`,
    `The environment has ${one ? 'one mistake' : `${mistakes.length} mistakes`}:\n${listed(mistakes.map(({ en }) => en))}`,
  );
}
