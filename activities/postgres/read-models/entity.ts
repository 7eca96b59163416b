import type { EntitySchemaColumnOptions } from 'typeorm';
import { columnOf, type ColumnType, type ReadModel } from './read-model';

/** The columns of a read model as TypeORM reads them: dates and instants as text, cents as numbers. */
export function entityColumns<Entity>({ columns, key }: Pick<ReadModel, 'columns' | 'key'>): {
  [property in keyof Entity]: EntitySchemaColumnOptions;
} {
  const entries = Object.entries(columns).map(([property, type]) => [
    property,
    { name: columnOf(property), type, primary: key.includes(property), nullable: true, ...readAs(type) },
  ]);
  return Object.fromEntries(entries) as { [property in keyof Entity]: EntitySchemaColumnOptions };
}

function readAs(type: ColumnType): Partial<EntitySchemaColumnOptions> {
  if (type === 'bigint') return { transformer: { to: keep, from: cents } };
  if (type === 'timestamptz') return { transformer: { to: keep, from: instant } };
  return {};
}

function keep(value: unknown): unknown {
  return value;
}

function instant(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

/** The driver gives a bigint as text; ours are cents, far below 2^53. */
function cents(value: unknown): unknown {
  if (value === null) return null;
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Error(`${String(value)} is no safe integer`);
  return number;
}
