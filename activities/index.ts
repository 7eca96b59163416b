import { dischargeWith } from './discharge';
import { handleWith } from './handle';
import { carryingOut } from './measures';
import { giveUpWith, keepTimeWith, performWith } from './perform';
import type { Ports } from './ports';
import { settingOff } from './set-off';
import { sweepWith } from './sweep';

/** The activities that the worker registers, built from ports. `handle` and `discharge` serve the runs of the first releases. */
export function activitiesOf({ store, gateways, engine, code, heartbeat, attempt }: Ports) {
  const handle = handleWith(store, code);
  const discharge = dischargeWith(gateways);
  const within = settingOff(carryingOut(discharge, handle, engine), handle);
  return {
    handle,
    discharge,
    keepTime: keepTimeWith(handle),
    perform: performWith(within, handle, attempt),
    giveUp: giveUpWith(handle),
    sweep: sweepWith({ store, engine, code, heartbeat }),
  };
}

export type Activities = ReturnType<typeof activitiesOf>;
