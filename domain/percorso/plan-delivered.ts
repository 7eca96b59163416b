import type { Activity, ActivityKind } from '../activity';
import type { CivilDate } from '../time/civil-date';
import type { PlanAction } from './agreed-events';
import { hasEnded, type BegunPercorso } from './state';

/** An action of the plan beside what was delivered of it, in minutes where hours were agreed, else in sessions. */
export interface ActionStanding {
  readonly action: ActivityKind;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly unit: 'minutes' | 'sessions';
  readonly agreed: number;
  /** In its time. */
  readonly delivered: number;
  /** After its last day, and before the next action of its kind. */
  readonly deliveredLate: number;
  readonly missing: number;
  readonly beyond: number;
  /** Late once its last day has passed; left undone where the percorso ended before. */
  readonly standing: 'to-come' | 'under-way' | 'delivered' | 'late' | 'left-undone';
}

/** What was attended since the plan was agreed and belongs to none of its actions. */
export interface Unplanned {
  readonly kind: ActivityKind;
  readonly minutes: number;
  readonly sessions: number;
}

/** What was agreed, beside what was delivered until that day; in the order of the plan. */
export function deliveredOf(percorso: BegunPercorso, asOf: CivilDate): readonly ActionStanding[] {
  const actions = percorso.agreed.plan?.actions ?? [];
  const attended = attendedIn(percorso).filter(({ on }) => on <= asOf);
  return actions.map((action) => {
    const amounts = amountsOf(action, actions, attended);
    return { ...amounts, standing: standingOf(amounts, percorso, asOf) };
  });
}

/** The actions of which something is missing, whatever the day. */
export function undeliveredActions(percorso: BegunPercorso): readonly PlanAction[] {
  const actions = percorso.agreed.plan?.actions ?? [];
  const attended = attendedIn(percorso);
  return actions.filter((one) => amountsOf(one, actions, attended).missing > 0);
}

export function unplannedIn(percorso: BegunPercorso, asOf: CivilDate): readonly Unplanned[] {
  const { plan } = percorso.agreed;
  if (plan === null) return [];
  const { actions, on: since } = plan;
  const beside = attendedIn(percorso).filter(
    (one) =>
      one.on >= since &&
      one.on <= asOf &&
      !actions.some((action) => isOf(action, nextOf(action, actions), one)),
  );
  return [...new Set(beside.map(({ kind }) => kind))].sort().map((kind) => {
    const all = beside.filter((one) => one.kind === kind);
    return { kind, minutes: minutesOf(all), sessions: all.length };
  });
}

/** Only what was attended is delivered. */
function attendedIn({ dossier }: BegunPercorso): readonly Activity[] {
  return dossier.activities.filter(({ attendance }) => attendance === 'attended');
}

type Amounts = Omit<ActionStanding, 'standing'>;

function amountsOf(
  action: PlanAction,
  actions: readonly PlanAction[],
  attended: readonly Activity[],
): Amounts {
  const { from, to } = action;
  const own = attended.filter((one) => isOf(action, nextOf(action, actions), one));
  const [unit, agreed] =
    'hours' in action ? (['minutes', action.hours * 60] as const) : (['sessions', action.sessions] as const);
  const sum = (all: readonly Activity[]) => (unit === 'minutes' ? minutesOf(all) : all.length);
  const delivered = sum(own.filter(({ on }) => on <= to));
  const deliveredLate = sum(own.filter(({ on }) => on > to));
  const all = delivered + deliveredLate;
  return {
    action: action.action,
    from,
    to,
    unit,
    agreed,
    delivered,
    deliveredLate,
    missing: Math.max(0, agreed - all),
    beyond: Math.max(0, all - agreed),
  };
}

/** The first day of the next action of the kind; undefined where none comes after it. */
function nextOf({ action, to }: PlanAction, actions: readonly PlanAction[]): CivilDate | undefined {
  return actions
    .filter((one) => one.action === action && one.from > to)
    .map(({ from }) => from)
    .sort()[0];
}

function isOf({ action, from }: PlanAction, next: CivilDate | undefined, { kind, on }: Activity): boolean {
  return kind === action && on >= from && (next === undefined || on < next);
}

function minutesOf(all: readonly Activity[]): number {
  return all.reduce((sum, { minutes }) => sum + minutes, 0);
}

function standingOf(
  { from, to, missing }: Amounts,
  percorso: BegunPercorso,
  asOf: CivilDate,
): ActionStanding['standing'] {
  if (missing === 0) return 'delivered';
  if (hasEnded(percorso) && percorso.end.on <= to) return 'left-undone';
  if (asOf > to) return 'late';
  return asOf < from ? 'to-come' : 'under-way';
}
