import { lineName, MOST_LINES } from '../envelope/declaration';
import type { DeclaredLine } from '../envelope/declaration-events';
import type { Operation } from './certification';

/**
 * The lines that may be declared of operations, each told from the beginning up to a day: payments of those that lack nothing, and what
 * came back of those of which a payment is declared. As many as a declaration holds, the rest is for the next.
 */
export function declarableOf(
  operations: readonly Operation[],
  declared: ReadonlySet<string>,
): readonly DeclaredLine[] {
  return operations.flatMap((one) => linesOf(one, declared)).slice(0, MOST_LINES);
}

function linesOf(
  { stream, moves, standing }: Operation,
  declared: ReadonlySet<string>,
): readonly DeclaredLine[] {
  const all = moves.map(({ proof: { version }, payee, cents }) => ({ stream, version, payee, cents }));
  const isDeclared = (line: DeclaredLine) => declared.has(lineName(line));
  const isComplete = standing === 'complete';
  const counts = isComplete || all.some((line) => line.cents > 0 && isDeclared(line));
  return counts ? all.filter((line) => !isDeclared(line) && (isComplete || line.cents < 0)) : [];
}
