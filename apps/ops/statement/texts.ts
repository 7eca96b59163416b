import type { Act } from '../../../domain/standing/acts';
import type { Text } from '../../../domain/texts';
import type { CivilDate } from '../../../domain/time/civil-date';
import { quoted } from '../../modules/texts/shown';
import { text } from '../../modules/texts/text';
import { counted, day, euro } from '../text';

const LINES = [text('riga', 'line'), text('righe', 'lines')] as const;

/** Words around a statement. */
export const STATEMENT_TEXTS = {
  head: (payee: string, lines: number, asOf: CivilDate | undefined): Text => {
    const count = counted(lines, ...LINES);
    const known = asOf === undefined ? text('oggi', 'today') : text(`il ${day(asOf)}`, `on ${day(asOf)}`);
    return text(
      `Estratto conto di ${payee}, secondo quanto noto ${known.it}: ${count.it}`,
      `Statement of ${payee}, on what is known ${known.en}: ${count.en}`,
    );
  },
  read: text('righe lette', 'lines read'),
  part: (part: Text, cents: number): Text => {
    const sum = euro(cents);
    return text(`${part.it}: spettano ${sum.it}`, `${part.en}: entitled to ${sum.en}`);
  },
  earned: (on: CivilDate): Text => text(`maturato il ${day(on)}`, `earned ${day(on)}`),
  payable: (from: CivilDate | null): Text =>
    from === null
      ? text('pagabile a fine percorso', 'payable at the end')
      : text(`pagabile dal ${day(from)}`, `payable from ${day(from)}`),
  rest: text('tetto, risorse mancanti o da rideterminare', 'ceiling, missing funds, or to be assessed again'),
  instalment: (due: CivilDate): Text =>
    text(`da restituire entro il ${day(due)}`, `to come back by ${day(due)}`),
  returned: (cents: number): Text => {
    const sum = euro(cents);
    return text(`restituito ${sum.it}`, `returned ${sum.en}`);
  },
  totals: text('Totali per stanziamento', 'Totals by envelope'),
  all: text('in tutto', 'in all'),
  columns: [
    text('stanziamento', 'envelope'),
    text('spettante', 'entitled'),
    text('pagato', 'paid'),
    text('recuperato', 'recovered'),
    text('rinunciato', 'written off'),
    text('dovuto', 'owed'),
  ],
  disagree: text(
    'Le righe NON danno i totali del registro contabile: esegui «npm run ops -- verify».',
    'The lines do NOT sum to the ledger: run "npm run ops -- verify".',
  ),
} as const;

/** What became of an act. */
export const ACT_STANDING: { readonly [standing in Act['standing']]: Text } = {
  counted: text('spettante', 'entitled'),
  'to-come': text('non ancora', 'not yet'),
  outdone: text('superato da un’alternativa che vale di più', 'an alternative is worth more'),
};

/** How much of each sum a line comes to, those that are nothing left out. */
export const SUM_TEXTS = {
  entitled: text('spettante', 'entitled'),
  proposed: text('proposto', 'proposed'),
  approved: text('approvato', 'approved'),
  paid: text('pagato', 'paid'),
  askedBack: text('chiesto indietro', 'asked back'),
  recovered: text('recuperato', 'recovered'),
  setOff: text('di cui compensato', 'of it set off'),
  writtenOff: text('rinunciato', 'written off'),
  owed: text('dovuto', 'owed'),
  outstanding: text('ancora da recuperare', 'outstanding'),
  overdue: text('di cui scaduto', 'of it overdue'),
} as const;

export function noPayee(given: string): Text {
  const name = quoted(given);
  return text(
    `«${name}» non è un creditore: indica genere e identificativo, come apl/57894950971, cpi/D612C000002, person/… o employer/…`,
    `"${name}" is no payee: give kind and identifier, like apl/57894950971, cpi/D612C000002, person/… or employer/…`,
  );
}
