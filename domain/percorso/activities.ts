import { accept, refuse, type Actor, type Context } from '../decider';
import type { ActivityRule } from '../programmes/programme';
import { met, notMet } from '../ruling';
import { sameJson } from '../same-json';
import type { Activity } from '../activity';
import { withMoney } from './assess';
import { factOn } from './fact';
import type { Allowed } from './guard';
import { bodyOf } from '../provider';
import type { KnownChoice } from './choices';
import { hasEnded, stageOf, type BegunPercorso } from './state';
import type { PercorsoDecision } from './step';

/**
 * An activity that took place, or was missed, in the time of the percorso; also told late, after its end (R10: inside the
 * window). The same activity told again changes nothing.
 */
export function recordActivity(
  { command, percorso, rules }: Allowed<'RecordActivity'>,
  context: Context,
): PercorsoDecision {
  const { type: _, ...activity } = command;
  const known = percorso.dossier.activities.find((one) => one.activityId === activity.activityId);
  if (known !== undefined) {
    const { toldAt: __, ...before } = known;
    return sameJson(before, activity)
      ? accept([])
      : refuse('activity-already-recorded', [activity.activityId]);
  }
  const refused =
    notPossible(activity, percorso, context.actor) ??
    beyondADay(activity, percorso.dossier.activities, rules.activities);
  if (refused !== undefined) return refused;
  const rule = met(rules.acts.activities, { phase: stageOf(percorso) });
  const fact = factOn(activity.on, { type: 'ActivityRecorded', ...activity }, [rule]);
  return withMoney(percorso, [fact], { ...context, rules });
}

/** An activity recorded by mistake: a new fact that takes it out of the count. */
export function cancelActivity(
  { command, percorso, rules }: Allowed<'CancelActivity'>,
  context: Context,
): PercorsoDecision {
  const { activityId, on } = command;
  const activity = percorso.dossier.activities.find((one) => one.activityId === activityId);
  if (activity === undefined) return refuse('activity-unknown', [activityId]);
  if (isOfAnother(activity, context.actor)) return refuse('activity-of-another', [activity.provider]);
  const rule = met(rules.acts.activities, { phase: stageOf(percorso) });
  const fact = factOn(on, { type: 'ActivityCancelled', activityId }, [rule]);
  return withMoney(percorso, [fact], { ...context, rules });
}

/** Outside the time of the percorso, or given or told by somebody who may not. */
function notPossible(
  activity: Activity,
  percorso: BegunPercorso,
  actor: Actor,
): PercorsoDecision | undefined {
  const { on, provider } = activity;
  if (on < percorso.requestedOn || (hasEnded(percorso) && on > percorso.end.on))
    return refuse('activity-outside-percorso');
  if (!mayProvide(activity, percorso.dossier.choices)) return refuse('provider-not-chosen', [provider]);
  return isOfAnother(activity, actor) ? refuse('activity-of-another', [provider]) : undefined;
}

/** More than one person can attend in a day, with what was attended on it already. */
function beyondADay(
  { on, minutes, attendance }: Activity,
  known: readonly Activity[],
  { mostMinutesADay, source }: ActivityRule,
): PercorsoDecision | undefined {
  if (mostMinutesADay === null || attendance !== 'attended') return undefined;
  const before = known.filter((one) => one.on === on && one.attendance === 'attended');
  const all = before.reduce((sum, one) => sum + one.minutes, minutes);
  if (all <= mostMinutesADay) return undefined;
  const ids = before.map(({ activityId }) => activityId);
  return refuse('activities-beyond-a-day', ids, [notMet(source, { on, minutes: all, mostMinutesADay })]);
}

/** An office may give an activity; of the APLs only one that the person chose. */
function mayProvide({ provider }: Activity, choices: readonly KnownChoice[]): boolean {
  const isOffice = /^[A-Z]/.test(provider);
  return (
    isOffice || choices.some((one) => one.provider.members.some((member) => bodyOf(member) === provider))
  );
}

/** An APL tells of its own activities only, because activities are paid. */
function isOfAnother({ provider }: Activity, { role, organisation }: Actor): boolean {
  return role === 'apl' && provider !== organisation;
}
