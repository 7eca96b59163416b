import type { Certification, CertificationCheck } from '../../../activities/postgres/report/certification';
import type { PlacedLevel, SealedOperation } from '../../../activities/postgres/report/sealed';
import { ANNEX_XIII, AUDIT_LINES } from '../../../domain/programmes/annex-xiii';
import type { CertificationTotals } from '../../../domain/standing/certification-totals';
import type { Evidence, Lacking } from '../../../domain/standing/evidence';
import type { Text } from '../../../domain/texts';
import { AUDIT_LINE_TEXTS, EVIDENCE_TEXTS, LACKING_TEXTS } from '../../modules/texts/certification';
import { alike, joined } from '../../modules/texts/text';
import { aligned, BLANK, euro, number, type Cell } from '../text';
import { CERTIFY_TEXTS, CHECK_TEXTS } from './texts';

/** A certification for people: the sums, how each line of Annex XIII stands, what is missing, and what must agree. */
export function certificationInWords(found: Certification): readonly Text[] {
  const { period, totals, people, programmes, rules, checks, agree } = found;
  const operations = operationsIn(programmes);
  const missing = missingAmong(operations);
  const head = CERTIFY_TEXTS.head(period, totals.operations, people);
  const body =
    operations.length === 0
      ? [CERTIFY_TEXTS.nothing]
      : [
          ...programmes.flatMap(levelInWords),
          ...declaredInWords(operations),
          ...section(CERTIFY_TEXTS.lines, linesInWords(operations)),
          ...section(CERTIFY_TEXTS.missing, missingInWords(missing)),
          ...listInWords(operations, missing),
          ...section(CERTIFY_TEXTS.rules, aligned(rules.map(({ rules: name, digest }) => [name, digest]))),
        ];
  return [
    head,
    ...body,
    ...section(CERTIFY_TEXTS.checks, checks.map(checkInWords)),
    ...(agree ? [] : [BLANK, CERTIFY_TEXTS.disagree]),
  ];
}

export function operationsIn(programmes: readonly PlacedLevel[]): readonly SealedOperation[] {
  return programmes.flatMap(({ envelopes }) => envelopes.flatMap((one) => one.operations));
}

/** Nothing where there is nothing to say. */
function section(title: Text, lines: readonly Text[]): readonly Text[] {
  return lines.length === 0 ? [] : [BLANK, title, ...lines];
}

function levelInWords({ programme, totals, envelopes, position }: PlacedLevel): readonly Text[] {
  const rows = envelopes.map((one) => totalCells(one.envelope, one.totals, one.position));
  return [
    BLANK,
    alike(programme),
    ...aligned([CERTIFY_TEXTS.columns, ...rows, totalCells(CERTIFY_TEXTS.all, totals, position)]),
  ];
}

function declaredInWords(operations: readonly SealedOperation[]): readonly Text[] {
  const declared = operations.flatMap(({ moves }) => moves.filter(({ declaration }) => declaration !== null));
  if (declared.length === 0) return [];
  return [BLANK, CERTIFY_TEXTS.declared(declared.reduce((sum, { cents }) => sum + cents, 0))];
}

function totalCells(name: Cell, totals: CertificationTotals, position: number | null): readonly Cell[] {
  const { operations, moves, paid, returned, certifiable, suspended, outstanding } = totals;
  return [
    ...[name, number(operations), number(moves)],
    ...[paid, returned, certifiable, suspended, outstanding].map(euro),
    position === null ? '' : number(position),
  ];
}

const STANDINGS = Object.keys(EVIDENCE_TEXTS) as Evidence['standing'][];

function linesInWords(operations: readonly SealedOperation[]): readonly Text[] {
  const trails = operations.flatMap(({ trail }) => trail);
  const rows = AUDIT_LINES.map((line): readonly Cell[] => {
    const own = trails.filter((one) => one.line === line);
    const counts = STANDINGS.map((standing) => own.filter((one) => one.standing === standing).length);
    return [
      ANNEX_XIII[line].item,
      AUDIT_LINE_TEXTS[line],
      ...counts.map((count) => (count === 0 ? '' : number(count))),
    ];
  });
  const standings = STANDINGS.map((standing) => EVIDENCE_TEXTS[standing]);
  return aligned([[...CERTIFY_TEXTS.lineColumns, ...standings], ...rows]);
}

interface Missing {
  readonly name: Lacking;
  readonly its: readonly SealedOperation[];
  readonly paid: number;
}

/** What is lacking, and of which operations; that which suspends most first. */
function missingAmong(operations: readonly SealedOperation[]): readonly Missing[] {
  const names = [...new Set(operations.flatMap(lackingIn))];
  return names
    .map((name) => {
      const its = operations.filter((one) => lackingIn(one).includes(name));
      return { name, its, paid: its.reduce((sum, { paid }) => sum + paid, 0) };
    })
    .toSorted((one, other) => other.paid - one.paid);
}

/** Each under a number, by which the list of operations names it. */
function missingInWords(missing: readonly Missing[]): readonly Text[] {
  const rows = missing.map(({ name, its, paid }, at): readonly Cell[] => [
    ...[String(at + 1), LACKING_TEXTS[name], number(its.length), euro(paid)],
    its[0]?.stream ?? '',
  ]);
  return rows.length === 0 ? [] : aligned([CERTIFY_TEXTS.missingColumns, ...rows]);
}

function lackingIn({ trail }: SealedOperation): readonly Lacking[] {
  return trail.flatMap(({ lacking }) => lacking);
}

/** Operations that a person looks through at once. */
const SHOWN = 20;

function listInWords(operations: readonly SealedOperation[], missing: readonly Missing[]): readonly Text[] {
  const shown = operations.slice(0, SHOWN);
  const rows = shown.map((one): readonly Cell[] => [
    ...[one.stream, number(one.moves.length), euro(one.paid - one.returned)],
    one.position === null ? '' : number(one.position),
    missing.flatMap(({ its }, at) => (its.includes(one) ? [String(at + 1)] : [])).join(', '),
  ]);
  const more = operations.length > SHOWN ? [CERTIFY_TEXTS.more(SHOWN, operations.length)] : [];
  return [BLANK, ...aligned([CERTIFY_TEXTS.operationColumns, ...rows]), ...more];
}

/** `✓ facts and ledger TOS-PIO2 TOS-PIO2-ASSEGNO: €1,234.00 = €1,234.00`. */
function checkInWords({ check, of, declared, found, agrees }: CertificationCheck): Text {
  const shown = check === 'population' ? number : euro;
  const name = of === '' ? CHECK_TEXTS[check] : joined([CHECK_TEXTS[check], alike(of)], ' ');
  const sides = joined([shown(declared), shown(found)], agrees ? ' = ' : ' ≠ ');
  return joined([alike(agrees ? '  ✓' : '  ✗'), joined([name, sides], ': ')], ' ');
}
