import { proposed, seed } from './citations';
import type { Ceiling, SpendLineRule } from './entitlements';
import type { Budget, ReservationRule } from './programme';
import type { EnvelopeCode } from '../identifiers';
import type { Text } from '../texts';

export const VA_PLAN = 'Piano di Azione provinciale per il Reimpiego, Varese (ottobre 2008)';

/** The body in charge, and whoever of its network gave it: the lead answers and is paid (R-VA-07). */
const CHARGE = {
  begins: 'choice',
  ends: 'departure',
  source: seed('R-VA-07, P10', VA_PLAN, {
    it: '«unico operatore, responsabile dell’azione complessiva» o «"filiera-rete" coordinata da unico soggetto/referente»',
    en: '«unico operatore, responsabile dell’azione complessiva» or «"filiera-rete" coordinata da unico soggetto/referente»',
  }),
} as const;

const amounts = ({ it, en }: Text) =>
  proposed('R-VA-06, P13, P16', {
    it: `«offerta adeguata alle risorse»; gli importi non sono stati pubblicati: ${it}`,
    en: `«offerta adeguata alle risorse»; amounts were not published: ${en}`,
  });

export const VA_DOTE_LINES: readonly SpendLineRule[] = [
  {
    kind: 'spend-line',
    part: 'guidance-line',
    kinds: ['interview', 'specialist-guidance'],
    price: { centsPerHour: 3550 },
    mostCents: 35_500,
    service: CHARGE,
    basis: amounts({ it: 'voce orientamento.', en: 'guidance.' }),
    source: amounts({
      it: 'colloqui e orientamento, 35,50 euro l’ora, dieci ore.',
      en: 'interviews and guidance, 35.50 EUR an hour, ten hours.',
    }),
  },
  {
    kind: 'spend-line',
    part: 'tutoring-line',
    kinds: ['tutoring', 'accompaniment', 'seminar'],
    price: { centsPerHour: 3550 },
    mostCents: 106_500,
    service: CHARGE,
    basis: amounts({ it: 'voce tutoraggio.', en: 'tutoring.' }),
    source: amounts({
      it: 'tutoraggio, accompagnamento e seminari, 35,50 euro l’ora, trenta ore.',
      en: 'tutoring, accompaniment and seminars, 35.50 EUR an hour, thirty hours.',
    }),
  },
  {
    kind: 'spend-line',
    part: 'course-line',
    kinds: ['course'],
    price: { centsPerHour: 1500 },
    mostCents: 150_000,
    service: CHARGE,
    basis: amounts({ it: 'voce corsi.', en: 'courses.' }),
    source: amounts({
      it: 'corsi, 15,00 euro l’ora, cento ore.',
      en: 'courses, 15.00 EUR an hour, a hundred hours.',
    }),
  },
];

export const VA_DOTE_CEILING: Ceiling = {
  parts: ['guidance-line', 'tutoring-line', 'course-line'],
  cents: 250_000,
  source: amounts({
    it: 'una dote vale al massimo 2.500,00 euro; l’eccedenza si toglie prima dai corsi.',
    en: 'a dote is worth 2,500.00 EUR at most, its courses cut first.',
  }),
};

/** What is left of passive measures pays the active ones (R-VA-04): both sums, and no subtraction (C26). */
export const VA_DOTE_BUDGETS: readonly Budget[] = [
  {
    envelope: 'VA-DOTE-ATTIVE' as EnvelopeCode,
    cents: 772_649_700,
    source: seed(
      'R-VA-04, C26',
      VA_PLAN,
      '«Assegnazione di € 7.726.497 ad azioni di politiche attive del lavoro»',
    ),
  },
  {
    envelope: 'VA-DOTE-PASSIVE' as EnvelopeCode,
    cents: 1_500_000_000,
    source: seed('R-VA-04, C26', VA_PLAN, {
      it: '«€ 15.000.000» di CIGS in deroga, 1° aprile 2005: tessile, calzaturiero, meccanotessile.',
      en: '«€ 15.000.000» of CIGS in deroga, 1 April 2005: textile, footwear, textile machinery.',
    }),
  },
];

export const VA_DOTE_RESERVATION: ReservationRule = {
  envelope: 'VA-DOTE-ATTIVE' as EnvelopeCode,
  from: 'acceptance',
  sets: 'as-earned',
  source: proposed('R-VA-06, P12', {
    it: '«offerta adeguata alle risorse»: quanto è stato erogato si preleva dallo stanziamento, finché è capiente.',
    en: '«offerta adeguata alle risorse»: what was given is taken of the envelope, as far as it reaches.',
  }),
};
