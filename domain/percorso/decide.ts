import { isAboutRecovery } from '../account/recovery-commands';
import { accept, type Context } from '../decider';
import { awaitedEffect } from '../effects';
import { rulesIn } from '../programmes/rulebook';
import { withRegister } from './accreditation';
import { cancelActivity, recordActivity } from './activities';
import { recordBreach } from './breaches';
import { recordFacts, submitAdhesion, takeInCharge } from './admission';
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
import { carryOutMeasure, undoMeasure } from './measures';
import { dealWithRecovery } from './recovery';
import type { Percorso } from './state';
import { assessNeeds, changePath } from './paths';
import { signPatto, updatePatto } from './patto';
import { agreePlan, signPlan } from './plan';
import { assignProfile, refreshProfile } from './measure';
import { signTeamAgreement } from './team';
import { step, type Command, type PercorsoDecision } from './step';
import { replaceTutor, transferPercorso } from './transfer';

/** May this be asked now, under the rules that the percorso began with? Facts and claims, or the reason why not. */
export function decide(command: PercorsoCommand, percorso: Percorso, context: Context): PercorsoDecision {
  if (command.type === 'RecordEffectAnswer') return recordEffectAnswer(command, percorso, context);
  if (command.type === 'CarryOutMeasure') return carryOutMeasure(command, percorso, context);
  if (command.type === 'UndoMeasure') return undoMeasure(command, percorso, { context, decide });
  return isAboutRecovery(command)
    ? dealWithRecovery(command, percorso, context)
    : decideAsked(command, percorso, context);
}

function decideAsked(
  command: Extract<PercorsoCommand, { readonly type: Askable }>,
  percorso: Percorso,
  context: Context,
): PercorsoDecision {
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
