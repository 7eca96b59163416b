import type { IncentiveEvent } from '../../../domain/incentive/events';
import type { PercorsoEventType } from '../../../domain/percorso/events';
import type { Act } from '../../../domain/standing/acts';
import type { Movement } from '../../../domain/standing/statement';
import type { Text } from '../../../domain/texts';
import { EVENT_TEXTS } from './facts';
import { alike, joined, text } from './text';

/** What earns, by the kind of entitlement that gives it. */
const ACT_TEXTS: { readonly [kind in Act['kind']]: Text } = {
  'result-fee': text('esito occupazionale', 'job outcome'),
  'process-fee': text('ore di servizio erogate', 'hours of service given'),
  allowance: text('mese di partecipazione', 'month of attendance'),
  'spend-line': text('attività del mese', 'activities of the month'),
  'business-fee': text('impresa avviata', 'business opened'),
  incentive: text('assunzione incentivata', 'hire with an incentive'),
};

/** The facts of an incentive that prove or move its money. */
export const INCENTIVE_TEXTS: { readonly [type in IncentiveEvent['type']]?: Text } = {
  IncentiveApplied: text('Domanda di incentivo presentata', 'Incentive applied for'),
  HireObserved: text('Comunicazione sul rapporto di lavoro', 'Message about the job'),
  PathwayConsulted: text('Percorso del lavoratore consultato', 'Pathway of the worker consulted'),
  IncentiveAdmitted: text('Domanda di incentivo ammessa', 'Incentive admitted'),
  IncentiveReserved: text('Incentivo ammesso e finanziato', 'Incentive admitted and funded'),
  IncentiveReduced: text('Incentivo ridotto', 'Incentive reduced'),
  IncentiveWithdrawn: text('Incentivo revocato', 'Incentive withdrawn'),
  IncentiveRestored: text('Incentivo ripristinato', 'Incentive restored'),
  IncentivePaymentProposed: EVENT_TEXTS.PaymentProposed,
  IncentivePaymentApproved: EVENT_TEXTS.PaymentApproved,
  IncentivePaymentRejected: EVENT_TEXTS.PaymentRejected,
  IncentiveRecoveryOpened: EVENT_TEXTS.RecoveryOpened,
  IncentiveRecoveryReduced: EVENT_TEXTS.RecoveryReduced,
  IncentiveRecoveryWithdrawn: EVENT_TEXTS.RecoveryWithdrawn,
  IncentiveRecoveryRecorded: EVENT_TEXTS.RecoveryRecorded,
};

const PAID = text('Pagato', 'Paid');

/** What earned: the milestone of a result, or what its kind is called. */
export function actTitle({ kind, outcome, milestone }: Pick<Act, 'kind' | 'outcome' | 'milestone'>): Text {
  if (outcome === undefined || milestone === undefined) return ACT_TEXTS[kind];
  return joined([ACT_TEXTS[kind], alike(outcome), alike(milestone)], ' ');
}

/** What moved the account: a payment that was made, or the fact by its name. */
export function movementTitle({ type, moved }: Pick<Movement, 'type' | 'moved'>): Text {
  if (moved.paid > 0) return PAID;
  const titles: { readonly [type: string]: Text | undefined } = INCENTIVE_TEXTS;
  return titles[type] ?? EVENT_TEXTS[type as PercorsoEventType];
}
