import { refuse, type Context } from '../decider';
import { idOf, parseAplId, percorsoStream, type PercorsoId } from '../identifiers';
import { knownRecords } from '../person/hearing';
import { stillAgainst } from '../percorso/rejection';
import { hearingIn, type Percorso } from '../percorso/state';
import { DUE_PROCESS_LAW } from '../programmes/due-process';
import type { ProgrammeVersion } from '../programmes/programme';
import { rulesIn } from '../programmes/rulebook';
import type { Reason } from '../rejections';
import { met } from '../ruling';
import { sameJson } from '../same-json';
import type { CivilDate } from '../time/civil-date';
import type { ProceedingAsk } from './commands';
import { only, type ProceedingDecision } from './fact';
import {
  isOfBody,
  type Conditionality,
  type ExitInProceeding,
  type Matter,
  type Rejecting,
  type Spell,
} from './matter';
import { exempted } from './exemption';
import { isOver, requestsIn, type Proceedings } from './state';

/** The person is asked to come. What follows from her not coming needs no other act but the word that she did not. */
export function summonPerson(
  command: ProceedingAsk<'SummonPerson'>,
  state: Proceedings,
  context: Context,
): ProceedingDecision {
  const { on, appointmentOn, spell, percorso } = command;
  if (isBody(context)) return refuse('matter-of-another-subject', ['conditionality']);
  if (context.actor.role !== 'cpi') return refuse('proceeding-of-another');
  if (appointmentOn <= on || isLater(spell, appointmentOn)) return refuse('dates-out-of-order');
  const reason = percorso === null ? undefined : strangeness(percorso, context);
  if (reason !== undefined) return refuse(reason, [String(percorso)]);
  const twice = openOnes(state).some(({ summons }) => summons?.appointmentOn === appointmentOn);
  if (twice) return refuse('proceeding-already-open', ['conditionality']);
  const officer = context.actor.user;
  const basis = [met(DUE_PROCESS_LAW.summons, { appointmentOn })];
  return only(on, { type: 'PersonSummoned', appointmentOn, spell, percorso, officer }, basis);
}

/** A proceeding is opened: its notice goes out, and the term to decide it runs. */
export function openProceeding(
  { on, matter }: ProceedingAsk<'OpenProceeding'>,
  state: Proceedings,
  context: Context,
): ProceedingDecision {
  const { actor } = context;
  if (isBody(context) !== isOfBody(matter)) return refuse('matter-of-another-subject', [matter.kind]);
  if (actor.role !== (isOfBody(matter) ? 'manager' : 'cpi')) return refuse('proceeding-of-another');
  const hindered = hindrance(matter, on, context);
  const refused =
    hindered === undefined ? exempted(matter, requestsIn(state)) : refuse(hindered, [matter.kind]);
  if (refused !== undefined) return refused;
  if (openOnes(state).some((one) => isSame(one.matter, matter)))
    return refuse('proceeding-already-open', [matter.kind]);
  const source = isOfBody(matter) ? DUE_PROCESS_LAW.provider : DUE_PROCESS_LAW.opening;
  const basis = [met(source, { matter: matter.kind })];
  return only(on, { type: 'ProceedingOpened', matter, officer: actor.user }, basis);
}

/** Whether two proceedings are about the same: of two rejections of an adhesion, whichever rules each names. */
function isSame(one: Matter, other: Matter): boolean {
  if (one.kind === 'rejection' && other.kind === 'rejection') return one.percorso === other.percorso;
  return sameJson(one, other);
}

function hindrance(matter: Matter, on: CivilDate, context: Context): Reason | undefined {
  switch (matter.kind) {
    case 'conditionality':
      return (
        ofBreach(matter, on) ?? (matter.percorso === null ? undefined : strangeness(matter.percorso, context))
      );
    case 'exit':
      return strangeness(matter.percorso, context) ?? notAnExit(matter, context);
    case 'rejection':
      return strangeness(matter.percorso, context) ?? notUnmet(matter, context);
    case 'suspension':
      return matter.until <= on ? 'dates-out-of-order' : undefined;
    case 'withdrawal':
      return undefined;
  }
}

/** Who did not come has broken nothing that she was not summoned for with proof. */
function ofBreach({ breach, on: brokenOn, spell }: Conditionality, on: CivilDate): Reason | undefined {
  if (breach === 'appointment-missed') return 'summons-needed';
  return brokenOn > on || isLater(spell, brokenOn) ? 'dates-out-of-order' : undefined;
}

function isLater(spell: Spell | null, on: CivilDate): boolean {
  return spell !== null && spell.since > on;
}

/** Why nothing can be opened about that percorso. */
export function strangeness(id: PercorsoId, context: Context): Reason | undefined {
  const { phase } = context.streams[percorsoStream(id)] as Percorso;
  return ofAnother(id, context) ?? (phase === 'open' ? undefined : 'percorso-not-open');
}

/** Why that percorso is none of the person's, whether or not it has ended. */
export function ofAnother(id: PercorsoId, { stream, streams }: Context): Reason | undefined {
  const percorso = streams[percorsoStream(id)] as Percorso;
  if (percorso.phase === 'none') return 'percorso-not-open';
  const records: readonly string[] = knownRecords(hearingIn(percorso));
  return records.includes(idOf(stream)) ? undefined : 'percorso-of-another-person';
}

function notAnExit(
  matter: Extract<Matter, { readonly kind: 'exit' }>,
  { streams, rulebook }: Context,
): Reason | undefined {
  const percorso = streams[percorsoStream(matter.percorso)] as Percorso;
  if (percorso.phase === 'none') return 'percorso-not-open';
  return isExitOf(matter, rulesIn(rulebook, percorso.rules)) ? undefined : 'exit-not-in-programme';
}

/** A percorso ends by the exits of its programme, and by no other. */
function isExitOf({ exit, cause }: ExitInProceeding, { exits }: ProgrammeVersion): boolean {
  const causes: readonly string[] = exits.find((one) => one.exit === exit)?.causes ?? [];
  return causes.includes(cause);
}

/** Nobody is told that an adhesion will be rejected for what is met, or is not known yet. */
function notUnmet(matter: Rejecting, { streams, rulebook }: Context): Reason | undefined {
  const percorso = streams[percorsoStream(matter.percorso)] as Percorso;
  if (percorso.phase === 'none') return 'percorso-not-open';
  const against = stillAgainst(matter, percorso, rulesIn(rulebook, percorso.rules)).map(({ rule }) => rule);
  const areUnmet = against.length > 0 && matter.requirements.every((one) => against.includes(one));
  return areUnmet ? undefined : 'requirements-not-unmet';
}

function openOnes(state: Proceedings) {
  return state.phase === 'none' ? [] : state.proceedings.filter((one) => !isOver(one));
}

/** Whether the proceedings are about an accredited body. */
export function isBody({ stream }: Context): boolean {
  return parseAplId(idOf(stream)) !== undefined;
}
