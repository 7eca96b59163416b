import { ENGINE } from '../domain/actors';
import { isSetOffOrder, payeeOfOrder } from '../domain/account/set-off';
import type { StreamId } from '../domain/identifiers';
import type { Handle } from './handle';
import { askedOf } from './other-stream';
import type { Discharge, Performance } from './performance';
import type { Ask, PartyAnswer } from './ports';

/**
 * An order that is set off is no matter of an outside party: the stream that asks for money back records it, each order once, however
 * often it is told. What it refuses is owed as before.
 */
export function settingOff(
  discharge: (performance: Performance) => Promise<PartyAnswer>,
  handle: Handle,
): (performance: Performance) => Promise<PartyAnswer> {
  return async (performance) => {
    const { stream, owed, now } = performance;
    if (!isSetOffOrder(owed.details)) return discharge(performance);
    const against = owed.details['against'] as StreamId;
    const { answer } = await askedOf(handle, { stream: against, now, ask: askOf(stream, owed) });
    return answer.verdict === 'accepted'
      ? { answer: 'done', reference: against }
      : { answer: 'refused', reference: answer.rejection.reason };
  };
}

function askOf(stream: StreamId, { key, details, attempt }: Discharge['owed']): Ask {
  const order = `${stream}#${key}` as const;
  const payee = payeeOfOrder(details);
  return {
    requestId: `${order}:set-off:${attempt}`,
    command: { type: 'RecordSetOff', payee, cents: Number(details['cents']), order },
    actor: { ...ENGINE, user: 'discharge' },
  };
}
