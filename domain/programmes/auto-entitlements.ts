import type { Text } from '../texts';
import { AUTO_OUTCOME } from './auto-pathway';
import { proposed } from './citations';
import type { EntitlementRule, ServiceRule } from './entitlements';

const CHARGE: ServiceRule = {
  begins: 'choice',
  ends: 'departure',
  source: proposed('P10, service', {
    it: 'Dalla scelta di chi presta la consulenza finché la persona lo lascia.',
    en: 'From the choice of who advises until the person leaves it.',
  }),
};

const amounts = ({ it, en }: Text) =>
  proposed('R-AR-13, P13, P16', {
    it: `Nessun importo è stato pubblicato: ${it}`,
    en: `No amount was published: ${en}`,
  });

/** Advice, alone or in a group, and accompaniment are paid as given; the business once. */
export const AUTO_ENTITLEMENTS: readonly EntitlementRule[] = [
  {
    kind: 'spend-line',
    part: 'advice-line',
    kinds: ['interview', 'specialist-guidance', 'accompaniment', 'tutoring'],
    price: { centsPerHour: 3550 },
    mostCents: 71_000,
    service: CHARGE,
    basis: amounts({ it: 'consulenza individuale.', en: 'individual advice.' }),
    source: amounts({
      it: 'consulenza individuale e accompagnamento, 35,50 euro l’ora, venti ore.',
      en: 'individual advice and accompaniment, 35.50 EUR an hour, twenty hours.',
    }),
  },
  {
    kind: 'spend-line',
    part: 'group-line',
    kinds: ['seminar', 'course'],
    price: { centsPerHour: 1500 },
    mostCents: 30_000,
    service: CHARGE,
    basis: amounts({ it: 'consulenza di gruppo.', en: 'group advice.' }),
    source: amounts({
      it: 'consulenza di gruppo, 15,00 euro l’ora a persona, venti ore.',
      en: 'advice in a group, 15.00 EUR an hour for each person, twenty hours.',
    }),
  },
  {
    kind: 'business-fee',
    part: 'business',
    cents: 100_000,
    service: CHARGE,
    basis: AUTO_OUTCOME,
    source: amounts({
      it: '1.000,00 euro per un’impresa avviata, il valore minimo di un assegno.',
      en: '1,000.00 EUR for a business that was opened, the least value of an assegno.',
    }),
  },
];
