import { parseAplId, parseCpiId } from '../../../../domain/identifiers';
import type { IncomeSupport } from '../../../../domain/programmes/requirements';
import { decimal, day, municipality, oneOf, ownId, taxCode, words } from '../read/values';
import { may, must, type RowOf } from '../read/column';

const SUPPORTS: { readonly [code: string]: IncomeSupport } = {
  NASPI: 'naspi',
  RDC: 'rdc',
  REI: 'rei',
  CIGS_CESSAZIONE: 'cigs-cessazione',
};

/** Ten-thousandths; what is above 1 is a number that the row gives, and wrong. */
const profileIndex = must(
  (text) => decimal(text, 4, 10_000),
  (text) =>
    decimal(text, 4, Number.MAX_SAFE_INTEGER) === undefined ? 'number-malformed' : 'profile-above-one',
  'profile-missing',
);

/** A tax code as it was written, beside its plain form. */
const writtenTaxCode = must((text) => {
  const plain = taxCode.parse(text);
  return plain === undefined ? undefined : { plain, written: text.toUpperCase() };
}, 'tax-code-wrong');

export const ADHESION_COLUMNS = {
  id_adesione: ownId,
  codice_fiscale: writtenTaxCode,
  cognome: words,
  nome: words,
  sesso: oneOf({ F: 'F', M: 'M' } as const),
  data_nascita: day,
  comune_nascita: municipality,
  cittadinanza: must((text) => (/^[A-Z]{2}$/.test(text) ? text : undefined), 'code-unknown'),
  comune_residenza: municipality,
  comune_domicilio: municipality,
  cpi: must(parseCpiId, 'office-unknown'),
  data_did: may(day),
  sostegno_reddito: may(oneOf(SUPPORTS)),
  data_adesione: day,
  data_presa_in_carico: day,
  data_profilazione: day,
  indice_profilo: profileIndex,
  data_patto: must(day.parse, day.fault, 'patto-missing'),
  apl: may(must(parseAplId, 'apl-unknown')),
  data_scelta_apl: may(day),
  tutor: may(words),
  data_primo_incontro: may(day),
  data_piano: may(day),
} as const;

/** An adhesion as its row tells it, with the steps that were taken. */
export type AdhesionRow = RowOf<typeof ADHESION_COLUMNS>;
