import type { DataSource } from 'typeorm';
import {
  statementLines,
  statementTotals,
  type StatementTotal,
} from '../../../activities/postgres/report/payee-statement';
import { PAGE_LIMIT } from '../../../activities/postgres/read-models/page';
import type { Payee } from '../../../domain/account/payee';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import { FULL_SIGHT } from '../../../domain/programmes/sight';
import type { StatementLine } from '../../../domain/standing/statement';
import type { CivilDate } from '../../../domain/time/civil-date';

/** A whole statement, and whether its lines sum to the ledger. */
export interface StatementDocument {
  readonly payee: Payee;
  readonly asOf: CivilDate | undefined;
  readonly lines: readonly StatementLine[];
  readonly totals: readonly StatementTotal[];
  readonly agree: boolean;
}

/** All lines of a payee, as of a day or as known now. */
export async function wholeStatement(
  register: DataSource,
  { payee, asOf }: Pick<StatementDocument, 'payee' | 'asOf'>,
  { rulebook, read }: { readonly rulebook: Rulebook; readonly read: (lines: number) => void },
): Promise<StatementDocument> {
  const asked = { payee, period: { to: asOf }, sees: 'whole', sight: FULL_SIGHT } as const;
  const lines: StatementLine[] = [];
  let after: string | undefined;
  do {
    const page = await statementLines(register, asked, { rulebook, after, limit: PAGE_LIMIT });
    lines.push(...page.items);
    read(lines.length);
    after = page.next;
  } while (after !== undefined);
  const totals = await statementTotals(register, asked);
  return { payee, asOf, lines, totals, agree: totals.every((total) => agrees(total, lines)) };
}

function agrees(total: StatementTotal, lines: readonly StatementLine[]): boolean {
  const its = lines.filter(({ envelope }) => envelope === total.envelope);
  const sum = (of: (line: StatementLine) => number) => its.reduce((cents, line) => cents + of(line), 0);
  return (
    sum(({ closing }) => closing.entitled) === total.entitled &&
    sum(({ closing }) => closing.paid) === total.paid &&
    sum(({ closing }) => closing.recovered) === total.recovered &&
    sum(({ closing }) => closing.writtenOff) === total.writtenOff &&
    sum(({ owed }) => owed) === total.owed
  );
}
