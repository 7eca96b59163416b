import { dischargeWith } from './discharge';
import { handleWith } from './handle';
import type { CodeVersion, Engine, EventStore, Gateways } from './ports';
import { sweepWith } from './sweep';

/** What the activities need of the world. */
export interface Ports {
  readonly store: EventStore;
  readonly gateways: Gateways;
  readonly engine: Engine;
  readonly code: CodeVersion;
}

/** The activities that the worker registers, built from ports. */
export function activitiesOf({ store, gateways, engine, code }: Ports) {
  return {
    handle: handleWith(store, code),
    discharge: dischargeWith(gateways),
    sweep: sweepWith(store, engine, code),
  };
}

export type Activities = ReturnType<typeof activitiesOf>;
