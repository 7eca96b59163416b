import type { Text } from '../texts';

/** Who is paid. */
export const PAID_TEXTS = {
  providers: { it: 'operatori', en: 'providers' },
  persons: { it: 'persone', en: 'persons' },
};

const RESULT = {
  it: 'l’unica remunerazione a risultato di ogni percorso, per soglie raggiunte entro la data',
  en: 'the one result fee of each pathway, of milestones reached by the date',
};
export const MATURED = {
  it: `${RESULT.it}, che possano ancora arrivare comunicazioni tardive o no`,
  en: `${RESULT.en}, whether or not a late message may still come`,
};
export const PAYABLE = {
  it: `${RESULT.it} e per cui il tempo delle comunicazioni tardive è passato`,
  en: `${RESULT.en} and whose time for late messages has passed`,
};
export const PROCESS = {
  it: 'la remunerazione a processo di ogni percorso per le attività dell’operatore scelto fino alla data',
  en: 'the process fee of each pathway for activities of its chosen provider up to the date',
};
export const ALLOWANCE = {
  it: 'le indennità di partecipazione accertate entro la data, che spettano alle persone',
  en: 'the participation allowances assessed by the date, which are due to the persons',
};
export const SERVICES = {
  it: 'quanto accertato entro la data per i servizi erogati e gli esiti, che spetta agli operatori',
  en: 'what was assessed by the date for services given and outcomes, which is due to providers',
};
export const CAPPED = {
  it: 'risultato e processo maturati, ogni percorso ridotto al suo massimale',
  en: 'result and process matured, each pathway cut to its ceiling',
};
export const CAPPED_PAYABLE = {
  it: 'risultato pagabile e processo maturato, ridotti allo stesso modo',
  en: 'result payable and process matured, cut likewise',
};
export const ADMITTED = {
  it: 'ammesso, prima delle riduzioni per rapporti cessati in anticipo',
  en: 'admitted, before reductions for jobs that ended early',
};
export const ENTITLED = {
  it: 'quanto ne spetta ai datori di lavoro, dopo le riduzioni',
  en: 'what of it employers are entitled to, after reductions',
};
export const WITH_RESULT = counts('pathways_with_result_fee', 'percorsi con remunerazione a risultato');
export const WITH_PROCESS = counts('pathways_with_process_fee', 'percorsi con remunerazione a processo');
export const WITH_ALLOWANCE = counts('pathways_with_allowance', 'percorsi con indennità di partecipazione');
export const WITH_SERVICES = counts('pathways_with_services', 'percorsi con servizi remunerati');
export const CUT = counts('pathways_capped', 'percorsi ridotti al massimale');
export const APPLICATIONS = counts('incentive_applications', 'domande di incentivo');
export const CENTS_ROUNDING = { it: 'nessuno: centesimi', en: 'none: cents' };
export const COUNT_ROUNDING: Text = { it: 'nessuno: un conteggio', en: 'none: a count' };

/** What is counted, by its name, and in words. */
export interface CountName {
  readonly indicator: string;
  readonly definition: Text;
}

function counts(indicator: string, it: string): CountName {
  return { indicator, definition: { it, en: indicator.replaceAll('_', ' ') } };
}
