import { idOf } from '../../../domain/identifiers';
import type { Change, StreamFile } from '../../ports';
import { columnOf, type ReadModel, type Row } from './read-model';

/** What a read model is to say of a stream, as its statement takes it. */
interface Given {
  readonly id: string;
  readonly rows: readonly Row[];
  /** Of an `append` model what all rows share now. */
  readonly shared: readonly Row[];
}

export function givenOf(model: ReadModel, file: StreamFile): Given {
  const rows = model.rows(file);
  const shared = model.write === 'append' ? (model.sharedNow?.(file) ?? rows[0]) : undefined;
  return { id: idOf(file.stream), rows, shared: shared === undefined ? [] : [shared] };
}

/** The models of which a change leaves another text than there was, each with what it is to say. */
export function changedModels(
  models: readonly ReadModel[],
  change: Change,
): readonly { readonly model: ReadModel; readonly given: string }[] {
  return models.flatMap((model) => {
    const given = JSON.stringify(givenOf(model, change));
    return given === textBefore(model, change) ? [] : [{ model, given }];
  });
}

/** What a model said before. One that adds rows has none to add unless there are new facts. */
function textBefore(model: ReadModel, { before, stream }: Change): string {
  if (before === undefined) return JSON.stringify({ id: idOf(stream), rows: [], shared: [] } satisfies Given);
  const { id, rows, shared } = givenOf(model, before);
  return JSON.stringify({ id, rows: model.write === 'append' ? [] : rows, shared } satisfies Given);
}

/** Puts what is given as `$1` under the table's name: the model's own, or the shadow that a rebuild fills. */
export function writeSql(model: ReadModel, target: string): string {
  const parts = [
    'given AS MATERIALIZED (SELECT $1::jsonb AS rows)',
    `rows AS MATERIALIZED (SELECT row.* FROM given, jsonb_to_recordset(given.rows -> 'rows') AS row(${recordColumns(model)}))`,
    removal(model, target),
    insertion(model, target),
  ];
  return `WITH ${parts.filter((part) => part !== '').join(',\n')} SELECT`;
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
  const { key, shared, columns, write } = model;
  const owner = `${columnOf(key[0])} = (SELECT (rows ->> 'id')::${columns[key[0]] ?? 'text'} FROM given)`;
  if (write === 'append') {
    if (shared.length === 0) return '';
    const old = shared.map((one) => `t.${columnOf(one)}`).join(', ');
    const now = shared.map((one) => `n."${one}"`).join(', ');
    const set = shared.map((one) => `${columnOf(one)} = n."${one}"`).join(', ');
    return `moved AS (UPDATE ${target} AS t SET ${set}
      FROM (SELECT row.* FROM given, jsonb_to_recordset(given.rows -> 'shared') AS row(${recordColumns(sharedOnly(model))})) AS n
      WHERE t.${owner} AND (${old}) IS DISTINCT FROM (${now}))`;
  }
  if (key.length === 1) return '';
  const same = key.map((one) => `n."${one}" = t.${columnOf(one)}`).join(' AND ');
  return `gone AS (DELETE FROM ${target} AS t
      WHERE t.${owner} AND NOT EXISTS (SELECT FROM rows AS n WHERE ${same}))`;
}

function sharedOnly({ columns, shared }: ReadModel): Pick<ReadModel, 'columns'> {
  return { columns: Object.fromEntries(Object.entries(columns).filter(([name]) => shared.includes(name))) };
}

function insertion(model: ReadModel, target: string): string {
  const { key, columns, write } = model;
  const names = Object.keys(columns);
  const insert = `INSERT INTO ${target} (${tableColumns(model)}) SELECT ${quoted(names)} FROM rows`;
  if (write === 'append') return `put AS (${insert})`;
  const changing = names.filter((name) => !key.includes(name)).map(columnOf);
  const set = changing.map((column) => `${column} = excluded.${column}`).join(', ');
  const all = (row: string): string => changing.map((column) => `${row}.${column}`).join(', ');
  return `put AS (${insert.replace(target, `${target} AS old`)} ON CONFLICT (${key.map(columnOf).join(', ')})
      DO UPDATE SET ${set} WHERE (${all('old')}) IS DISTINCT FROM (${all('excluded')}))`;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
