import { idOf, type StreamId } from '../../../domain/identifiers';
import { refusedEffects } from '../../../domain/effects';
import type { Agenda } from '../../../domain/decider';
import type { PercorsoDeadline } from '../../../domain/percorso/agenda';
import { PLAN_SIGNERS } from '../../../domain/percorso/events';
import { factsMissing } from '../../../domain/percorso/guard';
import { hasEnded, type OpenPercorso, type Percorso } from '../../../domain/percorso/percorso';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { programmeCodeOf, rulesIn } from '../../../domain/programmes/rulebook';
import { dateOf, type CivilDate } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import { moneyTasks } from './money-tasks';
import { aplOf } from './percorso-file';
import type { Assignee, Task, Todo, WorkItem } from './work-item';

/** All that is to be done for a percorso: its next step, and after its end too what its money waits for. */
export function workOf({ stream, state, agenda, rulebook }: StreamFile): readonly WorkItem[] {
  const percorso = state as Percorso;
  if (percorso.phase === 'none') return [];
  const { dossier, effects, since } = percorso;
  const rules = rulesIn(rulebook, percorso.rules);
  const steps = hasEnded(percorso) ? [] : [stepOf(percorso, rules, agenda), ...planOf(percorso, agenda)];
  const todo = [...steps, ...moneyTasks(dossier.money, since), ...retryOf(effects)];
  return todo.map((one) => ({ ...one, ...placeOf(stream, percorso) }));
}

function placeOf(stream: StreamId, percorso: Exclude<Percorso, { phase: 'none' }>) {
  const { cpi, personId, rules } = percorso;
  const programme = programmeCodeOf(rules);
  return { percorsoId: idOf(stream), cpi, apl: aplOf(percorso), programme, personId };
}

type Step = (task: Task, assignee: Assignee, more?: Partial<Todo>) => Todo;

function stepOf(percorso: OpenPercorso, rules: ProgrammeVersion, agenda: Agenda): Todo {
  const step: Step = (task, assignee, more = {}) => ({
    task,
    assignee,
    since: percorso.since,
    dueOn: null,
    missing: [],
    ...more,
  });
  switch (percorso.phase) {
    case 'requested': {
      const missing = factsMissing(percorso, rules);
      return step(missing.length > 0 ? 'complete-facts' : 'take-in-charge', 'cpi', { missing });
    }
    case 'taken-in-charge':
      return step('assign-profile', 'cpi');
    case 'profiled':
      return step('sign-patto', 'cpi');
    case 'patto-signed':
      return step('issue-assegno', 'cpi');
    case 'issued':
      return step('await-choice', 'beneficiary', { dueOn: dueOn(agenda, 'choice') });
    case 'apl-chosen':
      return step('answer-assignment', 'apl', { dueOn: dueOn(agenda, 'acceptance') });
    case 'apl-accepted':
      return step('hold-first-meeting', 'apl', { dueOn: dueOn(agenda, 'first-meeting') });
    case 'started':
      return step('follow-path', 'apl', { dueOn: dueOn(agenda, 'conclusion') });
  }
}

/** The plan that one of the two has not signed yet; a hire has made it void where it has neither a term nor missed it. */
function planOf({ phase, dossier }: OpenPercorso, agenda: Agenda): readonly Todo[] {
  const { since, signers, overdue } = dossier.plan;
  const missing = PLAN_SIGNERS.filter((one) => !signers.includes(one));
  const term = dueOn(agenda, 'plan');
  if (phase !== 'started' || since === null || missing.length === 0 || (term === null && !overdue)) return [];
  return [{ task: 'sign-plan', assignee: 'apl', since, dueOn: term, missing }];
}

function retryOf(effects: Parameters<typeof refusedEffects>[0]): readonly Todo[] {
  const refused = refusedEffects(effects);
  const [since] = refused.map((one) => dateOf(one.since)).sort();
  if (since === undefined) return [];
  const missing = refused.map((one) => one.key);
  return [{ task: 'retry-effect', assignee: 'operator', since, dueOn: null, missing }];
}

function dueOn({ deadlines }: Agenda, name: PercorsoDeadline): CivilDate | null {
  return deadlines.find((one) => one.name === name)?.lastDay ?? null;
}
