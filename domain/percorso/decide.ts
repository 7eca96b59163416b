import { accept, type Context } from '../decider';
import { awaitedEffect } from '../effects';
import {
  aplStream,
  cpiStream,
  envelopeStream,
  percorsoStream,
  personStream,
  unemploymentStream,
  type StreamId,
} from '../identifiers';
import type { ProgrammeVersion } from '../programmes/programme';
import { rulesIn, type Rulebook } from '../programmes/rulebook';
import { registerRead, withRegister } from './accreditation';
import { accredited } from './accreditation-read';
import { cancelActivity, recordActivity } from './activities';
import { recordBreach } from './breaches';
import { recordFacts, submitAdhesion, takeInCharge } from './admission';
import { hindranceOf } from './pathway';
import {
  acceptPerson,
  changeApl,
  changeTutor,
  chooseApl,
  declinePerson,
  holdFirstMeeting,
  issueAssegno,
  withdrawChoice,
} from './assignment';
import { withMoney } from './assess';
import type { Askable, PercorsoCommand } from './commands';
import { correctFact } from './correct';
import { envelopeOf } from './envelope-of';
import { leave } from './exits';
import { factOn } from './fact';
import { guard, type Allowed } from './guard';
import {
  approvePayment,
  closeEffect,
  proposePayment,
  recordRecovery,
  rejectPayment,
  retryEffect,
} from './payment';
import type { BegunPercorso, Percorso } from './state';
import { assessNeeds, changePath } from './paths';
import { signPatto, updatePatto } from './patto';
import { agreePlan, signPlan } from './plan';
import { assignProfile, refreshProfile } from './measure';
import { signTeamAgreement } from './team';
import { step, type Command, type PercorsoDecision } from './step';
import { replaceTutor, transferPercorso } from './transfer';
import { officesChosen } from './office';
import { readsUnemployment, unemploymentOf } from './unemployed';

/** May this be asked now, under the rules that the percorso began with? Facts and claims, or the reason why not. */
export function decide(command: PercorsoCommand, percorso: Percorso, context: Context): PercorsoDecision {
  if (command.type === 'RecordEffectAnswer') return recordEffectAnswer(command, percorso, context);
  const held = guard(command, percorso, context);
  if ('verdict' in held) return held;
  const decision = DECISIONS[held.asked] as (held: Allowed<Askable>, context: Context) => PercorsoDecision;
  return withRegister(held, context, (known) => decision(known, context));
}

const DECISIONS: {
  readonly [Type in Askable]: (held: Allowed<Type>, context: Context) => PercorsoDecision;
} = {
  SubmitAdhesion: ({ command }, context) => submitAdhesion(command, context),
  RecordFacts: recordFacts,
  TakeInCharge: takeInCharge,
  AssignProfile: assignProfile,
  RefreshProfile: refreshProfile,
  AssessNeeds: assessNeeds,
  SignTeamAgreement: signTeamAgreement,
  SignPatto: signPatto,
  UpdatePatto: updatePatto,
  IssueAssegno: issueAssegno,
  ChooseApl: chooseApl,
  AcceptPerson: acceptPerson,
  DeclinePerson: declinePerson,
  WithdrawChoice: withdrawChoice,
  HoldFirstMeeting: holdFirstMeeting,
  OpenGuidance: (held, context) =>
    step({ ...held, step: 'guidance' }, { event: { type: 'GuidanceOpened' } }, context),
  SignPlan: signPlan,
  AgreePlan: agreePlan,
  RecordBreach: recordBreach,
  OpenBusiness: (held, context) => {
    const { form } = held.command;
    return step({ ...held, step: 'business' }, { event: { type: 'BusinessOpened', form } }, context);
  },
  RecordActivity: recordActivity,
  CancelActivity: cancelActivity,
  ChangePath: changePath,
  ChangeApl: changeApl,
  ChangeTutor: changeTutor,
  ReplaceTutor: replaceTutor,
  ReportAbandonment: leave,
  ReportRefusal: leave,
  ReportLostRequirement: leave,
  TransferPercorso: transferPercorso,
  CorrectFact: (held, context) => correctFact(held, context, decide),
  Reassess: reassess,
  ProposePayment: proposePayment,
  ApprovePayment: approvePayment,
  RejectPayment: rejectPayment,
  RecordRecovery: recordRecovery,
  RetryEffect: retryEffect,
  CloseEffect: closeEffect,
};

/** Assesses again; whoever asks that claims fall has them fall, also where the rules let them stay. */
function reassess({ command, percorso, rules }: Allowed<'Reassess'>, context: Context): PercorsoDecision {
  const falling = { ...rules, recovery: { ...rules.recovery, whenLessIsDue: 'falls' } } as const;
  return withMoney(percorso, [], { ...context, rules: command.claims === 'fall' ? falling : rules });
}

/** The streams that a decision reads beside the percorso itself. */
export function needs(command: PercorsoCommand, percorso: Percorso, rulebook: Rulebook): readonly StreamId[] {
  const named = streamsNamed(command);
  if (named.length > 0) return named;
  if (percorso.phase === 'none') return [];
  if (readsUnemployment(command, percorso)) return unemploymentOf(percorso);
  const rules = rulesIn(rulebook, percorso.rules);
  if (command.type === 'CorrectFact') return correctionNeeds(command, percorso, rules);
  if (command.type !== 'IssueAssegno' || percorso.phase !== 'open')
    return registerRead(command, percorso, rules);
  const isNext = hindranceOf('issue', percorso, rules) === undefined;
  return isNext ? [envelopeStream(envelopeOf(percorso, rules.reservation))] : [];
}

/** The streams that a command names by itself. */
function streamsNamed(command: PercorsoCommand): readonly StreamId[] {
  if (command.type === 'SubmitAdhesion') return readAtFirst(command);
  if (command.type === 'TransferPercorso') return [cpiStream(command.cpi)];
  if (command.type !== 'ChooseApl') return [];
  return [...accredited(command.provider).map(aplStream), ...officesChosen(command).map(cpiStream)];
}

/**
 * Whatever the act may need in its place, and the bodies that were ever chosen, also by what an earlier correction told instead: a
 * place may be taken at one again.
 */
function correctionNeeds(
  { instead }: Command<'CorrectFact'>,
  percorso: BegunPercorso,
  { reservation }: ProgrammeVersion,
): readonly StreamId[] {
  const { history } = percorso;
  const told = history.flatMap(({ event }) =>
    event.type === 'FactCorrected' ? event.instead.map((one) => one.event) : [event],
  );
  const chosen = told.flatMap((event) => (event.type === 'AplChosen' ? accredited(event.provider) : []));
  const own = instead === null ? [] : streamsNamed(instead);
  const envelope =
    instead?.type === 'IssueAssegno' ? [envelopeStream(envelopeOf(percorso, reservation))] : [];
  return [...new Set([...own, ...envelope, ...unemploymentOf(percorso), ...chosen.map(aplStream)])];
}

function readAtFirst(command: Command<'SubmitAdhesion'>) {
  const { personId, cpi, earlier = [], elsewhere = [], records = [], registers } = command;
  const told = [personId, ...records].map(unemploymentStream);
  const read = registers === undefined ? [] : [cpiStream(cpi), ...told];
  const others = new Set([...earlier, ...elsewhere]);
  return [personStream(personId), ...[...others].map(percorsoStream), ...read];
}

/** An answer that changes nothing any more (a repeated one, one overtaken by the undo) is accepted without a fact. */
function recordEffectAnswer(
  command: Command<'RecordEffectAnswer'>,
  percorso: Percorso,
  context: Context,
): PercorsoDecision {
  const { type: _, ...answer } = command;
  if (percorso.phase === 'none' || awaitedEffect(percorso.effects, answer) === undefined) return accept([]);
  const rules = rulesIn(context.rulebook, percorso.rules);
  const fact = factOn(context.today, { type: 'EffectAnswered', ...answer });
  return withMoney(percorso, [fact], { ...context, rules });
}
