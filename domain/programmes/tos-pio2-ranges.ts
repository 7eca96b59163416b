import { seed } from './citations';
import type { AmountRange } from './programme';

const SHEET = 'Assegno per l’impiego, scheda pubblica';

/** Between what the public sheet says that the sums of PIO Fase 2 lie. */
export const TOS_PIO2_RANGES: readonly AmountRange[] = [
  {
    of: 'result-fee',
    leastCents: 100_000,
    mostCents: 500_000,
    source: seed('R-AI-12', SHEET, '«da un minimo di 1.000 ad un massimo di 5.000 euro»'),
  },
  {
    of: 'incentive',
    leastCents: 25_000,
    mostCents: 800_000,
    source: seed('R-AI-13, R-INC-03', SHEET, '«da un minimo di 250 euro a un massimo di 8.000 euro»'),
  },
];
