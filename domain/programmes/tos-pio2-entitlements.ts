import { official, proposed, seed } from './citations';
import type { Ceiling, EvidenceRule, OutcomeClass, ProcessFeeRule, ResultFeeRule } from './entitlements';

/** Result and process of a pathway together; the first reading cited it for every assessment. */
export const TOS_PIO2_CEILING: Ceiling = {
  parts: ['result', 'process'],
  cents: 500_000,
  source: proposed('R-AI-12, R6', {
    it: '«ad un massimo di 5.000 euro»: risultato e processo di un percorso insieme vi restano entro; l’eccedenza si toglie prima dalla parte a processo.',
    en: '«ad un massimo di 5.000 euro»: result and process of a pathway together stay within it; the excess is cut from the process part first.',
  }),
};

const FROM_THE_CHOICE = proposed('R4, service', {
  it: 'L’operatore ha in carico la persona dal giorno in cui è scelto finché ne è scelto un altro.',
  en: 'The provider is in charge from the day on which it is chosen until another one is.',
});

/** What every reading says of an outcome: its contracts, hours and amounts. */
type Outcome = Omit<OutcomeClass, 'milestones' | 'source'>;

export const TI: Outcome = {
  name: 'TI',
  contracts: ['A.01.00', 'A.03.'],
  leastHoursShare: 5000,
  minCents: 100_000,
  maxCents: 500_000,
};

export const TD6: Outcome = {
  name: 'TD6',
  contracts: ['A.02.00'],
  leastHoursShare: 5000,
  minCents: 100_000,
  maxCents: 250_000,
};

/** The first reading of the result fee: milestones in days, the service from the choice. */
export const TOS_PIO2_RESULT: ResultFeeRule = {
  kind: 'result-fee',
  part: 'result',
  basis: TOS_PIO2_CEILING.source,
  service: { begins: 'choice', ends: 'next-choice', source: FROM_THE_CHOICE },
  classes: [
    {
      ...TI,
      milestones: [
        { name: 'M6', reached: { day: 183 }, share: 5000 },
        { name: 'M12', reached: { day: 365 }, share: 5000 },
      ],
      source: seed(
        'R-AI-12, R4, R5',
        'Assegno per l’impiego, scheda pubblica; delibera ANPAL 14/2018 (formula, due tranche semestrali)',
        {
          it: '«da un minimo di 1.000 ad un massimo di 5.000 euro»; tempo indeterminato (anche domestico) o apprendistato, almeno metà del tempo pieno, in due tranche semestrali (metà ciascuna, ai giorni 183 e 365: proposta).',
          en: '«da un minimo di 1.000 ad un massimo di 5.000 euro»; open-ended (domestic too) or apprenticeship, at least half of full time, in two half-yearly parts (half each on days 183 and 365: proposed).',
        },
      ),
    },
    {
      ...TD6,
      milestones: [{ name: 'M6', reached: { day: 183 }, share: 10_000 }],
      source: proposed('R-AI-12, R4, R5', {
        it: 'Tempo determinato (anche in somministrazione e domestico) di sei mesi, almeno metà del tempo pieno: da 1.000 a 2.500 euro. Il minimo è quello della scheda pubblica, il massimo quello della delibera ANPAL 14/2018; pagato per intero il giorno 183 (a memoria).',
        en: 'Fixed term (temp agency and domestic too) of six months, at least half of full time: 1,000 to 2,500 EUR. The floor is that of the public page, the top that of delibera ANPAL 14/2018; paid whole on day 183 (from memory).',
      }),
    },
  ],
  hours: {
    impossible: 'as-told',
    source: proposed('R4, hours', {
      it: 'Le ore si prendono come sono state comunicate.',
      en: 'Hours are taken as they were told.',
    }),
  },
  rehire: {
    months: 6,
    traineeships: 'count',
    source: proposed('R4, rehire', {
      it: 'Nessun esito con un datore di lavoro presso cui un precedente rapporto della persona è cessato nei sei mesi prima, anche prima dell’adesione.',
      en: 'No outcome with an employer for whom an earlier job of the person ended in the six months before, also before the adhesion.',
    }),
  },
  ownHires: {
    earn: true,
    source: proposed('R4, own hire', {
      it: 'Un’assunzione presso l’operatore stesso è un esito come ogni altro.',
      en: 'A hire by the provider itself is an outcome like any other.',
    }),
  },
  sharing: {
    pathways: 'several',
    source: proposed('R4, one hire', {
      it: 'Un rapporto si considera in ogni percorso di per sé.',
      en: 'A relationship is looked at in each pathway by itself.',
    }),
  },
};

export const TOS_PIO2_PROCESS: ProcessFeeRule = {
  kind: 'process-fee',
  part: 'process',
  basis: TOS_PIO2_CEILING.source,
  kinds: ['interview', 'specialist-guidance', 'accompaniment', 'tutoring'],
  stepMinutes: 15,
  mostSteps: 40,
  centsPerHour: 3550,
  source: proposed('R-P2-11, R6', {
    it: '«un consistente riequilibrio sulla parte "a processo"»; azioni individuali in quarti d’ora interi, al massimo dieci ore per percorso (ufficiale), 35,50 euro l’ora (proposta).',
    en: '«un consistente riequilibrio sulla parte "a processo"»; individual actions in whole quarter hours, at most ten hours for a pathway (official), 35.50 EUR an hour (proposed).',
  }),
  service: { begins: 'choice', ends: 'next-choice', source: FROM_THE_CHOICE },
  counting: {
    beforeChoice: 'first-chosen',
    whileSuspended: 'counted',
    mostMinutesADay: null,
    source: proposed('R6, counting', {
      it: 'Ogni attività erogata conta, in qualunque momento si sia svolta.',
      en: 'Every delivered activity counts, whenever it was.',
    }),
  },
};

export const TOS_PIO2_EVIDENCE: EvidenceRule = {
  terms: { ordinary: { days: 5 }, domestic: { days: 5 }, 'temp-agency': { dayOfNextMonth: 20 } },
  source: official('R2, D-CO-LAG', 'Comunicazioni obbligatorie, D.M. 30/10/2007', {
    it: 'Comunicazioni entro 5 giorni dall’evento; delle agenzie di somministrazione entro il 20 del mese successivo; se l’ultimo giorno è festivo, vale il primo giorno lavorativo dopo.',
    en: 'Communications within 5 days of the event; of temp agencies by the 20th of the next month; a last day on a holiday moves to the next working day.',
  }),
};
