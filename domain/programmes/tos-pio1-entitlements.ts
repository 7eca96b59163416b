import type { Text } from '../texts';
import type { EnvelopeCode } from '../identifiers';
import { official, proposed, seed } from './citations';
import type { AllowanceRule, Ceiling, ProcessFeeRule, ResultFeeRule, ServiceRule } from './entitlements';
import type { Budget, ReservationRule } from './programme';
import { SETTLED_PROCESS, SETTLED_RESULT } from './tos-pio2-settled';

const RESULTS = 'PIO Fase 1, sintesi dei risultati';

/** Whoever gives the service is paid for it, an agency and an office alike. */
const PAID: Pick<ServiceRule, 'paid'> = { paid: ['apl', 'cpi'] };
const QUOTE = '«un contributo che viene garantito all’agenzia per il lavoro o al centro per l’impiego»';
const WHO_IS_PAID: Text = {
  it: `${QUOTE}: spetta anche all’ufficio pubblico (P25).`,
  en: `${QUOTE}: a public office accrues it too (P25).`,
};

/** One result fee for a pathway, read as that of Fase 2 was settled, with the amounts of Fase 1. */
export const TOS_PIO1_RESULT: ResultFeeRule = {
  ...SETTLED_RESULT,
  basis: proposed('R-P1-08, R4, R5', {
    it: 'Una sola quota a risultato per percorso: il rapporto con la maggior somma maturata, m + max(0, p - 0,5) x 2 x (M - m).',
    en: 'One result fee for a pathway: the job with the largest matured sum, m + max(0, p - 0.5) x 2 x (M - m).',
  }),
  service: {
    ...SETTLED_RESULT.service,
    ...PAID,
    source: proposed('R4, service', {
      it: `Dal primo incontro con l’operatore scelto. ${WHO_IS_PAID.it}`,
      en: `From the first meeting with the chosen provider on. ${WHO_IS_PAID.en}`,
    }),
  },
  classes: SETTLED_RESULT.classes.map((one) =>
    one.name === 'TI'
      ? {
          ...one,
          source: official('R4, R5', 'Delibera ANPAL 14/2018 (formula, due tranche semestrali)', {
            it: 'Tempo indeterminato (anche domestico) o apprendistato, almeno metà del tempo pieno: da 1.000 a 5.000 euro in due tranche semestrali, l’ultimo giorno del 6º e del 12º mese civile (proposta).',
            en: 'Open-ended (domestic too) or apprenticeship, at least half of full time: 1,000 to 5,000 EUR in two half-yearly parts, on the last day of the 6th and of the 12th civil month (proposed).',
          }),
        }
      : {
          ...one,
          minCents: 50_000,
          source: official('R4, R5', 'Delibera ANPAL 14/2018 (formula)', {
            it: 'Tempo determinato di sei mesi (anche in somministrazione, domestico e in sostituzione), almeno metà del tempo pieno: da 500 a 2.500 euro, per intero l’ultimo giorno del 6º mese civile (proposta).',
            en: 'Fixed term of six months (temp agency, domestic and replacement too), at least half of full time: 500 to 2,500 EUR, whole on the last day of the 6th civil month (proposed).',
          }),
        },
  ),
};

const DELIVERED = seed('R-P1-08', RESULTS, {
  it: '«un contributo che viene garantito all’agenzia per il lavoro o al centro per l’impiego a fronte dell’erogazione delle politiche previste»: azioni individuali a quarti d’ora interi, al massimo dieci ore per percorso, 35,50 euro l’ora (tariffa proposta).',
  en: '«un contributo che viene garantito all’agenzia per il lavoro o al centro per l’impiego a fronte dell’erogazione delle politiche previste»: individual actions in whole quarter hours, at most ten hours for a pathway, 35.50 EUR an hour (rate proposed).',
});

/** What is guaranteed for what was delivered; due also after an exit. */
export const TOS_PIO1_PROCESS: ProcessFeeRule = {
  ...SETTLED_PROCESS,
  basis: DELIVERED,
  source: DELIVERED,
  service: {
    ...SETTLED_PROCESS.service,
    ...PAID,
    source: proposed('R6, service', {
      it: `Dalla scelta dell’operatore finché la persona non lo lascia. ${WHO_IS_PAID.it}`,
      en: `From the choice of the provider until the person leaves it. ${WHO_IS_PAID.en}`,
    }),
  },
};

const ALLOWANCE = proposed('R-P1-01, P14', {
  it: '«indennità di partecipazione»: importo, periodo e frequenza non sono nella sintesi. 500 euro (R8) per ogni mese compiuto di percorso in cui la persona ha partecipato a un’azione, al massimo sei; da confermare con l’avviso.',
  en: '«indennità di partecipazione»: amount, period and attendance are not in the results. 500 EUR (R8) for each completed month of the pathway in which the person attended an action, six at most; to be confirmed by the notice.',
});

/** The participation allowance of the person. */
export const TOS_PIO1_ALLOWANCE: AllowanceRule = {
  kind: 'allowance',
  part: 'allowance',
  kinds: ['interview', 'specialist-guidance', 'accompaniment', 'tutoring', 'seminar', 'course'],
  leastMinutes: 1,
  centsPerMonth: 50_000,
  mostMonths: 6,
  basis: ALLOWANCE,
  source: ALLOWANCE,
};

export const TOS_PIO1_CEILING: Ceiling = {
  parts: ['result', 'process'],
  cents: 500_000,
  source: proposed('R-P1-08, R6', {
    it: 'Risultato e processo di un percorso restano insieme entro 5.000 euro; l’eccedenza si toglie prima dal processo. L’indennità è della persona e resta a parte.',
    en: 'Result and process of a pathway together stay within 5,000 EUR; the excess is cut from the process part first. The allowance is the person’s and stands apart.',
  }),
};

const ORDINARY = 'TOS-PIO1' as EnvelopeCode;
const CRISIS_AREAS = 'TOS-PIO1-CRISI' as EnvelopeCode;
const SHARE = seed('PIO/budget', 'PIO, sintesi dei risultati', {
  it: '«trenta milioni di euro (per il 70% destinati alle aree di crisi: complesse, non complesse e regionali)»: 21 milioni a parte per chi è domiciliato in una di esse, 9 milioni per tutti gli altri. La Fase 2 ha usato quanto ne restava (C17).',
  en: '«trenta milioni di euro (per il 70% destinati alle aree di crisi: complesse, non complesse e regionali)»: 21 million apart for who is domiciled in one of them, 9 million for all others. What Fase 2 ran on was left of them (C17).',
});

export const TOS_PIO1_RESERVATION: ReservationRule = {
  envelope: ORDINARY,
  from: 'choice',
  sets: 'as-earned',
  earmarked: {
    envelope: CRISIS_AREAS,
    domiciledIn: ['complex', 'non-complex', 'regional'],
    source: SHARE,
  },
  source: proposed('R11, P12', {
    it: 'Nulla si impegna prima che possa maturare: quanto è garantito dipende da quanto è erogato.',
    en: 'Nothing is set aside before it can be earned: what is guaranteed depends on what is delivered.',
  }),
};

export const TOS_PIO1_BUDGETS: readonly Budget[] = [
  { envelope: ORDINARY, cents: 900_000_000, source: SHARE },
  { envelope: CRISIS_AREAS, cents: 2_100_000_000, source: SHARE },
];
