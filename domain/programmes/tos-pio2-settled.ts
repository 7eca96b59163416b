import type { EnvelopeCode } from '../identifiers';
import { proposed, seed } from './citations';
import type { Milestone, ProcessFeeRule, ResultFeeRule } from './entitlements';
import type { Budget, ReservationRule } from './programme';
import { TD6, TI, TOS_PIO2_PROCESS, TOS_PIO2_RESULT } from './tos-pio2-entitlements';

/**
 * The settled reading of what TOS-PIO2 pays: where the first reading left a choice, each value that was settled, with its
 * reason. All of it is proposed until the notice is published.
 */
const M6: Pick<Milestone, 'name' | 'reached'> = { name: 'M6', reached: { months: 6 } };
const M12: Pick<Milestone, 'name' | 'reached'> = { name: 'M12', reached: { months: 12 } };

const FROM_THE_MEETING = proposed('R4, service', {
  it: '«prendendo in carico i destinatari ed erogando il servizio»: chi non ha mai incontrato la persona non ha erogato alcun servizio, perciò un rapporto matura dal primo incontro con l’operatore scelto, finché la persona lo lascia o ne passa il termine.',
  en: '«prendendo in carico i destinatari ed erogando il servizio»: who never met the person has given no service, so a job earns from the first meeting with the chosen provider on, until the person leaves it or its term passes.',
});

export const SETTLED_RESULT: ResultFeeRule = {
  ...TOS_PIO2_RESULT,
  basis: proposed('R-AI-12, R4, R5', {
    it: 'Un solo compenso a risultato per percorso: il rapporto con la somma maturata più alta, m + max(0; p - 0,5) x 2 x (M - m).',
    en: 'One result fee for a pathway: the job with the largest matured sum, m + max(0, p - 0.5) x 2 x (M - m).',
  }),
  service: { begins: 'first-meeting', ends: 'departure', source: FROM_THE_MEETING },
  classes: [
    {
      ...TI,
      milestones: [
        { ...M6, share: 5000 },
        { ...M12, share: 5000 },
      ],
      source: proposed('R-AI-12, R4, R5', {
        it: '«da un minimo di 1.000 ad un massimo di 5.000 euro»; tempo indeterminato (anche domestico) o apprendistato, almeno metà del tempo pieno, in due tranche semestrali: l’ultimo giorno del 6° e del 12° mese civile, dal primo giorno o da quello della trasformazione. Così un contratto di sei mesi raggiunge la prima quali che siano i mesi, come per gli incentivi.',
        en: '«da un minimo di 1.000 ad un massimo di 5.000 euro»; open-ended (domestic too) or apprenticeship, at least half of full time, in two half-yearly parts: on the last day of the 6th and of the 12th civil month, from the first day or from that of the conversion. A contract of six months then reaches the first whatever its months, as for the incentives.',
      }),
    },
    {
      ...TD6,
      contracts: ['A.02.00', 'A.02.01'],
      milestones: [{ ...M6, share: 10_000 }],
      source: proposed('R-AI-12, R4, R5', {
        it: 'Tempo determinato (anche in somministrazione, domestico e in sostituzione di un lavoratore assente), almeno metà del tempo pieno: da 1.000 a 2.500 euro, per intero l’ultimo giorno del 6° mese civile del rapporto. Il minimo è quello della scheda pubblica, il massimo quello della delibera ANPAL 14/2018.',
        en: 'Fixed term (temp agency, domestic and replacement of an absent worker too), at least half of full time: 1,000 to 2,500 EUR, whole on the last day of the 6th civil month of the relationship. The floor is that of the public page, the top that of delibera ANPAL 14/2018.',
      }),
    },
  ],
  hours: {
    impossible: 'earn-nothing',
    source: proposed('R4, hours', {
      it: 'Il tempo pieno è più di zero, e le ore pattuite più di zero e al massimo il tempo pieno; quanto è comunicato altrimenti non prova metà del tempo pieno.',
      en: 'Full time is more than zero, and the agreed hours more than zero and at most full time; what is told otherwise proves no half of full time.',
    }),
  },
  rehire: {
    months: 6,
    traineeships: 'ignored',
    source: proposed('R4, rehire', {
      it: 'Nessun esito con un datore di lavoro presso cui un precedente rapporto della persona è cessato nei sei mesi prima, anche prima dell’adesione. Un tirocinio non è un rapporto precedente: essere assunti dal soggetto ospitante è il suo scopo.',
      en: 'No outcome with an employer for whom an earlier job of the person ended in the six months before, also before the adhesion. A traineeship is no earlier job: to be hired by the host is its purpose.',
    }),
  },
  ownHires: {
    earn: false,
    source: proposed('R4, own hire', {
      it: 'Un’assunzione ordinaria presso l’operatore stesso non è un esito: si pagherebbe da sé. Le missioni in somministrazione sono lavoro per altri e contano.',
      en: 'An ordinary hire by the provider itself is no outcome: it would pay itself. Missions of a temp agency work for others and count.',
    }),
  },
  sharing: {
    pathways: 'one',
    source: proposed('R4, one hire', {
      it: 'Un rapporto matura in un solo percorso, chiunque sia l’operatore.',
      en: 'A relationship earns in one pathway only, whoever the provider.',
    }),
  },
};

const ALONE = proposed('R-P2-11', {
  it: '«a processo»: le azioni individuali erogate di per sé, mai secondo la regola dell’esito; dieci ore per percorso, 35,50 euro l’ora (proposta).',
  en: '«a processo»: delivered individual actions by themselves, never by the rule of the outcome; ten hours for a pathway, 35.50 EUR an hour (proposed).',
});

export const SETTLED_PROCESS: ProcessFeeRule = {
  ...TOS_PIO2_PROCESS,
  basis: ALONE,
  source: ALONE,
  service: {
    begins: 'choice',
    ends: 'departure',
    source: proposed('R6, service', {
      it: 'Dalla scelta dell’operatore finché la persona lo lascia.',
      en: 'From the choice of the provider until the person leaves it.',
    }),
  },
  counting: {
    beforeChoice: 'none',
    whileSuspended: 'none',
    mostMinutesADay: 1440,
    source: proposed('R6, counting', {
      it: 'Un giorno ha 1.440 minuti per una persona, tutte le attività insieme; prima della scelta nessuno l’ha in carico, e mentre un rapporto sospende il servizio non se ne eroga.',
      en: 'A day has 1,440 minutes for one person, all activities together; before the choice nobody is in charge, and while a job suspends the service none is given.',
    }),
  },
};

/** The public page promises between 1,000 and 5,000 euro: so much is set aside as is owed for certain once a job is found. */
export const SETTLED_RESERVATION: ReservationRule = {
  envelope: 'TOS-PIO2-ASSEGNO' as EnvelopeCode,
  from: 'issue',
  sets: 'least',
  leastCents: 100_000,
  source: proposed('R-AI-12, R11', {
    it: '«da un minimo di 1.000 ad un massimo di 5.000 euro»: al rilascio si accantona il valore minimo dell’assegno, aumentato quando un rapporto può maturare di più e ridotto quando non può più maturare nulla; così 7.170 assegni stanno in quanto restava del piano.',
    en: '«da un minimo di 1.000 ad un massimo di 5.000 euro»: the least value of the assegno is set aside at issue, raised when a job can earn more and lowered when nothing can; so 7,170 assegni fit in what was left of the plan.',
  }),
};

export const SETTLED_BUDGET: Budget = {
  envelope: 'TOS-PIO2-ASSEGNO' as EnvelopeCode,
  cents: 800_000_000,
  source: seed('C17, P12', 'PIO, sintesi dei risultati', {
    it: '«circa 8 milioni di euro»: quanto restava del piano per la Fase 2, che ha chiuso le adesioni a risorse esaurite.',
    en: '«circa 8 milioni di euro»: what was left of the plan for Fase 2, which closed to adhesions when the budget was reached.',
  }),
};
