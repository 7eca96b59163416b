import type { CertificationCheck } from '../../../activities/postgres/report/certification';
import type { CertifiedPeriod } from '../../../domain/standing/certification';
import type { Text } from '../../../domain/texts';
import { quoted } from '../../modules/texts/shown';
import { text } from '../../modules/texts/text';
import { counted, day, euro, number } from '../text';

const OPERATIONS = [text('operazione', 'operation'), text('operazioni', 'operations')] as const;
const PEOPLE = [text('persona', 'person'), text('persone', 'people')] as const;

/** Words around a certification of expenditure. */
export const CERTIFY_TEXTS = {
  read: text('letti', 'read'),
  head: ({ from, to }: CertifiedPeriod, operations: number, people: number): Text => {
    const [count, persons] = [counted(operations, ...OPERATIONS), counted(people, ...PEOPLE)];
    return text(
      `Spesa da dichiarare al fondo europeo, comunicata dal ${day(from)} al ${day(to)}: ${count.it}, ${persons.it}`,
      `Expenditure to be declared to the European fund, told from ${day(from)} to ${day(to)}: ${count.en}, ${persons.en}`,
    );
  },
  nothing: text(
    'Nel periodo non fu comunicato nessun pagamento e nessun rientro.',
    'No payment and no return was told in the period.',
  ),
  columns: [
    text('stanziamento', 'envelope'),
    text('operazioni', 'operations'),
    text('movimenti', 'moves'),
    text('pagato', 'paid'),
    text('rientrato', 'come back'),
    text('dichiarabile', 'to declare'),
    text('sospeso', 'suspended'),
    text('da recuperare', 'still out'),
    text('posizione', 'position'),
  ],
  all: text('in tutto', 'in all'),
  lines: text(
    'Per punto dell’allegato XIII, quante operazioni',
    'By line of Annex XIII, how many operations',
  ),
  lineColumns: [text('punto', 'item'), text('che cosa', 'what')],
  missing: text('Che cosa manca', 'What is missing'),
  missingColumns: [
    text('n.', 'no.'),
    text('che cosa', 'what'),
    text('operazioni', 'operations'),
    text('pagato', 'paid'),
    text('la prima', 'the first'),
  ],
  rules: text(
    'Regole secondo cui si è pagato, con la loro impronta',
    'Rules under which was paid, with their digests',
  ),
  checks: text('Riconciliazione', 'Reconciliation'),
  more: (shown: number, all: number): Text =>
    text(
      `Le prime ${number(shown).it} di ${number(all).it}; tutte con --json o --csv, una con --operation`,
      `The first ${number(shown).en} of ${number(all).en}; all with --json or --csv, one with --operation`,
    ),
  operationColumns: [
    text('operazione', 'operation'),
    text('movimenti', 'moves'),
    text('netto', 'net'),
    text('posizione', 'position'),
    text('che cosa manca', 'what is missing'),
  ],
  late: text('eseguito prima del periodo', 'made before the period'),
  declaration: (of: number): Text =>
    text(`nella dichiarazione ${number(of).it}`, `in declaration ${number(of).en}`),
  declared: (cents: number): Text => {
    const sum = euro(cents);
    return text(`Di questi già dichiarati ${sum.it}`, `Of these declared already ${sum.en}`);
  },
  told: (on: string): Text => text(`comunicato il ${day(on)}`, `told ${day(on)}`),
  position: (position: number | null): Text =>
    position === null
      ? text('non ancora numerato', 'not numbered yet')
      : text(`posizione ${number(position).it}`, `position ${number(position).en}`),
  disagree: text(
    'Le somme NON concordano: non dichiarare nulla, ed esegui «npm run ops -- verify».',
    'The sums do NOT agree: declare nothing, and run "npm run ops -- verify".',
  ),
} as const;

/** What is held against what. */
export const CHECK_TEXTS: { readonly [check in CertificationCheck['check']]: Text } = {
  ledger: text('registrazioni e registro contabile', 'facts and ledger'),
  statement: text('registrazioni ed estratti conto', 'facts and statements'),
  population: text('operazioni e popolazione del rapporto', 'operations and population of the report'),
};

export function nothingOf(given: string): Text {
  const name = quoted(given);
  return text(
    `${name} non è né un programma né uno stanziamento del registro`,
    `${name} is neither a programme nor an envelope of the register`,
  );
}

export function noOperation(given: string): Text {
  const name = quoted(given);
  return text(
    `Nel periodo non c’è un’operazione ${name}: indica percorso/… o incentive/…`,
    `There is no operation ${name} in the period: give percorso/… or incentive/…`,
  );
}

export const DAYS_OUT_OF_ORDER = text('--from viene dopo --to', '--from is after --to');
