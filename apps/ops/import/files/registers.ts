import { z } from 'zod';
import { parseAplId, parseCpiId, type RegionCode } from '../../../../domain/identifiers';
import type { FaultCode } from '../faults';
import { may, parsedBy } from '../read/column';
import { day, municipality, oneOf, words } from '../read/values';

/** The small files: those that the others refer to. */

const APL = z
  .object({
    codice_fiscale: parsedBy(parseAplId, 'id-malformed'),
    denominazione: words,
    natura: oneOf({ privato: 'privato', pubblico: 'pubblico' } as const),
    accreditata_dal: day,
    accreditata_al: may(day),
    sospesa_dal: may(day),
    sospesa_al: may(day),
  })
  .refine(
    (row) => inOrder(row.accreditata_dal, row.accreditata_al),
    at('accreditata_al', 'dates-out-of-order'),
  )
  .refine((row) => inOrder(row.sospesa_dal, row.sospesa_al), at('sospesa_al', 'dates-out-of-order'))
  .refine((row) => row.sospesa_dal !== null || row.sospesa_al === null, at('sospesa_dal', 'cell-missing'));

const CPI = z.object({
  codice: parsedBy(parseCpiId, 'id-malformed'),
  denominazione: words,
  provincia: words,
});

/** The regions by the two digits of ISTAT. */
const REGIONS: { readonly [name: string]: RegionCode } = Object.fromEntries(
  [
    ...['Piemonte', "Valle d'Aosta", 'Lombardia', 'Trentino-Alto Adige', 'Veneto'],
    ...['Friuli-Venezia Giulia', 'Liguria', 'Emilia-Romagna', 'Toscana', 'Umbria'],
    ...['Marche', 'Lazio', 'Abruzzo', 'Molise', 'Campania'],
    ...['Puglia', 'Basilicata', 'Calabria', 'Sicilia', 'Sardegna'],
  ].map((name, index) => [name, String(index + 1).padStart(2, '0') as RegionCode]),
);

/** Regions with a second official name are known by either writing. */
const OFFICIAL: { readonly [name: string]: string } = {
  'Trentino-Alto Adige/Südtirol': 'Trentino-Alto Adige',
  "Valle d'Aosta/Vallée d'Aoste": "Valle d'Aosta",
};

const region = parsedBy((text) => {
  const written = text.normalize().replaceAll('’', "'");
  const name = Object.hasOwn(OFFICIAL, written) ? OFFICIAL[written] : written;
  return name !== undefined && Object.hasOwn(REGIONS, name) ? REGIONS[name] : undefined;
}, 'code-unknown');

const COMUNI = z.object({
  belfiore: municipality,
  denominazione: words,
  provincia: words,
  regione: region,
  soppresso_dal: may(day),
});

const AREE = z
  .object({ comune: municipality, tipo: words, dal: day, al: may(day) })
  .refine((row) => inOrder(row.dal, row.al), at('al', 'dates-out-of-order'));

/** A small file: what a row of it holds, and its key for what refers to it. */
export interface Register<Schema extends z.ZodObject> {
  readonly schema: Schema;
  readonly key: keyof z.output<Schema> & string;
}

const register = <Schema extends z.ZodObject>(schema: Schema, key: keyof z.output<Schema> & string) => ({
  schema,
  key,
});

export const REGISTERS = {
  apl: register(APL, 'codice_fiscale'),
  cpi: register(CPI, 'codice'),
  comuni: register(COMUNI, 'belfiore'),
  aree_crisi: register(AREE, 'comune'),
} as const;

export type AplRow = z.output<typeof APL>;
export type CpiRow = z.output<typeof CPI>;

function inOrder(from: string | null, to: string | null): boolean {
  return from === null || to === null || from <= to;
}

/** The fault of a cell that does not go with another one. */
function at(field: string, reason: FaultCode) {
  return { path: [field], error: reason };
}
