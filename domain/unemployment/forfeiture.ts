import { accept, refuse, type Context, type Decision } from '../decider';
import { proceedingStream } from '../identifiers';
import { losesStatus, type MeasureName } from '../proceeding/matter';
import { inForce, proceedingIn, type Proceedings } from '../proceeding/state';
import { DUE_PROCESS_LAW } from '../programmes/due-process';
import { met } from '../ruling';
import { sameJson } from '../same-json';
import { addMonths, type CivilDate } from '../time/civil-date';
import type { UnemploymentEvent } from './events';
import type { Forfeiture, Unemployment } from './state';

type ToldState = Extract<Unemployment, { readonly phase: 'told' }>;

/** With the benefit the status is lost, and for two months nobody is registered anew (art. 21 c. 9). */
export function forfeit(
  under: MeasureName,
  before: Unemployment,
  { streams }: Context,
): Decision<UnemploymentEvent> {
  const one = proceedingIn(streams[proceedingStream(under.of)] as Proceedings, under.proceeding);
  const force = one === undefined ? undefined : inForce(one);
  if (force === undefined || !losesStatus(force.measure))
    return refuse('measure-not-in-force', [String(under.proceeding)]);
  if (standing(under, before) !== undefined) return accept([]);
  const { months, source } = DUE_PROCESS_LAW.newDid;
  const newDidFrom = addMonths(force.since, months);
  const event: UnemploymentEvent = { type: 'StatusForfeited', newDidFrom, under };
  return accept([{ event, effectiveOn: force.since, basis: [met(source, { newDidFrom })] }]);
}

/** What was forfeited by a measure that is no more was not forfeited. */
export function restore(
  under: MeasureName,
  before: Unemployment,
  { today }: Context,
): Decision<UnemploymentEvent> {
  if (standing(under, before) === undefined) return accept([]);
  const basis = [met(DUE_PROCESS_LAW.annulment, { proceeding: under.proceeding })];
  return accept([{ event: { type: 'StatusRestored', under }, effectiveOn: today, basis }]);
}

/** The forfeiture after which no DID may be declared yet on that day. */
export function barOn(on: CivilDate, before: Unemployment): Forfeiture | undefined {
  if (before.phase === 'none') return undefined;
  return before.forfeited.find((one) => one.on <= on && on < one.newDidFrom);
}

/** A day of forfeiture ends the status as a revocation does. */
export function forfeitedOn(
  on: CivilDate,
  { newDidFrom, under }: Extract<UnemploymentEvent, { readonly type: 'StatusForfeited' }>,
  { revoked, forfeited }: ToldState,
): Pick<ToldState, 'revoked' | 'forfeited'> {
  return { revoked: [...revoked, on], forfeited: [...forfeited, { on, newDidFrom, under }] };
}

/** Takes back the day that came with it, once: the same day may have been revoked beside it. */
export function restored(
  under: MeasureName,
  { revoked, forfeited }: ToldState,
): Pick<ToldState, 'revoked' | 'forfeited'> {
  const fallen = forfeited.find((one) => sameJson(one.under, under));
  const index = fallen === undefined ? -1 : revoked.indexOf(fallen.on);
  return {
    revoked: revoked.filter((_, at) => at !== index),
    forfeited: forfeited.filter((one) => one !== fallen),
  };
}

function standing(under: MeasureName, before: Unemployment): Forfeiture | undefined {
  return before.phase === 'none' ? undefined : before.forfeited.find((one) => sameJson(one.under, under));
}
