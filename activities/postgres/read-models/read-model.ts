import { kindOf, type StreamId, type StreamKind } from '../../../domain/identifiers';
import type { StreamFile } from '../../ports';

export type ColumnType =
  'uuid' | 'text' | 'date' | 'integer' | 'bigint' | 'boolean' | 'timestamptz' | 'jsonb';

/** One row, plain JSON by property: dates and instants as text, cents as safe integers. */
export type Row = object;
export type Columns<Of extends Row> = { readonly [property in keyof Of]: ColumnType };

/**
 * A table that answers questions about streams of one kind. It is written in the transaction of the facts, and built again
 * from all facts, by the same `rows`; so both give the same table.
 */
export interface ReadModel {
  /** The table in the schema read_model. */
  readonly table: string;
  /** Of which streams; a table about several kinds names the kind in its column `kind`. */
  readonly kind: StreamKind | readonly StreamKind[];
  /** `append` adds a row for each new fact; `replace` puts the rows of the stream in the place of those it had. */
  readonly write: 'append' | 'replace';
  /** Property by property, in the order of the table; a property `nextDueOn` is the column `next_due_on`. */
  readonly columns: { readonly [property: string]: ColumnType };
  /** The properties of the primary key; the first is the identifier of the stream. */
  readonly key: readonly [string, ...string[]];
  /** Of an `append` model: properties that all rows of a stream share, and that change with it. */
  readonly shared: readonly string[];
  /** Their present values, where a change may add no row that has them. */
  readonly sharedNow?: (file: StreamFile) => Row;
  readonly rows: (file: StreamFile) => readonly Row[];
}

export function kindsOf({ kind }: Pick<ReadModel, 'kind'>): readonly StreamKind[] {
  return typeof kind === 'string' ? [kind] : kind;
}

export function isAbout(model: Pick<ReadModel, 'kind'>, stream: StreamId): boolean {
  return kindsOf(model).includes(kindOf(stream));
}

/** `nextDueOn` -> `next_due_on`. */
export function columnOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
