import { isAboutRecovery } from '../account/recovery-commands';
import { accept, refuse, type Context } from '../decider';
import { awaitedEffect } from '../effects';
import { percorsoStream, personStream, type StreamId } from '../identifiers';
import type { Percorso } from '../percorso/state';
import { knownRecords } from '../person/hearing';
import { besideOf, communicationsOf, openRecord, recordsIn, type Person } from '../person/state';
import type { ProgrammeVersion } from '../programmes/programme';
import { programmeIn, rulesIn, rulesNameOf, type Rulebook, type RulesName } from '../programmes/rulebook';
import type { Reason } from '../rejections';
import { sameJson } from '../same-json';
import { assess } from './conditions';
import type { IncentiveEvent } from './events';
import { factOn } from './fact';
import type { Application } from './application';
import type { IncentiveCommand } from './commands';
import { correctFact } from './correct';
import { pathwayOf, type Pathway } from './pathway';
import { decidePayment } from './payment';
import {
  incentiveRulesOf,
  settled,
  withConsequences,
  type IncentiveDecision,
  type Setting,
} from './reassess';
import { dealWithRecovery } from './recovery';
import { closeEffect, retry } from './refused';
import { claimNamed } from './set-off';
import { hearingIn, type Applied, type Incentive } from './state';

type Command<Type extends IncentiveCommand['type']> = Extract<IncentiveCommand, { type: Type }>;

/** May this be asked now, under the rules of the worker's percorso? Facts and claims, or the reason why not. */
export function decide(command: IncentiveCommand, incentive: Incentive, context: Context): IncentiveDecision {
  const refused = dateReason(command, incentive, context);
  if (refused !== undefined) return refuse(refused);
  if (command.type === 'ApplyForIncentive')
    return incentive.phase === 'none'
      ? apply(command, incentive, context)
      : refuse('incentive-already-applied');
  if (incentive.phase === 'none') return refuse('incentive-unknown');
  const setting = { ...context, rules: rulesIn(context.rulebook, incentive.rules) };
  if (isAboutRecovery(command)) return dealWithRecovery(command, incentive, setting);
  switch (command.type) {
    case 'ReassessIncentive':
      return reassess(command, incentive, setting);
    case 'ProposeIncentivePayment':
    case 'ApproveIncentivePayment':
    case 'RejectIncentivePayment':
    case 'RecordIncentiveRecovery':
      return decidePayment(command, incentive, setting);
    case 'CorrectIncentiveFact':
      return correctFact({
        command,
        incentive,
        setting,
        apply: (asked, at) => decide(asked, { phase: 'none' }, at),
      });
    case 'RetryIncentiveEffect':
      return retry(command, incentive, setting);
    case 'CloseIncentiveEffect':
      return closeEffect(command, incentive, setting);
    case 'RecordEffectAnswer':
      return recordEffectAnswer(command, incentive, setting);
  }
}

/** The streams that a decision reads beside the incentive itself. */
export function needs(command: IncentiveCommand, incentive: Incentive): readonly StreamId[] {
  if (command.type === 'ApplyForIncentive') return [personStream(command.personId), ...percorsoOf(command)];
  const claim = claimNamed(command, incentive);
  if (claim.length > 0) return claim;
  if (command.type === 'CorrectIncentiveFact' && command.instead !== null)
    return needs(command.instead, incentive);
  if (command.type !== 'ReassessIncentive' || incentive.phase === 'none') return [];
  return percorsoOf(incentive.application);
}

function percorsoOf({ percorsoId }: Pick<Application, 'percorsoId'>): readonly StreamId[] {
  return percorsoId === null ? [] : [percorsoStream(percorsoId)];
}

function dateReason(command: IncentiveCommand, incentive: Incentive, { today }: Context): Reason | undefined {
  if (!('on' in command)) return undefined;
  if (command.on > today) return 'date-in-the-future';
  const early = incentive.phase !== 'none' && command.on < incentive.appliedOn;
  return early ? 'date-before-previous-step' : undefined;
}

/** An application is recorded whatever comes of it; the rules are those of the worker's percorso, else the programme's last. */
function apply(command: Command<'ApplyForIncentive'>, none: Incentive, context: Context): IncentiveDecision {
  const { type: _, on, ...application } = command;
  const person = openRecord(context.streams[personStream(application.personId)] as Person);
  if ('verdict' in person) return person;
  const programme = programmeIn(context.rulebook, application.programme);
  if (programme === undefined) return refuse('programme-unknown');
  const percorso = percorsoIn(application, context);
  const records = [application.personId, ...recordsIn(person)];
  const pathway = pathwayOf(percorso, { records, programme: programme.code });
  const followed = pathway === null ? undefined : percorso;
  const version = versionFollowed(followed, context.rulebook) ?? programme.versions.at(-1);
  if (version === undefined) return refuse('incentives-not-provided');
  const rules = rulesProviding(version);
  if (typeof rules !== 'string') return rules;
  const communications = communicationsOf(person);
  const event: IncentiveEvent = {
    type: 'IncentiveApplied',
    application,
    rules,
    pathway,
    communications,
    ...besideOf(person),
  };
  return withConsequences(none, [factOn(on, event)], { ...context, rules: version });
}

function versionFollowed(percorso: Percorso | undefined, rulebook: Rulebook): ProgrammeVersion | undefined {
  if (percorso === undefined || percorso.phase === 'none') return undefined;
  return rulesIn(rulebook, percorso.rules);
}

/** The rules that an application follows, or why there are none. */
export function rulesProviding(version: ProgrammeVersion): RulesName | IncentiveDecision {
  return version.incentives === null ? refuse('incentives-not-provided') : rulesNameOf(version);
}

function percorsoIn({ percorsoId }: Application, { streams }: Context): Percorso | undefined {
  return percorsoId === null ? undefined : (streams[percorsoStream(percorsoId)] as Percorso);
}

/**
 * Decides again what waits for a fact of the percorso or for money, or was admitted on a percorso that says otherwise now; without
 * any of it it stays as it is and says why.
 */
function reassess(
  command: Command<'ReassessIncentive'>,
  incentive: Applied,
  setting: Setting,
): IncentiveDecision {
  if (incentive.phase === 'rejected') return refuse('incentive-not-waiting');
  const pathway = pathwayRead(command, incentive, setting);
  const consulted = sameJson(pathway, incentive.pathway)
    ? []
    : [factOn(command.on, { type: 'PathwayConsulted', pathway })];
  const decision = withConsequences(incentive, consulted, setting);
  if (decision.verdict === 'refused') return decision;
  if (decision.facts.length > 0)
    return incentive.phase === 'awaiting-facts' ? decision : accept(decision.facts, decision.claims);
  if (incentive.phase !== 'awaiting-facts') return refuse('incentive-not-waiting');
  const { rulings } = assess(incentive, incentiveRulesOf(setting.rules));
  return refuse('facts-missing', incentive.missing, rulings);
}

/** What was admitted keeps what was read of the percorso, unless it is to be read anew. */
function pathwayRead(
  { pathway }: Command<'ReassessIncentive'>,
  incentive: Applied,
  context: Context,
): Pathway | null {
  const isKept = 'money' in incentive && pathway !== 'anew';
  return isKept ? incentive.pathway : pathwayNow(incentive, context);
}

function pathwayNow(incentive: Applied, context: Context): Pathway | null {
  const { application } = incentive;
  const records = knownRecords(hearingIn(incentive));
  return pathwayOf(percorsoIn(application, context), { records, programme: application.programme });
}

/** An answer that changes nothing any more (a repeated one, one overtaken by the undo) is accepted without a fact. */
function recordEffectAnswer(
  { type: _, ...answer }: Command<'RecordEffectAnswer'>,
  incentive: Applied,
  setting: Setting,
): IncentiveDecision {
  if (awaitedEffect(incentive.effects, answer) === undefined) return accept([]);
  const facts = [factOn(setting.today, { type: 'EffectAnswered', ...answer })];
  return 'money' in incentive ? settled(incentive, facts, setting) : accept(facts);
}
