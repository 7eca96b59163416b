import type { DataSource } from 'typeorm';
import { creditsOf, type CreditRow } from '../../../activities/postgres/read-models/payment-credit';
import { ENGINE } from '../../../domain/actors';
import type { Command } from '../../../domain/deciders';
import type { RunId } from '../../../domain/identifiers';
import { MOST_CREDITS } from '../../../domain/run/commands';
import { orderName, payingEffectOf } from '../../../domain/run/order';
import type { Admission } from '../admission/admission';

/** Orders told side by side. */
const WIDTH = 16;

/**
 * Passes what the bank said of these credits to the streams that owe the payments, each under a key of its own, so that it is told
 * once. One that cannot be told now is not lost: its stream asks what became of the payment.
 */
export async function tellOrders(
  runId: RunId,
  numbers: readonly number[],
  { admission, database }: { readonly admission: Admission; readonly database: DataSource },
): Promise<void> {
  const credits = await creditsOf(database, runId, { limit: MOST_CREDITS });
  const told = credits.filter(({ number }) => numbers.includes(number)).flatMap(askOf(runId));
  for (let start = 0; start < told.length; start += WIDTH)
    await Promise.allSettled(
      told.slice(start, start + WIDTH).map(({ stream, ask }) => admission.ask(stream, [ask])),
    );
}

const askOf =
  (runId: RunId) =>
  ({ orderStream: stream, orderKey: key, standing, reason, reference }: CreditRow) => {
    if (standing !== 'paid' && standing !== 'rejected') return [];
    const said =
      standing === 'paid'
        ? { answer: 'done', reference: reference ?? '' }
        : { answer: 'refused', reference: reason ?? '' };
    const effect = payingEffectOf({ key });
    const command = { type: 'RecordEffectAnswer', key, effect, direction: 'do', ...said } as Command;
    const requestId = `${runId} ${orderName({ stream, key })}`;
    return [{ stream, ask: { requestId, actor: { ...ENGINE, user: 'bank' }, command } }];
  };
