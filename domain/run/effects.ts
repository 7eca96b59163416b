import type { EffectTable } from '../effects';
import type { RunEvent } from './events';
import type { RunEffectName } from './state';

/** Every effect of a run on the world. The failure suite runs over this table. */
export const RUN_EFFECTS: EffectTable<RunEffectName, RunEvent> = {
  'send-payments': {
    owedBy: ['RunApproved'],
    details: (event) => (event.type === 'RunApproved' ? { credits: event.credits, cents: event.cents } : {}),
    // A run is rejected only before it is approved, or once the bank refused its file: then it never went out.
    undo: { after: ['RunRejected'] },
    closing: null,
  },
};
