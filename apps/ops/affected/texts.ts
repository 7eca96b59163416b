import type { AffectedPlaces } from '../../../activities/postgres/report/affected';
import type { Text } from '../../../domain/texts';
import { quoted } from '../../modules/texts/shown';
import { text } from '../../modules/texts/text';
import { counted, number } from '../text';

const PEOPLE = [text('persona', 'person'), text('persone', 'people')] as const;
const MONEY = [
  text('dovuto', 'owed'),
  text('proposto', 'proposed'),
  text('approvato', 'approved'),
  text('in distinta', 'in a run'),
  text('da restituire', 'to be given back'),
] as const;

/** Words around who is affected by what becomes of a body. */
export const AFFECTED_TEXTS = {
  read: text('percorsi letti', 'percorsi read'),
  head: (name: string, aplId: string, people: number): Text => {
    const count = counted(people, ...PEOPLE);
    return text(
      `${name} (${aplId}): ${count.it} con questo operatore ora`,
      `${name} (${aplId}): ${count.en} with this provider now`,
    );
  },
  places: ({ most, taken }: AffectedPlaces): Text => {
    const [all, held] = [number(most), number(taken)];
    return text(`  posti ${all.it}, occupati ${held.it}`, `  places ${all.en}, taken ${held.en}`);
  },
  noPlaces: text('  posti: nessun limite indicato', '  places: no limit was told'),
  nobody: text(
    '  Nessuno è con questo operatore, e nessun denaro è in sospeso.',
    '  Nobody is with this provider, and no money stands.',
  ),
  groups: text('Per CPI, programma e fase', 'By office, programme and phase'),
  groupColumns: [
    text('CPI', 'office'),
    text('programma', 'programme'),
    text('fase', 'phase'),
    text('persone', 'people'),
    text('primo termine', 'first term'),
    ...MONEY,
  ],
  percorsi: text('Uno per uno, i termini più vicini per primi', 'One by one, the nearest terms first'),
  percorsoColumns: [
    text('identificativo', 'identifier'),
    text('CPI', 'office'),
    text('fase', 'phase'),
    text('termine', 'term'),
    ...MONEY,
    text('che cosa si attende', 'what is waited for'),
  ],
} as const;

export function noApl(given: string): Text {
  return text(
    `«${quoted(given)}» non è un operatore: indica il suo codice fiscale, come 57894950971`,
    `"${quoted(given)}" is no provider: give its tax code, like 57894950971`,
  );
}

export function noSuchApl(aplId: string): Text {
  return text(`L’elenco non ha l’operatore ${aplId}`, `The register has no provider ${aplId}`);
}
