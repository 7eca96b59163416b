import type { EffectStanding, EffectTable } from '../effects';
import type { Json } from '../ruling';
import type { ProceedingEffectName, ProceedingEvent, ProceedingEventType } from './events';
import { endsPercorso, losesStatus, touchesBenefit, type Measure } from './matter';

/** The facts after which a measure is no more, or is a lesser one. */
const FALLEN: readonly ProceedingEventType[] = ['MeasureAnnulled', 'MeasureReduced'];

/** Every effect of proceedings. The failure suite runs over this table. */
export const PROCEEDING_EFFECTS: EffectTable<ProceedingEffectName, ProceedingEvent> = {
  'send-summons': {
    owedBy: ['PersonSummoned'],
    details: (event, version) => ({
      ...numbered(event, version),
      ...('appointmentOn' in event ? { appointmentOn: event.appointmentOn } : {}),
    }),
    undo: { none: 'Who was summoned is told of what became of it.' },
    closing: 'settled-otherwise',
  },
  'send-notice': {
    owedBy: ['ProceedingOpened', 'JustificationRejected', 'TermPassed'],
    when: (event) => event.type !== 'TermPassed' || event.term === 'justification',
    details: numbered,
    undo: { none: 'Who was told of a proceeding is told of its outcome.' },
    closing: 'settled-otherwise',
  },
  'send-decision': {
    owedBy: [
      'MeasureAdopted',
      'ProceedingDismissed',
      'MeasureConfirmed',
      'MeasureAnnulled',
      'MeasureReduced',
    ],
    details: (event, version) => ({ ...numbered(event, version), decision: event.type }),
    undo: { none: 'A decision that falls is followed by the one that says so.' },
    closing: 'settled-otherwise',
  },
  'tell-benefit-payer': {
    owedBy: ['MeasureAdopted', 'MeasureReduced'],
    when: (event) => measureIn(event, touchesBenefit),
    details: (event, version) => ({
      ...numbered(event, version),
      ...('measure' in event ? { measure: { ...event.measure } } : {}),
    }),
    undo: { after: FALLEN, only: ofTheSame },
    closing: 'settled-otherwise',
  },
  'end-percorso': {
    owedBy: ['MeasureTookEffect'],
    when: (event) => measureIn(event, endsPercorso) && percorsoIn(event) !== null,
    details: (event, version) => ({ ...numbered(event, version), percorso: percorsoIn(event) }),
    undo: { after: FALLEN, only: ofTheSame },
    closing: 'settled-otherwise',
  },
  'forfeit-status': {
    owedBy: ['MeasureTookEffect'],
    when: (event) => measureIn(event, losesStatus),
    details: numbered,
    undo: { after: FALLEN, only: ofTheSame },
    closing: 'settled-otherwise',
  },
  'send-answer': {
    owedBy: ['RequestAnswered', 'RequestOverdue'],
    // Of silence the person is told where it is an answer, which she may appeal.
    when: (event) => event.type !== 'RequestOverdue' || event.silence === 'refusal',
    details: (event) => ('request' in event ? { request: event.request, answer: event.type } : {}),
    undo: { none: 'An answer that changes is followed by the one that says so.' },
    closing: 'settled-otherwise',
  },
  'restrict-provider': {
    owedBy: ['MeasureTookEffect'],
    when: (event) => measureIn(event, ({ kind }) => kind === 'suspension' || kind === 'withdrawal'),
    details: numbered,
    undo: { after: FALLEN, only: ofTheSame },
    closing: 'settled-otherwise',
  },
};

/** The fact that begins a proceeding gives it its number. */
function numbered(event: ProceedingEvent, version: number): { readonly [name: string]: Json } {
  return { proceeding: 'proceeding' in event ? event.proceeding : version };
}

function percorsoIn(event: ProceedingEvent): string | null {
  return event.type === 'MeasureTookEffect' ? event.percorso : null;
}

function measureIn(event: ProceedingEvent, holds: (measure: Measure) => boolean): boolean {
  return 'measure' in event && holds(event.measure);
}

function ofTheSame(event: ProceedingEvent, standings: readonly EffectStanding[]): readonly EffectStanding[] {
  if (!('proceeding' in event)) return [];
  return standings.filter(({ details }) => details.proceeding === event.proceeding);
}
