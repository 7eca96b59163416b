import { EntitySchema, EntitySchemaOptions, type EntitySchemaColumnOptions } from 'typeorm';
import { columnOf, type ColumnType, type Columns, type ReadModel, type Row } from './read-model';

/** A read model as TypeORM reads it: dates and instants as text, cents as numbers. */
export function entityOf<Entity extends Row>(
  name: string,
  model: Pick<ReadModel, 'table' | 'key'> & { readonly columns: Columns<Entity> },
): EntitySchema<Entity> {
  const columns = Object.entries<ColumnType>(model.columns).map(([property, type]) => [
    property,
    { name: columnOf(property), type, primary: model.key.includes(property), ...readAs(type) },
  ]);
  return new EntitySchema<Entity>(
    Object.assign(new EntitySchemaOptions<Entity>(), {
      name,
      schema: 'read_model',
      tableName: model.table,
      columns: Object.fromEntries(columns) as object,
    }),
  );
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
  if (typeof value !== 'string') return value;
  if (!Number.isSafeInteger(Number(value))) throw new Error(`${value} is no safe integer`);
  return Number(value);
}
