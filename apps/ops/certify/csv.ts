import type { Certification } from '../../../activities/postgres/report/certification';
import type { SealedOperation } from '../../../activities/postgres/report/sealed';
import { AUDIT_LINES } from '../../../domain/programmes/annex-xiii';

const COLUMNS = [
  ...['programme', 'envelope', 'operation', 'rules', 'standing'],
  ...['version', 'type', 'paid_on', 'told_on', 'late', 'payee', 'cents'],
  ...['declaration', 'reference', 'ref', 'hash', 'position'],
  ...AUDIT_LINES,
];

/** A row for each payment or return; of each line of Annex XIII how it stands, and what it lacks. */
export function inCsv({ programmes }: Certification): string {
  const operations = programmes.flatMap(({ envelopes }) => envelopes.flatMap((one) => one.operations));
  return [COLUMNS, ...operations.flatMap(rowsOf)].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function rowsOf({ moves, trail, ...operation }: SealedOperation): readonly (readonly string[])[] {
  const { programme, envelope, stream, rules, standing } = operation;
  const lines = trail.map((one) => [one.standing, ...one.lacking].join(' '));
  return moves.map(({ proof, payee, cents, declaration, reference, isLate }) => {
    const { version, type, on, toldOn, ref, hash, position } = proof;
    return [
      ...[programme, envelope, stream, rules, standing],
      ...[String(version), type, on, toldOn, isLate ? 'late' : '', payee, String(cents)],
      ...[orEmpty(declaration), reference ?? '', ref ?? '', hash, orEmpty(position)],
      ...lines,
    ];
  });
}

function orEmpty(value: number | null): string {
  return value === null ? '' : String(value);
}

function cell(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
