import type { DataSource } from 'typeorm';
import { readFacts } from '../../../activities/postgres/history';
import { runFactsOf } from '../../../activities/postgres/run-facts';
import { deciderOf } from '../../../domain/deciders';
import { incentiveStream, type IncentiveId } from '../../../domain/identifiers';
import type { Incentive } from '../../../domain/incentive/state';
import { fold } from '../../../domain/lived';
import { ordersOf } from '../../../domain/run/order';
import { alike } from '../../modules/texts/text';
import { runsInWords } from '../runs/in-words';
import { RUN_SHOW_TEXTS as SAYS } from '../runs/texts';
import { EXIT, WrongUsage, type Result } from '../terminal';
import { aligned, BLANK, euro } from '../text';
import { noSuchIncentive, OPS_TEXTS } from '../texts';

/** What was approved to be paid of an incentive, and what payment runs made of it. */
export async function shownIncentive(register: DataSource, incentiveId: IncentiveId): Promise<Result> {
  const stream = incentiveStream(incentiveId);
  const state = fold(deciderOf(stream), await readFacts(register, stream)) as Incentive;
  if (state.phase === 'none') throw new WrongUsage(noSuchIncentive(incentiveId));
  const payments = ordersOf(stream, state);
  const runs = await runFactsOf(register, stream);
  const lines = payments.map(({ key, payee, cents }) => [key, payee, euro(cents)]);
  return {
    exit: EXIT.fine,
    document: { incentiveId, programme: state.application.programme, payments, runs },
    lines: [
      SAYS.payments(incentiveId),
      alike(`  ${state.application.programme}`),
      ...(lines.length === 0 ? aligned([[OPS_TEXTS.nothing]]) : aligned(lines)),
      ...(runs.length === 0 ? [] : [BLANK, SAYS.runs, ...runsInWords(runs)]),
    ],
  };
}
