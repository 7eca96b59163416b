import { z } from 'zod';
import { KEPT_TEXT } from '../../../modules/texts/shown';
import type { FaultCode } from '../faults';

/** The cells of a row by their columns. */
export type Cells = Readonly<Record<string, string>>;

/** Why a row is refused; `field` is empty where the row as a whole is wrong. */
export interface Fault {
  readonly field: string;
  readonly reason: FaultCode;
}

/** What came of a row: all of it, or its faults and its cells as they stand. */
export type Parsed<Row> =
  { readonly row: Row } | { readonly faults: readonly Fault[]; readonly cells: Cells };

/** Parses a row with the schema of its file: a cell has one fault at most, the row all of them. */
export function parseCells<Schema extends z.ZodType>(
  schema: Schema,
  header: readonly string[],
  row: readonly string[],
): Parsed<z.output<Schema>> {
  const cells = Object.fromEntries(header.map((field, place) => [field, row[place] ?? '']));
  const parsed = schema.safeParse(cells);
  if (parsed.success) return { row: parsed.data };
  // Every message of these schemas is the code of a fault: `fault` and `parsedBy` let no other in.
  const faults = parsed.error.issues.map(({ path: [field = ''], message }) => ({
    field: String(field),
    reason: message as FaultCode,
  }));
  return { faults, cells };
}

/** What zod says where a check fails; the checks after it are left out. */
export const fault = (reason: FaultCode) => ({ error: reason, abort: true });

/** A cell that must be filled, as it stands: a code is checked in the very characters in which it came. */
export const filled = (empty: FaultCode = 'cell-missing') =>
  z.string().min(1, fault(empty)).regex(KEPT_TEXT, fault('text-not-allowed'));

/** What a parser makes of a filled cell; where it gives undefined, that is the fault. */
export const parsedBy = <Value>(
  parse: (text: string) => Value | undefined,
  reason: FaultCode,
  cell: z.ZodType<string> = filled(),
) =>
  cell.transform((text, context): Value => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue(reason);
    return z.NEVER;
  });

/** A column that may be empty. */
export const may = <Value>(column: z.ZodType<Value>) =>
  z.preprocess((cell) => (cell === '' ? null : cell), column.nullable());
