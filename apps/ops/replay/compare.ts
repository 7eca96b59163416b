import type { ToldDifference } from '../../../activities/difference-texts';
import { differences } from '../../../activities/differences';
import type { Answer, Ask, CommandRow } from '../../../activities/ports';
import { RUN_TEXTS } from './difference-texts';
import type { AskedActivity, Recorded } from './recorded';

/** What a run asked of its activities when it was replayed, beside what its history and the register hold. */
export function askedDifferences(
  asked: readonly AskedActivity[],
  recorded: Recorded,
  commands: readonly CommandRow[],
): readonly ToldDifference[] {
  return [...ofRegular(asked, recorded), ...ofHandle(asked, recorded, commands)];
}

/** Plain replay compares the kind of each step, never its input: an amount changed in a history would pass. */
function ofRegular(
  asked: readonly AskedActivity[],
  { regular, localNames, ended }: Recorded,
): readonly ToldDifference[] {
  const again = asked.filter((one) => !localNames.has(one.activity));
  // A run that goes on may have been asked for its next activity already.
  const compared = ended ? again : again.slice(0, regular.length);
  const count = Math.max(regular.length, compared.length);
  return Array.from({ length: count }, (_, index) => index).flatMap((index) =>
    differences(regular[index], compared[index]).map((one) => RUN_TEXTS.activity(index + 1, one)),
  );
}

/** What reached `handle` must be what the register says was asked, and what came back what it says was answered. */
function ofHandle(
  asked: readonly AskedActivity[],
  { handled }: Recorded,
  commands: readonly CommandRow[],
): readonly ToldDifference[] {
  const rows = new Map(commands.map((row) => [row.requestId, row]));
  const calls = asked.filter((one) => one.activity === 'handle');
  return handled.flatMap((answers, index) => {
    const [handling] = (calls[index]?.args ?? []) as readonly { readonly asks?: readonly Ask[] }[];
    const asks = handling?.asks ?? [];
    return asks.flatMap((ask) => ofAsk(ask, answers, rows.get(ask.requestId)));
  });
}

/** That a command came from an import is told by its facts; the register does not keep it beside the command. */
function ofAsk(
  { requestId, imported: _, ...ask }: Ask,
  answers: readonly Answer[],
  row: CommandRow | undefined,
): readonly ToldDifference[] {
  const answer = answers.find((one) => one.requestId === requestId);
  const isReused = answer?.verdict === 'refused' && answer.rejection.reason === 'request-id-reused';
  if (isReused) return [];
  if (row === undefined) return [RUN_TEXTS.noCommand(requestId)];
  const found = [...differences(row.ask, ask), ...differences(row.answer, answer, 'answer')];
  return found.map((one) => RUN_TEXTS.command(requestId, one));
}
