import { idOf } from '../../../domain/identifiers';
import type { StreamFile } from '../../ports';
import { columnOf, isAbout, type ReadModel } from './read-model';

/** The rows of a stream in every model of its kind, by table, as the statement of `writeSql` takes them. */
export function rowsByTable(models: readonly ReadModel[], file: StreamFile): { [table: string]: unknown } {
  const entries = models
    .filter((model) => isAbout(model, file.stream))
    .flatMap((model): readonly (readonly [string, unknown])[] => {
      const rows = model.rows(file);
      const shared = model.sharedNow?.(file) ?? rows[0];
      return [
        [model.table, rows],
        ...(model.write === 'append' && shared !== undefined
          ? [[`${model.table}_shared`, [shared]] as const]
          : []),
      ];
    });
  return { ...Object.fromEntries(entries), id: idOf(file.stream) };
}

/**
 * One part of a statement for each model: puts the rows found in `given.rows` under the table's name; `id` there is the
 * identifier of the stream. `placed` names the table written: the model's own, or the shadow that a rebuild fills.
 */
export function writeParts(models: readonly ReadModel[], placed: (model: ReadModel) => string): string[] {
  return models.flatMap((model) => {
    const target = placed(model);
    const rows = `${model.table}_rows`;
    const given = `${rows} AS MATERIALIZED (
      SELECT row.* FROM given, jsonb_to_recordset(given.rows -> '${model.table}') AS row(${recordColumns(model)}))`;
    return [given, removal(model, target), insertion(model, target)].filter((part) => part !== '');
  });
}

/** `"nextDueOn" date, ...`: the columns of a JSON row. */
export function recordColumns({ columns }: Pick<ReadModel, 'columns'>): string {
  return Object.entries(columns)
    .map(([property, type]) => `"${property}" ${type}`)
    .join(', ');
}

/** `next_due_on, ...`: the columns of the table. */
export function tableColumns({ columns }: Pick<ReadModel, 'columns'>): string {
  return Object.keys(columns).map(columnOf).join(', ');
}

/** What a change takes away: items that are done with, and what an earlier office or body could see. */
function removal(model: ReadModel, target: string): string {
  const { table, key, shared, columns, write } = model;
  const owner = `${columnOf(key[0])} = (SELECT (rows ->> 'id')::${columns[key[0]] ?? 'text'} FROM given)`;
  if (write === 'append') {
    if (shared.length === 0) return '';
    const old = shared.map((one) => `t.${columnOf(one)}`).join(', ');
    const now = shared.map((one) => `n."${one}"`).join(', ');
    const set = shared.map((one) => `${columnOf(one)} = n."${one}"`).join(', ');
    return `${table}_moved AS (UPDATE ${target} AS t SET ${set}
      FROM (SELECT row.* FROM given, jsonb_to_recordset(given.rows -> '${table}_shared') AS row(${recordColumns(sharedOnly(model))})) AS n
      WHERE t.${owner} AND (${old}) IS DISTINCT FROM (${now}))`;
  }
  if (key.length === 1) return '';
  const same = key.map((one) => `n."${one}" = t.${columnOf(one)}`).join(' AND ');
  return `${table}_gone AS (DELETE FROM ${target} AS t
      WHERE t.${owner} AND NOT EXISTS (SELECT FROM ${table}_rows AS n WHERE ${same}))`;
}

function sharedOnly({ columns, shared }: ReadModel): Pick<ReadModel, 'columns'> {
  return { columns: Object.fromEntries(Object.entries(columns).filter(([name]) => shared.includes(name))) };
}

function insertion(model: ReadModel, target: string): string {
  const { table, key, columns, write } = model;
  const names = Object.keys(columns);
  const insert = `INSERT INTO ${target} (${tableColumns(model)}) SELECT ${quoted(names)} FROM ${table}_rows`;
  if (write === 'append') return `${table}_put AS (${insert})`;
  const changing = names.filter((name) => !key.includes(name)).map(columnOf);
  const set = changing.map((column) => `${column} = excluded.${column}`).join(', ');
  const all = (row: string): string => changing.map((column) => `${row}.${column}`).join(', ');
  return `${table}_put AS (${insert.replace(target, `${target} AS old`)} ON CONFLICT (${key.map(columnOf).join(', ')})
      DO UPDATE SET ${set} WHERE (${all('old')}) IS DISTINCT FROM (${all('excluded')}))`;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
