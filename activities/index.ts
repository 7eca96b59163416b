import { dischargeWith } from './discharge';
import { handleWith } from './handle';
import type { Ports } from './ports';
import { sweepWith } from './sweep';

/** The activities that the worker registers, built from ports. */
export function activitiesOf({ store, gateways, engine, code }: Ports) {
  return {
    handle: handleWith(store, code),
    discharge: dischargeWith(gateways),
    sweep: sweepWith(store, engine, code),
  };
}

export type Activities = ReturnType<typeof activitiesOf>;
