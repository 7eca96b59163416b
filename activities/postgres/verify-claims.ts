import type { Holdings } from '../../domain/decider';
import { CLAIMING_KINDS, deciderOf } from '../../domain/deciders';
import { idOf } from '../../domain/identifiers';
import type { StreamFile } from '../ports';
import type { ReadModel } from './read-models/read-model';

/** A table whose rows follow from the facts of streams: a read model, or what claims hold. */
export interface Derived extends Pick<ReadModel, 'kind' | 'columns' | 'rows'> {
  readonly table: string;
  /** The column that tells whose row it is, and the stream of its value. */
  readonly owner: string;
  readonly ownerOf: (file: StreamFile) => string;
  readonly streamOf: string;
}

/** What streams hold, and the limits that they set, as their deciders tell it. */
export const CLAIMS: readonly Derived[] = [
  {
    table: 'register.claim_key',
    kind: CLAIMING_KINDS,
    columns: { key: 'text', streamId: 'text' },
    owner: 'streamId',
    ownerOf: ({ stream }) => stream,
    streamOf: 'stream_id',
    rows: (file) => holdingsOf(file).keys.map((key) => ({ key, streamId: file.stream })),
  },
  {
    // Places at a body are counted from the day on which it set a number: no state tells whether one was taken.
    table: `(SELECT * FROM register.claim_amount WHERE name LIKE 'envelope/%') AS held`,
    kind: CLAIMING_KINDS,
    columns: { name: 'text', key: 'text', cents: 'bigint' },
    owner: 'key',
    ownerOf: ({ stream }) => idOf(stream),
    streamOf: `coalesce((SELECT known.stream_id FROM register.stream known
      WHERE known.stream_id IN ('percorso/' || key, 'incentive/' || key, 'envelope/' || key)), 'percorso/' || key)`,
    rows: (file) => holdingsOf(file).amounts.map(({ limit: name, key, cents }) => ({ name, key, cents })),
  },
  {
    table: 'register.claim_limit',
    kind: CLAIMING_KINDS,
    columns: { name: 'text', cents: 'bigint' },
    owner: 'name',
    ownerOf: (file) => holdingsOf(file).limits[0]?.limit ?? file.stream,
    streamOf: `replace(name, 'apl-places/', 'apl/')`,
    rows: (file) =>
      holdingsOf(file).limits.flatMap(({ limit: name, cents }) => (cents === null ? [] : [{ name, cents }])),
  },
];

function holdingsOf({ stream, state, rulebook }: StreamFile): Holdings {
  return deciderOf(stream).holds?.(state, { stream, rulebook }) ?? { keys: [], amounts: [], limits: [] };
}
