import { dischargeWith } from './discharge';
import { handleWith } from './handle';
import { measuresWith } from './measures';
import { giveUpWith, keepTimeWith, performWith } from './perform';
import type { Ports } from './ports';
import { sweepWith } from './sweep';

/** The activities that the worker registers, built from ports. `handle` and `discharge` serve the runs of the first releases. */
export function activitiesOf({ store, gateways, engine, code, heartbeat, attempt }: Ports) {
  const handle = handleWith(store, code);
  const discharge = dischargeWith(gateways, measuresWith(handle, engine));
  return {
    handle,
    discharge,
    keepTime: keepTimeWith(handle),
    perform: performWith(discharge, handle, attempt),
    giveUp: giveUpWith(handle),
    sweep: sweepWith({ store, engine, code, heartbeat }),
  };
}

export type Activities = ReturnType<typeof activitiesOf>;
