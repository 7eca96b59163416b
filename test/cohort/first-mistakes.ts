/** The kinds of wrong row of a cohort of Fase 1: those of its own days, and those that only it has. */
import { plusDays, plusMonths, textOfDay } from './calendar';
import { cell, dayIn, type Row } from './csv';
import { again, hasMet, MISTAKES, wrong, type Mistake } from './mistakes';
import { omocodeOf, taxCodeOf } from './tax-code';

/** What is said otherwise, because the days and the rules are others. */
const OTHERWISE: readonly string[] = [
  ...['adhesion-before-opening', 'adhesion-after-closing', 'date-before-previous-step'],
  ...['percorso-already-active', 'apl-no-longer-accredited', 'not-unemployed'],
];
const NO_CHOICE = { apl: '', data_scelta_apl: '', tutor: '', data_primo_incontro: '', data_piano: '' };

export const FIRST_MISTAKES: readonly Mistake[] = [
  ...MISTAKES.filter(({ reason }) => !OTHERWISE.includes(reason)),
  wrong('adesioni', 'adhesion-before-opening', { data_adesione: '05/03/2018', data_did: '01/02/2016' }),
  wrong('adesioni', 'adhesion-after-closing', {
    ...NO_CHOICE,
    data_adesione: '11/03/2019',
    data_presa_in_carico: '12/03/2019',
    data_profilazione: '13/03/2019',
    data_patto: '14/03/2019',
  }),
  { ...wrong('adesioni', 'date-before-previous-step', dayBefore('data_patto', 'data_adesione')), of: hasMet },
  again('adesioni', 'percorso-already-active', { id_adesione: 'PIO1-2018-900001' }),
  {
    ...again('adesioni', 'percorso-already-active-other-code-form', (row) => ({
      id_adesione: 'PIO1-2018-900002',
      codice_fiscale: omocodeOf(cell(row, 'codice_fiscale')),
    })),
    of: isPlain,
  },
  { ...wrong('adesioni', 'apl-no-longer-accredited', { apl: '52204030473' }), of: isAfterSeptember },
  wrong('adesioni', 'minor', (row) => {
    const born = plusDays(plusMonths(dayIn(row, 'data_adesione'), -12 * 18), 1);
    const code = taxCodeOf(cell(row, 'codice_fiscale'), born, cell(row, 'sesso'));
    return { data_nascita: textOfDay(born), codice_fiscale: code };
  }),
  wrong('adesioni', 'unemployed-too-short', (row) => ({
    data_did: textOfDay(plusDays(plusMonths(dayIn(row, 'data_adesione'), -6), 1)),
  })),
  ...['NASPI', 'REI', 'CIGS_CESSAZIONE'].map((support) =>
    wrong('adesioni', 'income-support-excluded', { sostegno_reddito: support }),
  ),
  wrong('azioni', 'date-before-previous-step', { data: '05/03/2018' }),
  wrong('azioni', 'code-unknown', { esito: 'FORSE' }),
  wrong('uscite', 'date-before-previous-step', { data: '05/03/2018' }),
  wrong('uscite', 'date-impossible', { data: '29/02/2019' }),
];

function dayBefore(column: string, other: string): (row: Row) => Record<string, string> {
  return (row) => ({ [column]: textOfDay(plusDays(dayIn(row, other), -1)) });
}

function isPlain(row: Row): boolean {
  return /^.{6}\d\d.\d\d.\d{3}.$/.test(cell(row, 'codice_fiscale'));
}

function isAfterSeptember(row: Row): boolean {
  return hasMet(row) && dayIn(row, 'data_scelta_apl') > '2018-09-30';
}
