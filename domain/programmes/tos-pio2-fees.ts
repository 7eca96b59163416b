import { official, proposed, seed } from './citations';
import type { FeeRules } from './fees';

/** How the APL of TOS-PIO2 are paid. The notice is not published: what it leaves open is proposed, with its reason. */
export const TOS_PIO2_FEES: FeeRules = {
  classes: [
    {
      name: 'TI',
      contracts: ['A.01.00', 'A.03.'],
      leastHoursShare: 5000,
      minCents: 100_000,
      maxCents: 500_000,
      milestones: [
        { name: 'M6', day: 183, share: 5000 },
        { name: 'M12', day: 365, share: 5000 },
      ],
      source: seed(
        'R-AI-12, R4, R5',
        'Assegno per l’impiego, scheda pubblica; delibera ANPAL 14/2018 (formula, due tranche semestrali)',
        '«da un minimo di 1.000 ad un massimo di 5.000 euro»; open-ended (domestic too) or apprenticeship, at least half of full time, in two half-yearly parts (half each on days 183 and 365: proposed).',
      ),
    },
    {
      name: 'TD6',
      contracts: ['A.02.00'],
      leastHoursShare: 5000,
      minCents: 100_000,
      maxCents: 250_000,
      milestones: [{ name: 'M6', day: 183, share: 10_000 }],
      source: proposed(
        'R-AI-12, R4, R5',
        'Fixed term (temp agency and domestic too) of six months, at least half of full time: 1,000 to 2,500 EUR. The floor is that of the public page, the top that of delibera ANPAL 14/2018; paid whole on day 183 (from memory).',
      ),
    },
  ],
  rehire: {
    months: 6,
    source: proposed(
      'R4, rehire',
      'No outcome with an employer for whom an earlier job of the person ended in the six months before, also before the adhesion.',
    ),
  },
  process: {
    kinds: ['interview', 'specialist-guidance', 'accompaniment', 'tutoring'],
    stepMinutes: 15,
    mostSteps: 40,
    centsPerHour: 3550,
    source: proposed(
      'R-P2-11, R6',
      '«un consistente riequilibrio sulla parte "a processo"»; individual actions in whole quarter hours, at most ten hours for a pathway (official), 35.50 EUR an hour (proposed).',
    ),
  },
  evidence: {
    terms: { ordinary: { days: 5 }, domestic: { days: 5 }, 'temp-agency': { dayOfNextMonth: 20 } },
    source: official(
      'R2, D-CO-LAG',
      'Comunicazioni obbligatorie, D.M. 30/10/2007',
      'Communications within 5 days of the event; of temp agencies by the 20th of the next month; a last day on a holiday moves to the next working day.',
    ),
  },
  ceilingCents: 500_000,
  source: proposed(
    'R-AI-12, R6',
    '«ad un massimo di 5.000 euro»: result and process of a pathway together stay within it; the excess is cut from the process part first.',
  ),
};
