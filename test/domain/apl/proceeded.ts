import { proceedingStream, aplStream } from '../../../domain/identifiers';
import type { AplCommand, ToldOfBody } from '../../../domain/apl/commands';
import { isAccreditedOn, type Apl } from '../../../domain/apl/state';
import type { Matter } from '../../../domain/proceeding/matter';
import { addDays, type CivilDate } from '../../../domain/time/civil-date';
import type { StreamId } from '../../../domain/identifiers';
import { REGISTERS } from '../given';
import { ask, stateOf, type Asked, type World } from '../model';
import { DOCKET, Proceeded } from '../proceeding/world';
import { APL_GINESTRA, day, ENGINE, GINESTRA, HEAD, moment, OFFICER } from '../values';

export const GINESTRA_STREAM = aplStream(APL_GINESTRA);
const ABOUT_GINESTRA: StreamId = proceedingStream(APL_GINESTRA);

/** The proceedings about a body. */
export function aboutGinestra(world: World = REGISTERS): Proceeded {
  return new Proceeded(world, ABOUT_GINESTRA);
}

/** The decision on it is delivered on the day after all else, unless told otherwise. */
export function decided(
  before: Proceeded,
  on: string,
  { deliveredOn = addDays(day(on), 1), ...matter }: Matter & { readonly deliveredOn?: string },
): Proceeded {
  const opened = before.and(on, { type: 'OpenProceeding', matter }, OFFICER);
  const proceeding = opened.last.number;
  const delivery = { type: 'RecordDelivery', proceeding, channel: 'pec', docket: DOCKET } as const;
  return opened
    .and(on, { ...delivery, of: 'notice' }, OFFICER)
    .and(on, { type: 'LodgeDefence', proceeding, ground: 'observations', docket: DOCKET }, GINESTRA)
    .and(on, { type: 'AdoptMeasure', proceeding, reasons: ['answer-not-founded'], docket: DOCKET }, OFFICER)
    .and(deliveredOn, { ...delivery, of: 'decision' }, OFFICER);
}

/** The appeal against it is upheld, by another. */
export function annulled(before: Proceeded, on: string, proceeding = before.last.number): Proceeded {
  return before
    .and(on, { type: 'LodgeAppeal', proceeding, docket: DOCKET }, GINESTRA)
    .and(
      on,
      { type: 'DecideAppeal', proceeding, outcome: 'annulled', reasons: ['founded'], docket: DOCKET },
      HEAD,
    );
}

/** What the engine asks of the body once a measure has effect, or has none any more. */
export function engineAsks(
  type: 'CarryOutMeasure' | 'UndoMeasure',
  proceeding: number,
  on: string,
): Asked & { readonly command: AplCommand } {
  const command = { type, measure: { of: APL_GINESTRA, proceeding } } as const;
  return { stream: GINESTRA_STREAM, command, at: moment(on), actor: { ...ENGINE, user: 'measure' } };
}

export function registerTells(command: ToldOfBody, on: string): Asked & { readonly command: ToldOfBody } {
  return { stream: GINESTRA_STREAM, command, at: moment(on), actor: OFFICER };
}

/** The world after all of them; each is accepted. */
export function after(world: World, ...asks: readonly Asked[]): World {
  return asks.reduce((before, asked) => {
    const told = ask(before, asked);
    expect(told.decision).toMatchObject({ verdict: 'accepted' });
    return told.world;
  }, world);
}

export function ginestraIn(world: World): Apl {
  return stateOf(world, GINESTRA_STREAM) as Apl;
}

/** The days of a stretch on which the body is accredited. */
export function accreditedDays(world: World, from: CivilDate, days: number): readonly CivilDate[] {
  const all = Array.from({ length: days }, (_, nth) => addDays(from, nth));
  return all.filter((one) => isAccreditedOn(ginestraIn(world), one));
}
