import { parseAplId, parseCpiId, type RegionCode } from '../../../../domain/identifiers';
import { may, must, type Columns, type Fault, type RowOf } from '../read/column';
import { day, municipality, oneOf, words } from '../read/values';

/** The small files: those that the others refer to. */

const APL_COLUMNS = {
  codice_fiscale: must(parseAplId, 'id-malformed'),
  denominazione: words,
  natura: oneOf({ privato: 'privato', pubblico: 'pubblico' } as const),
  accreditata_dal: day,
  accreditata_al: may(day),
  sospesa_dal: may(day),
  sospesa_al: may(day),
} as const;

const CPI_COLUMNS = {
  codice: must(parseCpiId, 'id-malformed'),
  denominazione: words,
  provincia: words,
} as const;

/** The regions by the two digits of ISTAT. */
const REGIONS: { readonly [name: string]: RegionCode } = Object.fromEntries(
  [
    ...['Piemonte', "Valle d'Aosta", 'Lombardia', 'Trentino-Alto Adige', 'Veneto'],
    ...['Friuli-Venezia Giulia', 'Liguria', 'Emilia-Romagna', 'Toscana', 'Umbria'],
    ...['Marche', 'Lazio', 'Abruzzo', 'Molise', 'Campania'],
    ...['Puglia', 'Basilicata', 'Calabria', 'Sicilia', 'Sardegna'],
  ].map((name, index) => [name, String(index + 1).padStart(2, '0') as RegionCode]),
);

/** Regions with a second official name are known by the first: `Trentino-Alto Adige/Südtirol`. */
const region = must((text) => REGIONS[text.split('/')[0]?.replace('’', "'") ?? ''], 'code-unknown');

const COMUNI_COLUMNS = {
  belfiore: municipality,
  denominazione: words,
  provincia: words,
  regione: region,
  soppresso_dal: may(day),
} as const;

const AREE_COLUMNS = {
  comune: municipality,
  tipo: words,
  dal: day,
  al: may(day),
} as const;

/** A small file: its columns, its key for what refers to it, and what is wrong between its cells. */
export interface Register<Described extends Columns> {
  readonly columns: Described;
  readonly key: keyof Described & string;
  readonly check: (row: RowOf<Described>) => readonly Fault[];
}

export const REGISTERS = {
  apl: {
    columns: APL_COLUMNS,
    key: 'codice_fiscale',
    check: (row) => [
      ...ordered('accreditata_al', row.accreditata_dal, row.accreditata_al),
      ...(row.sospesa_dal === null ? [] : ordered('sospesa_al', row.sospesa_dal, row.sospesa_al)),
      ...(row.sospesa_dal === null && row.sospesa_al !== null
        ? [{ field: 'sospesa_dal', reason: 'cell-missing' } as const]
        : []),
    ],
  } satisfies Register<typeof APL_COLUMNS>,
  cpi: { columns: CPI_COLUMNS, key: 'codice', check: () => [] } satisfies Register<typeof CPI_COLUMNS>,
  comuni: {
    columns: COMUNI_COLUMNS,
    key: 'belfiore',
    check: () => [],
  } satisfies Register<typeof COMUNI_COLUMNS>,
  aree_crisi: {
    columns: AREE_COLUMNS,
    key: 'comune',
    check: (row) => ordered('al', row.dal, row.al),
  } satisfies Register<typeof AREE_COLUMNS>,
} as const;

export type AplRow = RowOf<typeof APL_COLUMNS>;

function ordered(field: string, from: string, to: string | null): readonly Fault[] {
  return to !== null && to < from ? [{ field, reason: 'dates-out-of-order' }] : [];
}
