import { accept, refuse, type Context, type Decision } from '../decider';
import { proceedingStream } from '../identifiers';
import type { MeasureCommand, MeasureName } from '../proceeding/matter';
import { inForce, proceedingIn, type Proceedings } from '../proceeding/state';
import { DUE_PROCESS_LAW } from '../programmes/due-process';
import { met } from '../ruling';
import { sameJson } from '../same-json';
import type { AplEvent } from './events';
import type { Apl, Period } from './state';

/** A body is suspended or struck off by a measure that has effect, and is as it was once that is annulled. */
export function underMeasure(
  { type, measure: under }: MeasureCommand,
  apl: Apl,
  context: Context,
): Decision<AplEvent> {
  if (apl.phase === 'none') return refuse('apl-unknown');
  const isRestricted = apl.suspended.some((one) => sameJson(one.under, under));
  if ((type === 'CarryOutMeasure') === isRestricted) return accept([]);
  return type === 'CarryOutMeasure' ? restricted(under, context) : lifted(under, context);
}

function restricted(under: MeasureName, { streams }: Context): Decision<AplEvent> {
  const { of, proceeding } = under;
  const one = proceedingIn(streams[proceedingStream(of)] as Proceedings, proceeding);
  const force = one === undefined ? undefined : inForce(one);
  const event = force === undefined ? undefined : restriction(force, under);
  if (force === undefined || event === undefined) return refuse('measure-not-in-force', [String(proceeding)]);
  if (event.type === 'AplSuspended' && isOver(event)) return accept([]);
  const basis = [met(DUE_PROCESS_LAW.provider, { proceeding })];
  return accept([{ event, effectiveOn: force.since, basis }]);
}

function lifted(under: MeasureName, { today }: Context): Decision<AplEvent> {
  const basis = [met(DUE_PROCESS_LAW.annulment, { proceeding: under.proceeding })];
  return accept([{ event: { type: 'RestrictionLifted', under }, effectiveOn: today, basis }]);
}

/** A suspension that was delivered when its days were over restricts nobody. */
function isOver({ from, to }: Period): boolean {
  return to !== null && to < from;
}

function restriction(
  { measure, since }: NonNullable<ReturnType<typeof inForce>>,
  under: MeasureName,
): AplEvent | undefined {
  if (measure.kind === 'suspension') return { type: 'AplSuspended', from: since, to: measure.until, under };
  return measure.kind === 'withdrawal' ? { type: 'AccreditationWithdrawn', on: since, under } : undefined;
}
