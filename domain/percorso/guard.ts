import { refuse, type Actor, type Context, type Decision } from '../decider';
import { refusedEffects } from '../effects';
import type { ProgrammeVersion } from '../programmes/programme';
import { rulesIn, type Rulebook } from '../programmes/rulebook';
import type { Reason } from '../rejections';
import { ASKABLE_COMMANDS, type PercorsoCommand } from './commands';
import { assessAll, missingFacts } from './eligibility';
import { inVain } from './in-vain';
import { hasEnded, type Percorso, type Phase } from './percorso';

export type Askable = (typeof ASKABLE_COMMANDS)[number];
type AskedCommand = Extract<PercorsoCommand, { type: Askable }>;

const BEFORE_THE_END = [
  'requested',
  'taken-in-charge',
  'profiled',
  'patto-signed',
  'issued',
  'apl-chosen',
  'apl-accepted',
  'started',
] as const satisfies readonly Phase[];

const AFTER_THE_END = [
  'concluded',
  'abandoned',
  'refused',
  'requirement-lost',
  'lapsed',
] as const satisfies readonly Phase[];

/** From the taking in charge on, also after the end: what is told late, and money. */
const FROM_TAKING_CHARGE = [
  'taken-in-charge',
  'profiled',
  'patto-signed',
  'issued',
  'apl-chosen',
  'apl-accepted',
  'started',
  ...AFTER_THE_END,
] as const satisfies readonly Phase[];

/** The phases in which each command may be asked: the order of the pathway in one table. */
export const PHASES = {
  SubmitAdhesion: ['none'],
  RecordFacts: ['requested'],
  TakeInCharge: ['requested'],
  AssignProfile: ['taken-in-charge'],
  SignPatto: ['profiled'],
  IssueAssegno: ['patto-signed'],
  ChooseApl: ['issued'],
  AcceptPerson: ['apl-chosen'],
  DeclinePerson: ['apl-chosen'],
  HoldFirstMeeting: ['apl-accepted'],
  OpenGuidance: ['started'],
  SignPlan: ['started'],
  RecordActivity: FROM_TAKING_CHARGE,
  CancelActivity: FROM_TAKING_CHARGE,
  ChangeApl: ['started'],
  ChangeTutor: ['started'],
  ReportAbandonment: BEFORE_THE_END,
  ReportRefusal: BEFORE_THE_END,
  ReportLostRequirement: BEFORE_THE_END,
  Reassess: FROM_TAKING_CHARGE,
  ProposePayment: FROM_TAKING_CHARGE,
  ApprovePayment: FROM_TAKING_CHARGE,
  RejectPayment: FROM_TAKING_CHARGE,
  RecordRecovery: FROM_TAKING_CHARGE,
  RetryEffect: [...BEFORE_THE_END, ...AFTER_THE_END, 'rejected'],
} as const satisfies Record<Askable, readonly Phase[]>;

type InPhase<Wanted extends Phase> = Wanted extends Phase ? Extract<Percorso, { phase: Wanted }> : never;

/**
 * A command in a phase in which it may be asked, with the state narrowed to those phases, and the version of the rules that
 * the percorso began under; before its adhesion it has none.
 */
export type Allowed<Type extends Askable> = Type extends Askable
  ? {
      readonly asked: Type;
      readonly command: Extract<PercorsoCommand, { type: Type }>;
      readonly percorso: InPhase<(typeof PHASES)[Type][number]>;
      readonly rules: Type extends 'SubmitAdhesion' ? null : ProgrammeVersion;
    }
  : never;

/** Phase, dates and the acting body; what remains after it is the command's own rule. */
export function guard(
  command: AskedCommand,
  percorso: Percorso,
  context: Context,
): Allowed<Askable> | Decision<never> {
  const refused =
    phaseReason(command.type, percorso) ??
    dateReason(command, percorso, context) ??
    bodyReason(command.type, percorso, context.actor);
  if (refused !== undefined) return refuse(refused);
  if (command.type === 'RetryEffect' && !isRefused(command.key, percorso))
    return refuse('effect-not-refused', [command.key]);
  const rules = rulesFor(percorso, context.rulebook);
  return { asked: command.type, command, percorso, rules } as Allowed<Askable>;
}

/** One command as seen from the present state: allowed, or why not and what is missing. */
export interface Possibility {
  readonly command: Askable;
  readonly allowed: boolean;
  readonly reason?: Reason;
  readonly missing: readonly string[];
}

/** What may be asked now, and what is missing for the rest. */
export function possibilities(percorso: Percorso, rulebook: Rulebook): readonly Possibility[] {
  const rules = rulesFor(percorso, rulebook);
  return ASKABLE_COMMANDS.map((command): Possibility => {
    const reason = phaseReason(command, percorso);
    if (reason !== undefined) return { command, allowed: false, reason, missing: [...PHASES[command]] };
    const missing = command === 'TakeInCharge' && rules !== null ? factsMissing(percorso, rules) : [];
    if (missing.length > 0) return { command, allowed: false, reason: 'facts-missing', missing };
    const vain = percorso.phase === 'none' || rules === null ? undefined : inVain(command, percorso, rules);
    return vain === undefined
      ? { command, allowed: true, missing: [] }
      : { command, allowed: false, reason: vain, missing: [] };
  });
}

/** The facts that keep the requirements undecided; empty where there are none or no adhesion yet. */
export function factsMissing(percorso: Percorso, rules: ProgrammeVersion): readonly string[] {
  if (percorso.phase !== 'requested') return [];
  return missingFacts(assessAll(rules, percorso.facts, percorso.requestedOn));
}

function rulesFor(percorso: Percorso, rulebook: Rulebook): ProgrammeVersion | null {
  return percorso.phase === 'none' ? null : rulesIn(rulebook, percorso.rules);
}

function phaseReason(command: Askable, percorso: Percorso): Reason | undefined {
  const phases: readonly Phase[] = PHASES[command];
  if (phases.includes(percorso.phase)) return undefined;
  if (command === 'SubmitAdhesion') return 'adhesion-already-submitted';
  return hasEnded(percorso) ? 'percorso-ended' : 'step-not-allowed-now';
}

function dateReason(command: AskedCommand, percorso: Percorso, { today }: Context): Reason | undefined {
  if (command.type === 'RetryEffect') return undefined;
  if (command.on > today) return 'date-in-the-future';
  if (percorso.phase === 'none' || BESIDE_THE_STEPS.includes(command.type)) return undefined;
  return command.on < percorso.since ? 'date-before-previous-step' : undefined;
}

/** What is told beside the steps of the pathway: its day may lie before the last of them. */
const BESIDE_THE_STEPS: readonly Askable[] = ['RecordActivity', 'CancelActivity'];

/** What an APL does, only the chosen one does: where none is chosen, none may act (R-P2-09, free choice of the person). */
function bodyReason(type: Askable, percorso: Percorso, actor: Actor): Reason | undefined {
  if (actor.role !== 'apl') return undefined;
  const chosen = 'aplId' in percorso && percorso.aplId === actor.organisation;
  return chosen || mayTellLate(type, percorso, actor) ? undefined : 'not-the-chosen-apl';
}

/** An APL that was chosen before may still tell of its own activities. */
function mayTellLate(type: Askable, percorso: Percorso, { organisation }: Actor): boolean {
  if (percorso.phase === 'none' || !BESIDE_THE_STEPS.includes(type)) return false;
  return percorso.dossier.choices.some((one) => one.aplId === organisation);
}

function isRefused(key: string, percorso: Percorso): boolean {
  return percorso.phase !== 'none' && refusedEffects(percorso.effects).some((one) => one.key === key);
}
