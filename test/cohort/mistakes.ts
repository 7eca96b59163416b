/** The kinds of wrong row that a cohort is spoiled with. */
import { cell, type Row } from './csv';

type Cells = Readonly<Record<string, string>>;

/** One kind of wrong row: what it is refused for, and what of a right row is changed to have it. */
export interface Mistake {
  readonly reason: string;
  readonly file: (typeof FILES)[number];
  /** The row that is spoiled, or the one that is added after it. */
  readonly how: 'spoiled' | 'added';
  readonly cells: Cells | ((row: Row) => Cells);
  /** Which rows can have it; any, where nothing is said. */
  readonly of?: (row: Row) => boolean;
}

export const FILES = ['adesioni', 'azioni', 'comunicazioni', 'uscite'] as const;

export const hasMet = (row: Row): boolean => cell(row, 'data_piano') !== '';
const isHire = (row: Row): boolean =>
  cell(row, 'tipo_evento') === 'ASS' && cell(row, 'tipo_comunicazione') === '01';
/** What a person has who has not chosen a provider. */
const NO_CHOICE = { apl: '', data_scelta_apl: '', tutor: '', data_primo_incontro: '', data_piano: '' };
/** Some days after the programme closed to adhesions. */
const TOO_LATE = {
  data_adesione: '15/02/2021',
  data_presa_in_carico: '16/02/2021',
  data_profilazione: '17/02/2021',
  data_patto: '18/02/2021',
};

/** Every kind that one row can have by itself. */
export const MISTAKES: readonly Mistake[] = [
  wrong('adesioni', 'tax-code-wrong', { codice_fiscale: 'RSSMRA80A01H501X' }),
  wrong('adesioni', 'birth-date-mismatch', { data_nascita: '31/12/1969' }),
  wrong('adesioni', 'date-malformed', { data_adesione: '2020-01-15' }),
  wrong('adesioni', 'date-impossible', { data_adesione: '31/02/2020' }),
  wrong('adesioni', 'cell-missing', { cognome: '' }),
  wrong('adesioni', 'code-unknown', { sostegno_reddito: 'BONUS' }),
  { ...wrong('adesioni', 'profile-above-one', { indice_profilo: '1,2000' }), of: hasMet },
  { ...wrong('adesioni', 'number-malformed', { indice_profilo: '0.5806' }), of: hasMet },
  wrong('adesioni', 'office-unknown', { cpi: 'D612C000099' }),
  wrong('adesioni', 'municipality-unknown', { comune_residenza: 'Z999' }),
  wrong('adesioni', 'outside-the-region', { comune_residenza: 'A944', comune_domicilio: 'A944' }),
  wrong('adesioni', 'not-unemployed', { data_did: '' }),
  wrong('adesioni', 'income-support-excluded', { sostegno_reddito: 'RDC' }),
  wrong('adesioni', 'adhesion-before-opening', { data_adesione: '01/06/2019', data_did: '02/05/2019' }),
  wrong('adesioni', 'adhesion-after-closing', { ...TOO_LATE, ...NO_CHOICE }),
  wrong('adesioni', 'profile-missing', { indice_profilo: '' }),
  wrong('adesioni', 'patto-missing', { data_patto: '' }),
  { ...wrong('adesioni', 'step-missing', { data_scelta_apl: '' }), of: hasMet },
  { ...wrong('adesioni', 'date-before-previous-step', { data_patto: '16/12/2019' }), of: isLate },
  { ...wrong('adesioni', 'apl-unknown', { apl: '01234567897' }), of: hasMet },
  { ...wrong('adesioni', 'apl-no-longer-accredited', { apl: '52204030473' }), of: hasMet },
  again('adesioni', 'duplicate-row', {}),
  again('adesioni', 'percorso-already-active', { id_adesione: 'PIO2-2020-900001' }),
  wrong('azioni', 'adhesion-unknown', { id_adesione: 'PIO2-2020-999999' }),
  wrong('azioni', 'code-unknown', { tipo: 'BALLO' }),
  wrong('azioni', 'number-malformed', { durata_minuti: '1h' }),
  again('azioni', 'duplicate-row', {}),
  { ...wrong('comunicazioni', 'id-malformed', { protocollo: '17' }), of: isHire },
  { ...wrong('comunicazioni', 'code-unknown', { tipo_evento: 'XXX' }), of: isHire },
  { ...wrong('comunicazioni', 'date-impossible', { data_ricezione: '30/02/2020' }), of: isHire },
  wrong('uscite', 'code-unknown', { causa: 'NOIA' }),
];

export function wrong(file: Mistake['file'], reason: string, cells: Mistake['cells']): Mistake {
  return { file, reason, how: 'spoiled', cells };
}

export function again(file: Mistake['file'], reason: string, cells: Mistake['cells']): Mistake {
  return { file, reason, how: 'added', cells };
}

/** A percorso that began in the new year, so that the first day of the programme is before all of it. */
function isLate(row: Row): boolean {
  return hasMet(row) && cell(row, 'data_adesione').endsWith('2020');
}
