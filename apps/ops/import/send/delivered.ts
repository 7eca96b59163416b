import type { Answer, Ask } from '../../../../activities/ports';
import type { StreamId } from '../../../../domain/identifiers';
import { isOfOneStream } from '../../stuck';

/** Where the commands go: through the same admission as the API's, or into a rehearsal. */
export interface Delivery {
  deliver(stream: StreamId, asks: readonly Ask[]): Promise<readonly Answer[]>;
  /** Waits until the loops of the streams that go on were told. */
  told(): Promise<void>;
}

/** What was answered, how much was sent, and the command at which the stream could not go on. */
interface Delivered {
  readonly answers: readonly Answer[];
  readonly sent: number;
  readonly stopped?: { readonly requestId: string; readonly failure: unknown };
}

/**
 * Asks a message of one stream. Where it fails as a whole, its commands go one by one, up to the one that stops it: what came
 * before is recorded, and the row is known. Any failure that is not of this stream alone is thrown.
 */
export async function delivered(
  delivery: Delivery,
  stream: StreamId,
  asks: readonly Ask[],
): Promise<Delivered> {
  try {
    const answers = await delivery.deliver(stream, asks);
    return { answers, sent: answers.length };
  } catch (failure) {
    if (!isOfOneStream(failure)) throw failure;
    const [ask, ...more] = asks;
    if (ask === undefined || more.length === 0)
      return { answers: [], sent: 0, stopped: { requestId: ask?.requestId ?? '', failure } };
  }
  return oneByOne(delivery, stream, asks);
}

async function oneByOne(delivery: Delivery, stream: StreamId, asks: readonly Ask[]): Promise<Delivered> {
  const answers: Answer[] = [];
  for (const ask of asks) {
    const one = await delivered(delivery, stream, [ask]);
    answers.push(...one.answers);
    if (one.stopped !== undefined) return { answers, sent: answers.length, stopped: one.stopped };
  }
  return { answers, sent: answers.length };
}
