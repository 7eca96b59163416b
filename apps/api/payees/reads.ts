import { z } from 'zod';
import { statementLines, statementTotals } from '../../../activities/postgres/report/payee-statement';
import { parsePayee, PAYEE_KINDS } from '../../../domain/account/payee';
import { statementSightOf } from '../../../domain/standing/statement-sight';
import { civilDate } from '../commands/shapes';
import { question, type ReadRow } from '../reads/row';
import { after, limit } from '../reads/shapes';
import { lineView, statementShape, totalView } from './statement';

/** What can be asked about whoever is paid. */
export const PAYEE_READS: readonly ReadRow[] = [
  question({
    name: 'PayeeStatement',
    path: '/payees/{kind}/{id}/statement',
    summary: {
      it: 'L’estratto conto di un creditore: quanto gli spetta e per quali atti, da quando è pagabile, proposto, approvato, pagato, chiesto indietro e recuperato; lo vede chi è pagato, il CPI per i propri percorsi, chi risponde dei programmi',
      en: 'The statement of a payee: what is owed from which acts, payable when, proposed, approved, paid, asked back and recovered; seen by whoever is paid, by an office for its percorsi, by who answers for programmes',
    },
    parameters: z.strictObject({
      kind: z.enum(PAYEE_KINDS).describe('Of which kind the payee is.'),
      id: z.string().max(64).describe('The identifier that its kind has.'),
    }),
    query: z.strictObject({
      from: civilDate
        .optional()
        .describe('What moved from this day on; what was told before is the opening.'),
      to: civilDate.optional().describe('Only what was told up to this day.'),
      after,
      limit,
    }),
    answer: statementShape,
    read: async ({ kind, id, from, to, ...page }, { database, rulebook, sight, actor }) => {
      const payee = parsePayee(`${kind}/${id}`);
      if (payee === undefined) return undefined;
      const sees = statementSightOf(actor, payee);
      if (sees === 'nothing') return { payee, seen: 'nothing' as const, totals: [], items: [] };
      const asked = { payee, period: { from, to }, sees, sight };
      const [lines, totals] = await Promise.all([
        statementLines(database, asked, { rulebook, ...page }),
        statementTotals(database, asked),
      ]);
      const { items, ...next } = lines;
      const seen = sees === 'whole' ? ('whole' as const) : ('of-office' as const);
      return { payee, seen, totals: totals.map(totalView), items: items.map(lineView), ...next };
    },
  }),
];
