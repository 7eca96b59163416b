import { z } from 'zod';
import { parseAplId, parseCpiId } from '../../../../domain/identifiers';
import type { IncomeSupport } from '../../../../domain/programmes/facts';
import { fault, filled, may, parsedBy } from '../read/column';
import { day, dayOr, decimal, municipality, oneOf, ownId, taxCode, words } from '../read/values';

const SUPPORTS: { readonly [code: string]: IncomeSupport } = {
  NASPI: 'naspi',
  RDC: 'rdc',
  REI: 'rei',
  CIGS_CESSAZIONE: 'cigs-cessazione',
};

/** Ten-thousandths; what is above 1 is a number that the row gives, and wrong. */
const profileIndex = parsedBy(
  (text) => decimal(text, 4, Number.MAX_SAFE_INTEGER),
  'number-malformed',
  filled('profile-missing'),
).pipe(z.number().max(10_000, fault('profile-above-one')));

export const ADHESION = z.object({
  id_adesione: ownId,
  codice_fiscale: taxCode,
  cognome: words,
  nome: words,
  sesso: oneOf({ F: 'F', M: 'M' } as const),
  data_nascita: day,
  comune_nascita: municipality,
  cittadinanza: filled().regex(/^[A-Z]{2}$/, fault('code-unknown')),
  comune_residenza: municipality,
  comune_domicilio: municipality,
  cpi: parsedBy(parseCpiId, 'office-unknown'),
  data_did: may(day),
  sostegno_reddito: may(oneOf(SUPPORTS)),
  data_adesione: day,
  data_presa_in_carico: day,
  data_profilazione: day,
  indice_profilo: profileIndex,
  data_patto: dayOr('patto-missing'),
  /** An accredited body, or an office where the programme has such providers. */
  apl: may(parsedBy((text) => parseAplId(text) ?? parseCpiId(text), 'apl-unknown')),
  data_scelta_apl: may(day),
  tutor: may(words),
  data_primo_incontro: may(day),
  data_piano: may(day),
});

/** An adhesion as its row tells it, with the steps that were taken. */
export type AdhesionRow = z.output<typeof ADHESION>;

/** What can still be said of an adhesion of which only some cells could be read. */
export const KNOWN_ADHESION = z.object({
  id_adesione: ownId.optional().catch(undefined),
  codice_fiscale: taxCode.optional().catch(undefined),
});
