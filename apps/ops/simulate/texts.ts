import type { Applied } from '../../../domain/incentive/state';
import type { End } from '../../../domain/percorso/state';
import type { Text } from '../../../domain/texts';
import { PHASE_TEXTS } from '../../modules/texts/pathway';
import { text } from '../../modules/texts/text';
import { number } from '../text';

/** What is said of simulated lives. */
export const SIMULATION_TEXTS = {
  lives: text('Vite vissute', 'Lives lived'),
  outcomes: text('Come sono finiti i percorsi', 'How the pathways ended'),
  exits: text('Uscite, per causa', 'Exits, by cause'),
  steps: text('Passi compiuti', 'Steps taken'),
  refusals: text('Richieste respinte, per motivo', 'Requests refused, by reason'),
  money: text('Denaro', 'Money'),
  incentives: text('Domande di incentivo dei datori di lavoro', 'Applications of employers for an incentive'),
  employers: text('incentivi', 'incentives'),
  envelopes: text('Stanziamenti', 'Envelopes'),
  people: text('persone', 'people'),
  facts: text('fatti', 'facts'),
  entitled: text('spettante', 'entitled'),
  paid: text('Pagato', 'Paid'),
  recovered: text('Recuperato', 'Recovered'),
  outstanding: text('Da recuperare', 'Still asked back'),
  corrections: text('Ricorsi accolti', 'Appeals upheld'),
  providerExits: text('Operatori persi', 'Providers lost'),
  mark: text('Impronta', 'Mark'),
  head: (name: string, people: number, seed: number): Text =>
    text(
      `${name}: ${number(people).it} persone, seme ${seed}`,
      `${name}: ${number(people).en} people, seed ${seed}`,
    ),
  pace: (perSecond: number, threads: number): Text =>
    text(
      `${number(perSecond).it} vite al secondo, su ${threads} thread`,
      `${number(perSecond).en} lives a second, on ${threads} threads`,
    ),
  budget: (held: Text, budget: Text): Text =>
    text(`${held.it} su ${budget.it}`, `${held.en} of ${budget.en}`),
  enough: (people: number): Text =>
    text(
      `basta per ${number(people).it} persone come queste`,
      `enough for ${number(people).en} people like these`,
    ),
  unused: text('non impegnato', 'nothing held'),
  noNumber: (option: string, most: number): Text =>
    text(
      `${option} è un numero intero da 1 a ${number(most).it}`,
      `${option} is a whole number from 1 to ${number(most).en}`,
    ),
} as const;

/** How a life ended: as its percorso did, or before there was one. */
export const OUTCOME_TEXTS: { readonly [how in End['how'] | 'open' | 'refused-adhesion']: Text } = {
  concluded: PHASE_TEXTS.concluded,
  abandoned: PHASE_TEXTS.abandoned,
  refused: PHASE_TEXTS.refused,
  'requirement-lost': PHASE_TEXTS['requirement-lost'],
  lapsed: PHASE_TEXTS.lapsed,
  deceased: PHASE_TEXTS.deceased,
  rejected: PHASE_TEXTS.rejected,
  'refused-adhesion': text('Adesione respinta subito', 'Adhesion refused at once'),
  open: text('Ancora aperto', 'Still open'),
};

/** What an application for an incentive stands at. */
export const INCENTIVE_TEXTS: { readonly [phase in Applied['phase']]: Text } = {
  'awaiting-facts': text('In attesa di dati', 'Waits for facts'),
  deferred: text('In attesa della decisione', 'Waits for its decision'),
  'awaiting-funds': text('In attesa di risorse', 'Waits for money'),
  rejected: text('Respinta', 'Rejected'),
  admitted: text('Ammessa', 'Admitted'),
  withdrawn: text('Ammessa, poi revocata', 'Admitted, then withdrawn'),
};
