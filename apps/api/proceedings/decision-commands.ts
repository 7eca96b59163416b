import { z } from 'zod';
import { CLOSING_REASONS } from '../../../domain/effects';
import {
  ADOPTION_REASONS,
  APPEAL_REASONS,
  DISMISSAL_REASONS,
  type DecisionReason,
} from '../../../domain/proceeding/events';
import { docket, proceeding } from '../commands/proceeding-shapes';
import { rowOnStream, type CommandRow } from '../commands/row';
import { civilDate, effectKey } from '../commands/shapes';
import { requireOwnBody } from './own-body';

const on = civilDate;

function reasoned<const Reason extends DecisionReason>(reasons: readonly [Reason, ...Reason[]]) {
  return {
    on,
    proceeding,
    reasons: z.array(z.enum(reasons)).min(1).max(reasons.length),
    docket: docket.describe('The document with the reasons in full.'),
  };
}

/** How a proceeding is decided, and what becomes of the decision. */
export const DECISION_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'AdoptMeasure',
    kind: 'proceeding',
    path: '/proceedings/{subjectId}/adopt-measure',
    roles: ['cpi', 'manager'],
    summary: { it: 'Adotta il provvedimento che la legge prevede', en: 'Adopt the measure of the law' },
    body: z.strictObject(reasoned(ADOPTION_REASONS)).meta({ id: 'AdoptMeasure' }),
    command: (body) => ({ type: 'AdoptMeasure', ...body }),
  }),
  rowOnStream({
    type: 'DismissProceeding',
    kind: 'proceeding',
    path: '/proceedings/{subjectId}/dismiss',
    roles: ['cpi', 'manager'],
    summary: { it: 'Archivia il procedimento', en: 'Dismiss the proceeding' },
    body: z.strictObject(reasoned(DISMISSAL_REASONS)).meta({ id: 'DismissProceeding' }),
    command: (body) => ({ type: 'DismissProceeding', ...body }),
  }),
  rowOnStream({
    type: 'LodgeAppeal',
    kind: 'proceeding',
    path: '/proceedings/{subjectId}/lodge-appeal',
    roles: ['cpi', 'beneficiary', 'apl', 'manager'],
    summary: { it: 'Presenta ricorso contro il provvedimento', en: 'Lodge an appeal against the measure' },
    body: z.strictObject({ on, proceeding, docket }).meta({ id: 'LodgeAppeal' }),
    command: (body, asked) => {
      requireOwnBody(asked);
      return { type: 'LodgeAppeal', ...body };
    },
  }),
  rowOnStream({
    type: 'DecideAppeal',
    kind: 'proceeding',
    path: '/proceedings/{subjectId}/decide-appeal',
    roles: ['cpi', 'manager'],
    summary: {
      it: 'Registra l’esito del ricorso: non chi ha deciso',
      en: 'Record what became of the appeal: not who decided',
    },
    body: z
      .strictObject({ ...reasoned(APPEAL_REASONS), outcome: z.enum(['confirmed', 'annulled']) })
      .meta({ id: 'DecideAppeal' }),
    command: (body) => ({ type: 'DecideAppeal', ...body }),
  }),
  rowOnStream({
    type: 'AnnulMeasure',
    kind: 'proceeding',
    path: '/proceedings/{subjectId}/annul-measure',
    roles: ['cpi', 'manager'],
    summary: {
      it: 'Annulla d’ufficio un proprio provvedimento, con tutto ciò che ne è seguito',
      en: 'Take back a measure of the office’s own, with all that followed from it',
    },
    body: z.strictObject(reasoned(APPEAL_REASONS)).meta({ id: 'AnnulMeasure' }),
    command: (body) => ({ type: 'AnnulMeasure', ...body }),
  }),
  rowOnStream({
    type: 'RetryProceedingEffect',
    kind: 'proceeding',
    path: '/proceedings/{subjectId}/retry-effect',
    roles: ['cpi', 'manager', 'operator'],
    summary: { it: 'Ripeti un invio rifiutato', en: 'Retry an effect that was refused' },
    body: z.strictObject({ key: effectKey }).meta({ id: 'RetryProceedingEffect' }),
    command: (body) => ({ type: 'RetryProceedingEffect', ...body }),
  }),
  rowOnStream({
    type: 'CloseProceedingEffect',
    kind: 'proceeding',
    path: '/proceedings/{subjectId}/close-effect',
    roles: ['cpi', 'manager'],
    summary: { it: 'Chiudi un invio rifiutato', en: 'Close an effect that was refused' },
    body: z
      .strictObject({ key: effectKey, because: z.enum(CLOSING_REASONS) })
      .meta({ id: 'CloseProceedingEffect' }),
    command: (body) => ({ type: 'CloseProceedingEffect', ...body }),
  }),
];
