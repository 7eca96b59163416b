import type { StatementTotal } from '../../../activities/postgres/report/payee-statement';
import type { PartOfLine } from '../../../domain/standing/acts';
import type { StatementLine, Sums } from '../../../domain/standing/statement';
import type { Text } from '../../../domain/texts';
import { actText } from '../../modules/texts/acts';
import { codeText } from '../../modules/texts/codes';
import { actTitle, movementTitle } from '../../modules/texts/statement';
import { alike, inBoth, joined } from '../../modules/texts/text';
import { aligned, BLANK, day, euro, type Cell } from '../text';
import type { StatementDocument } from './whole';
import { ACT_STANDING, STATEMENT_TEXTS, SUM_TEXTS } from './texts';

/** A statement for people: line by line why, when and how much, then the totals. */
export function statementInWords({ payee, asOf, lines, totals, agree }: StatementDocument): readonly Text[] {
  return [
    STATEMENT_TEXTS.head(payee, lines.length, asOf),
    ...lines.flatMap(lineInWords),
    BLANK,
    STATEMENT_TEXTS.totals,
    ...aligned([STATEMENT_TEXTS.columns, ...totals.map(totalCells), totalCells(inAll(totals))]),
    ...(agree ? [] : [BLANK, STATEMENT_TEXTS.disagree]),
  ];
}

function lineInWords(line: StatementLine): readonly Text[] {
  const { stream, rules, envelope, parts, movements, closing, owed, outstanding, overdue } = line;
  return [
    BLANK,
    alike([stream, rules, envelope ?? ''].join('  ')),
    ...parts.flatMap(partInWords),
    ...aligned(
      movements.map(({ moved, ...fact }) => [day(fact.on), movementTitle({ ...fact, moved }), sumsOf(moved)]),
    ),
    indented('  = ', sumsOf({ ...closing, owed, outstanding, overdue })),
    ...aligned(line.instalments.map(instalmentCells), '    '),
  ];
}

/** Why: the part, each act with its days and its sum, and under them the rules that say so, each once. */
function partInWords({ part, rule, entitledCents, acts, restCents }: PartOfLine): readonly Text[] {
  const rows: readonly (readonly Cell[])[] = acts.map((act) => [
    actTitle(act),
    STATEMENT_TEXTS.earned(act.earnedOn),
    STATEMENT_TEXTS.payable(act.payableFrom),
    euro(act.cents),
    ACT_STANDING[act.standing],
  ]);
  const rules = new Map([...acts.map((act) => act.rule), rule].map((one) => [one.id, one]));
  return [
    indented('  ', STATEMENT_TEXTS.part(codeText('part', part), entitledCents)),
    ...aligned(rows, '    '),
    ...(restCents !== 0 ? [indented('    ', joined([STATEMENT_TEXTS.rest, euro(restCents)], ' '))] : []),
    ...[...rules.values()].map(({ act, text }) => indented('    ✓ ', joined([actText(act), text], ': '))),
  ];
}

function sumsOf(sums: Partial<Sums & Pick<StatementLine, 'owed' | 'outstanding' | 'overdue'>>): Text {
  const names = Object.keys(SUM_TEXTS) as (keyof typeof SUM_TEXTS)[];
  const moved = names.filter((name) => (sums[name] ?? 0) !== 0);
  return joined(
    moved.map((name) => joined([SUM_TEXTS[name], euro(sums[name] ?? 0)], ' ')),
    ', ',
  );
}

function instalmentCells({
  dueOn,
  cents,
  returnedCents,
}: StatementLine['instalments'][number]): readonly Cell[] {
  return [STATEMENT_TEXTS.instalment(dueOn), euro(cents), STATEMENT_TEXTS.returned(returnedCents)];
}

function inAll(
  totals: readonly StatementTotal[],
): Omit<StatementTotal, 'envelope'> & { readonly envelope: Text } {
  const sum = (name: 'entitled' | 'paid' | 'recovered' | 'writtenOff' | 'owed') =>
    totals.reduce((cents, one) => cents + one[name], 0);
  return {
    envelope: STATEMENT_TEXTS.all,
    entitled: sum('entitled'),
    paid: sum('paid'),
    recovered: sum('recovered'),
    writtenOff: sum('writtenOff'),
    owed: sum('owed'),
  };
}

function totalCells(one: Omit<StatementTotal, 'envelope'> & { readonly envelope: Cell }): readonly Cell[] {
  return [one.envelope, ...[one.entitled, one.paid, one.recovered, one.writtenOff, one.owed].map(euro)];
}

function indented(indent: string, line: Text): Text {
  return inBoth((language) => `${indent}${line[language]}`);
}
