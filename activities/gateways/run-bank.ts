import { idOf } from '../../domain/identifiers';
import type { PaymentChannel, PaymentFile } from '../payment-channel';
import type { EffectRequest, Gateway } from '../ports';

/** Hands the file of a run to the bank. It is made of the register when it is sent; the channel knows it by its run. */
export function runBank(
  channel: PaymentChannel,
  fileOf: (runId: string) => Promise<PaymentFile | undefined>,
): Gateway {
  return {
    perform: async (request) => {
      const file = await fileOf(idOf(request.stream));
      if (file === undefined) throw new Error(`The file of ${request.stream} cannot be written`);
      requireSame(file, request);
      return channel.send(file);
    },
    enquire: (request) => channel.sent(idOf(request.stream)),
    undo: () => Promise.reject(new Error('A file that a bank has is recalled with the bank')),
  };
}

/** What was approved is what is sent: as many credits, and the same sum. */
function requireSame({ credits }: PaymentFile, { stream, details }: EffectRequest): void {
  const cents = credits.reduce((sum, one) => sum + one.cents, 0);
  if (credits.length !== details['credits'] || cents !== details['cents'])
    throw new Error(`The file of ${stream} is not what was approved`);
}
