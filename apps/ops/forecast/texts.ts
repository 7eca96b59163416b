import type { YearEnd } from '../../../domain/standing/forecast';
import type { Text } from '../../../domain/texts';
import type { CivilDate } from '../../../domain/time/civil-date';
import { quoted } from '../../modules/texts/shown';
import { text } from '../../modules/texts/text';
import { day, euro, number } from '../text';

/** Words around a forecast. */
export const FORECAST_TEXTS = {
  read: text('letti', 'read'),
  head: (envelope: string, asOf: CivilDate, streams: number): Text => {
    const count = number(streams);
    return text(
      `${envelope}, secondo quanto noto il ${day(asOf)}: ${count.it} tra percorsi e incentivi`,
      `${envelope}, on what was known on ${day(asOf)}: ${count.en} percorsi and incentives`,
    );
  },
  left: (left: number, free: number): Text => {
    const [all, unreserved] = [euro(left), euro(free)];
    return text(
      `  non ancora pagati ${all.it}, di cui liberi ${unreserved.it}`,
      `  not paid out ${all.en}, of which free ${unreserved.en}`,
    );
  },
  columns: [
    text('mese', 'month'),
    text('dovuto', 'owed'),
    text('maturato, in attesa', 'earned, waiting'),
    text('atteso', 'expected'),
    text('resta poi', 'left then'),
    '',
  ],
  legend: text(
    '  █ dovuto sui conti   ▓ maturato, finché possono ancora giungere comunicazioni   ░ atteso, se i rapporti durano e i percorsi proseguono',
    '  █ owed on the accounts   ▓ earned, while messages may still come   ░ expected, if jobs last and pathways go on',
  ),
  undated: text('senza data', 'no day yet'),
  nothing: text('  niente in scadenza', '  nothing falls due'),
  reserved: (cents: number): Text => {
    const sum = euro(cents);
    return text(
      `  prenotati oltre a questo ${sum.it}: il massimo che può ancora maturare`,
      `  set aside beyond that ${sum.en}: the most that may still be earned`,
    );
  },
  yearEnd: ({ year, dueInYear, dueLater, reserved }: YearEnd): Text => {
    const [within, over, rest] = [euro(dueInYear), euro(dueLater + reserved), euro(dueLater)];
    return text(
      `  a fine ${year}: in scadenza entro l’anno ${within.it}, da riportare ${over.it}, di cui in scadenza dopo ${rest.it}`,
      `  at the end of ${year}: due within the year ${within.en}, to be carried over ${over.en}, of which due later ${rest.en}`,
    );
  },
  uncovered: (cents: number): Text => {
    const sum = euro(cents);
    return text(`  oltre il prenotato ${sum.it}`, `  beyond what is set aside ${sum.en}`);
  },
  askedBack: (cents: number): Text => {
    const sum = euro(cents);
    return text(`  chiesti indietro e non rientrati ${sum.it}`, `  asked back and not come ${sum.en}`);
  },
} as const;

export function noEnvelope(given: string): Text {
  const name = quoted(given);
  return text(
    `Il registro non aveva lo stanziamento ${name} a quella data`,
    `The register had no envelope ${name} by that day`,
  );
}

export const NO_ENVELOPES = text(
  'Nessuno stanziamento era aperto a quella data.',
  'No envelope was open by that day.',
);
