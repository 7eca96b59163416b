import { accept, refuse, type Context, type Decision } from '../decider';
import { proceedingStream } from '../identifiers';
import type { MeasureCommand, MeasureName } from '../proceeding/matter';
import { inForce, proceedingIn, type Proceedings } from '../proceeding/state';
import { DUE_PROCESS_LAW } from '../programmes/due-process';
import { met } from '../ruling';
import { sameJson } from '../same-json';
import type { AplEvent } from './events';
import type { Apl } from './state';

/** A body is suspended or struck off by a measure that has effect, and is as it was once that is annulled. */
export function underMeasure(
  { type, measure: under }: MeasureCommand,
  apl: Apl,
  { streams, today }: Context,
): Decision<AplEvent> {
  if (apl.phase === 'none') return refuse('apl-unknown');
  const isRestricted = apl.suspended.some((one) => sameJson(one.under, under));
  if ((type === 'CarryOutMeasure') === isRestricted) return accept([]);
  const { provider, annulment } = DUE_PROCESS_LAW;
  const { proceeding } = under;
  if (type === 'UndoMeasure') {
    const event = { type: 'RestrictionLifted', under } as const;
    return accept([{ event, effectiveOn: today, basis: [met(annulment, { proceeding })] }]);
  }
  const one = proceedingIn(streams[proceedingStream(under.of)] as Proceedings, proceeding);
  const force = one === undefined ? undefined : inForce(one);
  const event = force === undefined ? undefined : restriction(force, under);
  if (force === undefined || event === undefined) return refuse('measure-not-in-force', [String(proceeding)]);
  return accept([{ event, effectiveOn: force.since, basis: [met(provider, { proceeding })] }]);
}

function restriction(
  { measure, since }: NonNullable<ReturnType<typeof inForce>>,
  under: MeasureName,
): AplEvent | undefined {
  if (measure.kind === 'suspension') return { type: 'AplSuspended', from: since, to: measure.until, under };
  return measure.kind === 'withdrawal' ? { type: 'AccreditationWithdrawn', on: since, under } : undefined;
}
