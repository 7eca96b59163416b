import { RECOVERY_DEADLINES, recoveryDeadlines } from '../account/recovery-agenda';
import type { Agenda, Deadline } from '../decider';
import { met, type Citation } from '../ruling';
import { NOTHING_DUE } from '../register-only';
import { owedEffects, refusedEffects } from '../effects';
import { EMPLOYMENT_MODULES } from '../employment/communication';
import { STEP_NAMES } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import { rulesIn, type Rulebook } from '../programmes/rulebook';
import { evidenceCompleteOn } from '../entitlement/evidence';
import { maturesByDay } from '../entitlement/readers';
import { addDays, endOf, type CivilDate } from '../time/civil-date';
import { nextTurn } from './accreditation-read';
import { concludesOn, settledInWorkOn } from './clock';
import { withheldPayments } from './deceased';
import { dueSteps, type DueStep } from './pathway';
import { tranchesOf } from './pathway-facts';
import { refreshBy } from './profile';
import { hasEnded, type BegunPercorso, type EndedPercorso, type OpenPercorso, type Percorso } from './state';

export const DEADLINES = [
  ...STEP_NAMES,
  'conclusion',
  'accreditation',
  'profile-refresh',
  'evidence',
  'settlement',
  ...RECOVERY_DEADLINES,
] as const;
/** A step that is waited for, or what time brings by itself. */
export type PercorsoDeadline = (typeof DEADLINES)[number];

/** What a percorso still owes and what falls due next, from what is true of it and the rules that it follows. */
export function agenda(percorso: Percorso, rulebook: Rulebook): Agenda {
  if (percorso.phase === 'none') return NOTHING_DUE;
  const withheld = withheldPayments(percorso);
  const owed = owedEffects(percorso.effects.filter((one) => !withheld.includes(one)));
  const rules = rulesIn(rulebook, percorso.rules);
  const askedBack = recoveryDeadlines(percorso.dossier.money);
  if (!hasEnded(percorso))
    return {
      deadlines: [
        ...stepDeadlines(percorso, rules),
        ...accreditation(percorso, rules),
        ...profileRefresh(percorso, rules),
        ...evidence(percorso, rules),
        ...askedBack,
      ],
      owed,
      closed: false,
    };
  const deadlines = [...settlement(percorso, rules), ...evidence(percorso, rules), ...askedBack];
  const decided = refusedEffects(percorso.effects).length + withheld.length;
  const waits = owed.length + deadlines.length + decided;
  return { deadlines, owed, closed: waits === 0 };
}

/** What is waited for until a day, and the end of the service where nothing is waited for that holds it up. */
function stepDeadlines(percorso: OpenPercorso, rules: ProgrammeVersion): readonly Deadline[] {
  const waited = dueSteps(percorso, rules);
  const inWorkOn = waited.map((step) => inWorkBefore(step, percorso, rules)).find((day) => day !== undefined);
  const isHeldUp = waited.some((step) => isAwaited(step) && !endsMeanwhile(step, rules));
  const last = inWorkOn ?? (isHeldUp ? undefined : concludesOn(percorso, rules));
  const steps = waited.filter(({ waits }) => !waits || inWorkOn === undefined);
  return [
    ...steps.map(({ step, due: { term }, lastDay }) => deadline(step, lastDay, term.source)),
    ...(last === undefined
      ? []
      : [deadline('conclusion', last, rules.clock?.source ?? rules.acts.conclusion)]),
  ];
}

/** The day on which a job has lasted for longer than the service could wait for a step. */
function inWorkBefore(step: DueStep, percorso: OpenPercorso, { clock }: ProgrammeVersion) {
  return step.waits && clock !== null ? settledInWorkOn(percorso, clock, step.lastDay) : undefined;
}

/** A step on which it depends that the percorso goes on. */
function isAwaited({ due: { otherwise } }: DueStep): boolean {
  return otherwise !== 'tell';
}

/** A service that has begun and ends although a provider is being chosen again. */
function endsMeanwhile({ step }: DueStep, { clock }: ProgrammeVersion): boolean {
  return step === 'choice' && clock?.choosingAgain.service === 'ends';
}

/** The last day on which it stands with the accreditation of the provider as it does now. */
function accreditation(percorso: OpenPercorso, { providers }: ProgrammeVersion): readonly Deadline[] {
  const turn = providers === null ? undefined : nextTurn(percorso);
  if (providers === null || turn === undefined) return [];
  return [deadline('accreditation', addDays(turn, -1), providers.accreditation.source)];
}

/** The last day on which the profile in force may stay as it is. */
function profileRefresh(percorso: OpenPercorso, rules: ProgrammeVersion): readonly Deadline[] {
  const lastDay = refreshBy(percorso, rules);
  const { profileRefresh: rule } = rules;
  return rule === undefined || lastDay === undefined
    ? []
    : [deadline('profile-refresh', lastDay, rule.source)];
}

/** The next day on which a part may count, because no lawful message about it can come any more. */
function evidence(percorso: BegunPercorso, rules: ProgrammeVersion): readonly Deadline[] {
  const verifiedTo = percorso.dossier.money.verifiedTo ?? '';
  const [next] = tranchesOf(percorso, rules, maturesByDay)
    .flatMap(({ tranche: { payableFrom } }) => (payableFrom === null ? [] : [payableFrom]))
    .filter((from) => from > verifiedTo)
    .sort();
  return next === undefined ? [] : [deadline('evidence', addDays(next, -1), rules.evidence.source)];
}

/** After a conclusion, the day until which a job that began in time may still become known. */
function settlement(
  percorso: EndedPercorso,
  { evidence: rule, acts }: ProgrammeVersion,
): readonly Deadline[] {
  const { end, dossier } = percorso;
  const { envelope, settled } = dossier.money;
  if (end.how !== 'concluded' || envelope === null || settled) return [];
  const days = EMPLOYMENT_MODULES.map((module) => evidenceCompleteOn(rule, module, end.on)).sort();
  return days.slice(-1).map((last) => deadline('settlement', last, acts.settlement));
}

function deadline(name: PercorsoDeadline, lastDay: CivilDate, source: Citation): Deadline {
  return { name, lastDay, dueAt: endOf(lastDay), rule: met(source, { lastDay }) };
}
