import { refuse, type Context, type Decision } from '../decider';
import { refusedEffects } from '../effects';
import type { ProgrammeVersion } from '../programmes/programme';
import type { FactName } from '../programmes/facts';
import { rulesIn, type Rulebook } from '../programmes/rulebook';
import type { Reason } from '../rejections';
import type { Ruling } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import { ASKABLE_COMMANDS, type Askable, type PercorsoCommand, type WHEN } from './commands';
import { assessAll, missingFacts } from './eligibility';
import { inVain } from './in-vain';
import { actorReason } from './acting';
import { agreedSince, BESIDE_THE_STEPS, mayBeLost, momentOf } from './moment';
import { isTaken } from './pathway';
import { rulesAgainst } from './rejection';
import { hasEnded, type BegunPercorso, type OpenPercorso, type Percorso } from './state';

type AskedCommand = Extract<PercorsoCommand, { type: Askable }>;

type StateAt<At> = At extends 'at-first'
  ? { readonly phase: 'none' }
  : At extends 'from-taking-charge' | 'unless-rejected' | 'once-begun'
    ? BegunPercorso
    : OpenPercorso;

/**
 * A command at a moment at which it may be asked, with the state narrowed to it, and the version of the rules that the
 * percorso began under; before its adhesion it has none.
 */
export type Allowed<Type extends Askable> = Type extends Askable
  ? {
      readonly asked: Type;
      readonly command: Extract<PercorsoCommand, { type: Type }>;
      readonly percorso: StateAt<(typeof WHEN)[Type]>;
      readonly rules: Type extends 'SubmitAdhesion' ? null : ProgrammeVersion;
    }
  : never;

/** The moment, dates and the acting body; what remains after it is the command's own rule. */
export function guard(
  command: AskedCommand,
  percorso: Percorso,
  context: Context,
): Allowed<Askable> | Decision<never> {
  const rules = rulesFor(percorso, context.rulebook);
  const refused = hindrance(command, percorso, { ...context, rules });
  if (refused !== undefined) return refuse(refused);
  if (isOfRefusal(command) && !isRefused(command.key, percorso))
    return refuse('effect-not-refused', [command.key]);
  return { asked: command.type, command, percorso, rules } as Allowed<Askable>;
}

/** The moment, the day and the acting body of something that is asked, or was. */
export function hindrance(
  asked: AskedAct,
  percorso: Percorso,
  { rules, actor, today }: Pick<Context, 'actor' | 'today'> & { readonly rules: ProgrammeVersion | null },
): Reason | undefined {
  return (
    momentReason(asked.type, percorso, rules) ??
    dateReason(asked, percorso, today) ??
    actorReason(asked.type, percorso, { rules, actor })
  );
}

/** What is asked, and the day on which it took place; what is decided of an effect that was refused bears none of its own. */
interface AskedAct {
  readonly type: Askable;
  readonly on?: CivilDate;
}

function momentReason(type: Askable, percorso: Percorso, rules: ProgrammeVersion | null): Reason | undefined {
  return mayBeLost(type, percorso, rules) ? undefined : momentOf(type, percorso, rules)?.reason;
}

/** One command as seen from the present state: allowed, or why not and what is missing. */
export interface Possibility {
  readonly command: Askable;
  readonly allowed: boolean;
  readonly reason?: Reason;
  /** The steps that come before it, or the facts that it waits for. */
  readonly missing: readonly string[];
}

/** What may be asked now, and what is missing for the rest. A step that the programme does not have is left out. */
export function possibilities(percorso: Percorso, rulebook: Rulebook): readonly Possibility[] {
  const rules = rulesFor(percorso, rulebook);
  return ASKABLE_COMMANDS.map((command): Possibility => {
    const hindrance = hindranceNow(command, percorso, rules);
    return hindrance === undefined
      ? { command, allowed: true, missing: [] }
      : { command, allowed: false, ...hindrance };
  }).filter(({ reason }) => reason !== 'step-not-in-programme');
}

type HinderedNow = Required<Pick<Possibility, 'reason' | 'missing'>>;

function hindranceNow(
  command: Askable,
  percorso: Percorso,
  rules: ProgrammeVersion | null,
): HinderedNow | undefined {
  const hindrance = momentOf(command, percorso, rules);
  if (hindrance !== undefined || percorso.phase === 'none' || rules === null) return hindrance;
  const undecided = command === 'TakeInCharge' ? undecidedFor(percorso, rules) : undefined;
  if (undecided !== undefined) return undecided;
  const reason = inVain(command, percorso, rules);
  return reason === undefined ? undefined : { reason, missing: [] };
}

/**
 * The requirements, or the facts, for which nobody is taken in charge yet. Whoever takes in charge reads the unemployment again: what
 * was said of it, or was not known, may be otherwise by then.
 */
function undecidedFor(percorso: BegunPercorso, rules: ProgrammeVersion): HinderedNow | undefined {
  const unmet = rulesAgainst(percorso, rules)
    .filter(isSettled)
    .map(({ rule }) => rule);
  if (unmet.length > 0) return { reason: 'rejection-proceeding-needed', missing: unmet };
  const missing = factsMissing(percorso, rules).filter(isTold);
  return missing.length > 0 ? { reason: 'facts-missing', missing } : undefined;
}

/** Whether a rule rests on nothing that is read again. */
function isSettled({ facts }: Ruling): boolean {
  return !('unemployment' in facts);
}

function isTold(fact: string): boolean {
  return fact !== ('unemployment' satisfies FactName);
}

/** The facts that keep the requirements undecided; empty where there are none or no adhesion yet. */
export function factsMissing(percorso: BegunPercorso, rules: ProgrammeVersion): readonly string[] {
  if (hasEnded(percorso) || isTaken('taking-charge', percorso)) return [];
  return missingFacts(assessAll(rules, percorso.facts, percorso.requestedOn));
}

function rulesFor(percorso: Percorso, rulebook: Rulebook): ProgrammeVersion | null {
  return percorso.phase === 'none' ? null : rulesIn(rulebook, percorso.rules);
}

function dateReason({ type, on }: AskedAct, percorso: Percorso, today: CivilDate): Reason | undefined {
  if (on === undefined) return undefined;
  if (on > today) return 'date-in-the-future';
  if (percorso.phase === 'none') return undefined;
  const from = agreedSince(type, percorso) ?? (BESIDE_THE_STEPS.includes(type) ? on : percorso.since);
  return on < from ? 'date-before-previous-step' : undefined;
}

function isOfRefusal(command: AskedCommand): command is Extract<AskedCommand, { readonly key: string }> {
  return 'key' in command;
}

function isRefused(key: string, percorso: Percorso): boolean {
  return percorso.phase !== 'none' && refusedEffects(percorso.effects).some((one) => one.key === key);
}
