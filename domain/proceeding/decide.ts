import { accept, refuse, type Context } from '../decider';
import { awaitedEffect, refusedEffects } from '../effects';
import { percorsoStream, type StreamId } from '../identifiers';
import { openProceeding, summonPerson } from './begin';
import type { ProceedingAsk, ProceedingCommand } from './commands';
import { lodgeDefence, recordAppointment, recordDelivery, rejectJustification, tellSpell } from './course';
import { PROCEEDING_EFFECTS } from './effects';
import { only, type Held, type ProceedingDecision } from './fact';
import { adoptMeasure, dismissProceeding } from './measure';
import { decideRequest } from './request-decisions';
import type { RequestCommand } from './request-commands';
import { annulMeasure, decideAppeal, lodgeAppeal } from './review';
import { proceedingIn, type Proceedings } from './state';

type OfOne = Extract<ProceedingCommand, { readonly proceeding: number }>['type'];

const DECISIONS: {
  readonly [Type in OfOne]: (held: Held<Type>, context: Context) => ProceedingDecision;
} = {
  RecordAppointment: recordAppointment,
  RejectJustification: rejectJustification,
  TellSpell: tellSpell,
  RecordDelivery: recordDelivery,
  LodgeDefence: lodgeDefence,
  AdoptMeasure: adoptMeasure,
  DismissProceeding: dismissProceeding,
  LodgeAppeal: lodgeAppeal,
  DecideAppeal: decideAppeal,
  AnnulMeasure: annulMeasure,
};

/** May this be asked now? */
export function decide(command: ProceedingCommand, state: Proceedings, context: Context): ProceedingDecision {
  if ('on' in command && command.on > context.today) return refuse('date-in-the-future');
  if (isOfRequest(command)) return decideRequest(command, state, context);
  switch (command.type) {
    case 'SummonPerson':
      return summonPerson(command, state, context);
    case 'OpenProceeding':
      return openProceeding(command, state, context);
    case 'RetryProceedingEffect':
    case 'CloseProceedingEffect':
      return decideRefused(command, state, context);
    case 'RecordEffectAnswer':
      return recordEffectAnswer(command, state, context);
    case 'RecordAppointment':
    case 'RejectJustification':
    case 'TellSpell':
    case 'RecordDelivery':
    case 'LodgeDefence':
    case 'AdoptMeasure':
    case 'DismissProceeding':
    case 'LodgeAppeal':
    case 'DecideAppeal':
    case 'AnnulMeasure':
      return decideOne(command, state, context);
  }
}

/** The percorso that a proceeding, or a request, is about is read when it begins. */
export function needs(command: ProceedingCommand): readonly StreamId[] {
  if (command.type === 'SummonPerson' || command.type === 'LodgeRequest')
    return command.percorso === null ? [] : [percorsoStream(command.percorso)];
  if (command.type !== 'OpenProceeding' || !('percorso' in command.matter)) return [];
  const { percorso } = command.matter;
  return percorso === null ? [] : [percorsoStream(percorso)];
}

function isOfRequest(command: ProceedingCommand): command is RequestCommand {
  return command.type === 'LodgeRequest' || 'request' in command;
}

function decideOne(
  command: Extract<ProceedingCommand, { readonly proceeding: number }>,
  state: Proceedings,
  context: Context,
): ProceedingDecision {
  const one = proceedingIn(state, command.proceeding);
  if (one === undefined || state.phase === 'none')
    return refuse('proceeding-unknown', [String(command.proceeding)]);
  const decision = DECISIONS[command.type] as (held: Held<OfOne>, context: Context) => ProceedingDecision;
  const { proceedings: all, requests } = state;
  return decision({ command, one, all, requests }, context);
}

/** What somebody decides of an effect that was refused. */
function decideRefused(
  command: ProceedingAsk<'RetryProceedingEffect' | 'CloseProceedingEffect'>,
  state: Proceedings,
  { today }: Context,
): ProceedingDecision {
  const { key } = command;
  const effects = state.phase === 'none' ? [] : state.effects;
  const refused = refusedEffects(effects).find((one) => one.key === key);
  if (refused === undefined) return refuse('effect-not-refused', [key]);
  if (command.type === 'RetryProceedingEffect') return only(today, { type: 'EffectReopened', key });
  const { because } = command;
  if (PROCEEDING_EFFECTS[refused.effect].closing !== because)
    return refuse('closing-reason-not-fitting', [key]);
  return only(today, { type: 'EffectClosed', key, because });
}

/** An answer that changes nothing any more is accepted without a fact. */
function recordEffectAnswer(
  { type: _, ...answer }: ProceedingAsk<'RecordEffectAnswer'>,
  state: Proceedings,
  { today }: Context,
): ProceedingDecision {
  if (state.phase === 'none' || awaitedEffect(state.effects, answer) === undefined) return accept([]);
  return only(today, { type: 'EffectAnswered', ...answer });
}
