import { idOf, type StreamId } from '../../../domain/identifiers';
import { refusedEffects, unansweredEffects } from '../../../domain/effects';
import type { Agenda } from '../../../domain/decider';
import { isLost } from '../../../domain/percorso/accreditation-read';
import { forfeitures } from '../../../domain/percorso/breaches';
import type { PercorsoDeadline } from '../../../domain/percorso/agenda';
import { PLAN_SIGNERS } from '../../../domain/percorso/events';
import { factsMissing } from '../../../domain/percorso/guard';
import { openSteps } from '../../../domain/percorso/pathway';
import { undeliveredActions } from '../../../domain/percorso/plan-delivered';
import { profileOf } from '../../../domain/percorso/profile';
import { TEAM_SIGNERS } from '../../../domain/percorso/provided';
import { rulesAgainst } from '../../../domain/percorso/rejection';
import {
  hasEnded,
  providerOf,
  stepIn,
  type BegunPercorso,
  type OpenPercorso,
  type Percorso,
} from '../../../domain/percorso/state';
import { pendingDecision } from '../../../domain/percorso/team-signatures';
import type { StepName, StepRule } from '../../../domain/programmes/pathway';
import { kindOfProvider } from '../../../domain/provider';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { programmeCodeOf, rulesIn } from '../../../domain/programmes/rulebook';
import { dateOf, type CivilDate, type Instant } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import { moneyTasks } from './money-tasks';
import { aplOf } from './percorso-file';
import type { Assignee, Task, Todo, WorkItem } from './work-item';

/** All that is to be done for a percorso: the steps that are waited for, and after its end too what its money waits for. */
export function workOf({ stream, state, agenda, rulebook }: StreamFile): readonly WorkItem[] {
  const percorso = state as Percorso;
  if (percorso.phase === 'none') return [];
  const { effects } = percorso;
  const rules = rulesIn(rulebook, percorso.rules);
  const steps = hasEnded(percorso) ? [] : stepTasks(percorso, rules, agenda);
  const todo = [...steps, ...moneyTasks(percorso), ...effectTasks(effects)];
  return todo.map((one) => ({ ...one, ...placeOf(stream, percorso) }));
}

function placeOf(stream: StreamId, percorso: BegunPercorso) {
  const { cpi, personId, rules } = percorso;
  const programme = programmeCodeOf(rules);
  const provider = providerOf(percorso)?.lead ?? null;
  return { percorsoId: idOf(stream), cpi, apl: aplOf(percorso), provider, programme, personId };
}

/** What waiting for a step asks of someone; a step that nobody waits for is no task. */
const TASKS: { readonly [Step in StepName]: Task | null } = {
  'taking-charge': 'take-in-charge',
  profile: 'assign-profile',
  assessment: 'assess-needs',
  'team-agreement': 'sign-team-agreement',
  patto: 'sign-patto',
  issue: 'issue-assegno',
  choice: 'await-choice',
  acceptance: 'answer-assignment',
  'first-meeting': 'hold-first-meeting',
  guidance: null,
  plan: null,
  business: null,
};

function stepTasks(percorso: OpenPercorso, rules: ProgrammeVersion, agenda: Agenda): readonly Todo[] {
  const rejecting = toReject(percorso, rules);
  const waited = openSteps(percorso, rules).filter(
    ({ step }) => rejecting.length === 0 || step !== 'taking-charge',
  );
  const steps = [...rejecting, ...waited.flatMap((rule) => stepTask(rule, percorso, { rules, agenda }))];
  const follow: Todo = {
    task: 'follow-path',
    assignee: providerRole(percorso),
    since: percorso.since,
    dueOn: dueOn(agenda, 'conclusion'),
    missing: [],
  };
  const beside = [
    ...planOf(percorso, rules, agenda),
    ...actionsOf(percorso),
    ...profileToRefresh(percorso),
    ...providerGone(percorso),
    ...sanctionOf(percorso, rules),
  ];
  return [...(steps.length === 0 ? [follow] : steps), ...beside];
}

function stepTask(
  { step, by }: StepRule,
  percorso: OpenPercorso,
  { rules, agenda }: { readonly rules: ProgrammeVersion; readonly agenda: Agenda },
): readonly Todo[] {
  const task = TASKS[step];
  if (task === null) return [];
  const facts = step === 'taking-charge' ? factsMissing(percorso, rules) : [];
  const taker = by[0] ?? 'cpi';
  return [
    {
      task: facts.length > 0 ? 'complete-facts' : task,
      assignee: taker === 'provider' ? providerRole(percorso) : taker,
      since: percorso.since,
      dueOn: dueOn(agenda, step),
      missing: step === 'team-agreement' ? unsigned(percorso) : facts,
    },
  ];
}

/** Nobody is taken in charge whose requirements are not met, nor rejected without a proceeding. */
function toReject(percorso: OpenPercorso, rules: ProgrammeVersion): readonly Todo[] {
  const missing = rulesAgainst(percorso, rules).map(({ rule }) => rule);
  const { since } = percorso;
  return missing.length === 0
    ? []
    : [{ task: 'open-rejection', assignee: 'cpi', since, dueOn: null, missing }];
}

/** The bodies of a team that have not signed its decision yet. */
function unsigned(percorso: OpenPercorso): readonly string[] {
  const signers = pendingDecision(percorso)?.signers ?? [];
  return TEAM_SIGNERS.filter((one) => !signers.includes(one));
}

/** In which role the chosen provider acts. */
function providerRole(percorso: OpenPercorso): Assignee {
  const lead = providerOf(percorso)?.lead;
  return lead === undefined ? 'cpi' : kindOfProvider(lead);
}

/** The plan that one of the two has not signed yet; a hire has made void one with a term that neither runs nor was missed. */
function planOf(percorso: OpenPercorso, rules: ProgrammeVersion, agenda: Agenda): readonly Todo[] {
  const { plan, late } = percorso.dossier;
  const missing = PLAN_SIGNERS.filter((one) => !plan.signers.includes(one));
  const since = stepIn(percorso, 'first-meeting')?.on;
  const term = dueOn(agenda, 'plan');
  const untimed = openSteps(percorso, rules).some(({ step, due }) => step === 'plan' && due === null);
  const isWaitedFor = term !== null || late.includes('plan') || untimed;
  if (since === undefined || missing.length === 0 || !isWaitedFor) return [];
  return [{ task: 'sign-plan', assignee: providerRole(percorso), since, dueOn: term, missing }];
}

/** What was agreed and is not delivered yet, by the day until which the first of it was to be. */
function actionsOf(percorso: OpenPercorso): readonly Todo[] {
  const since = percorso.agreed.plan?.on;
  const undelivered = undeliveredActions(percorso);
  const [first] = undelivered.map(({ to }) => to).sort();
  if (since === undefined || first === undefined || providerOf(percorso) === undefined) return [];
  const missing = undelivered.map(({ action, to }) => `${action}@${to}`);
  return [{ task: 'deliver-plan', assignee: providerRole(percorso), since, dueOn: first, missing }];
}

/** The profile is older than the programme lets one be. */
function profileToRefresh(percorso: OpenPercorso): readonly Todo[] {
  const since = profileOf(percorso)?.dueSince ?? null;
  return since === null
    ? []
    : [{ task: 'refresh-profile', assignee: 'cpi', since, dueOn: null, missing: [] }];
}

/** The provider is without accreditation, and the person may choose another. */
function providerGone(percorso: OpenPercorso): readonly Todo[] {
  const { without, since } = percorso.dossier.accreditation;
  if (since === null || !isLost(percorso)) return [];
  return [{ task: 'offer-another-provider', assignee: 'cpi', since, dueOn: null, missing: without }];
}

/** So many obligations were not kept that the place is forfeited: the office decides on it. */
function sanctionOf(percorso: OpenPercorso, rules: ProgrammeVersion): readonly Todo[] {
  const found = forfeitures(percorso, rules);
  const since = found.map((one) => one.since).sort()[0];
  if (since === undefined) return [];
  const missing = found.map(({ breach }) => breach);
  return [{ task: 'adopt-sanction', assignee: 'cpi', since, dueOn: null, missing }];
}

function effectTasks(effects: BegunPercorso['effects']): readonly Todo[] {
  const refused = refusedEffects(effects).map(({ key, since }) => ({ key, since }));
  const unanswered = unansweredEffects(effects).map(({ key, owedSince }) => ({ key, since: owedSince }));
  return [...effectTask('retry-effect', refused), ...effectTask('await-answer', unanswered)];
}

function effectTask(
  task: Task,
  effects: readonly { readonly key: string; readonly since: Instant }[],
): readonly Todo[] {
  const [since] = effects.map((one) => dateOf(one.since)).sort();
  if (since === undefined) return [];
  return [{ task, assignee: 'operator', since, dueOn: null, missing: effects.map(({ key }) => key) }];
}

function dueOn({ deadlines }: Agenda, name: PercorsoDeadline): CivilDate | null {
  return deadlines.find((one) => one.name === name)?.lastDay ?? null;
}
