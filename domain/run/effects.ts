import type { EffectTable } from '../effects';
import type { RunEvent } from './events';
import type { RunEffectName } from './state';

/** Every effect of a run on the world. The failure suite runs over this table. */
export const RUN_EFFECTS: EffectTable<RunEffectName, RunEvent> = {
  'send-payments': {
    owedBy: ['RunApproved'],
    details: (event) => (event.type === 'RunApproved' ? { credits: event.credits, cents: event.cents } : {}),
    undo: {
      none: 'A file that the bank has is recalled with the bank; each of its credits is answered for.',
    },
    closing: null,
  },
};
