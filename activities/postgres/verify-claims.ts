import type { Apl } from '../../domain/apl/apl';
import type { Envelope } from '../../domain/envelope/envelope';
import { idOf, kindOf, type AplId } from '../../domain/identifiers';
import { heldBy } from '../../domain/incentive/claims';
import type { Incentive } from '../../domain/incentive/state';
import { placesOf } from '../../domain/apl/claims';
import { limitOf } from '../../domain/envelope/claims';
import { activePercorsoKey } from '../../domain/percorso/claims';
import { hireKeysOf } from '../../domain/percorso/hires';
import { rulesIn } from '../../domain/programmes/rulebook';
import { hasEnded, type Percorso } from '../../domain/percorso/percorso';
import type { StreamFile } from '../ports';
import { reservationOf } from './read-models/percorso-file';
import type { ReadModel } from './read-models/read-model';

/** A table whose rows follow from the facts of streams: a read model, or what claims hold. */
export interface Derived extends Pick<ReadModel, 'kind' | 'columns' | 'rows'> {
  readonly table: string;
  /** The column that tells whose row it is, and the stream of its value. */
  readonly owner: string;
  readonly ownerOf: (file: StreamFile) => string;
  readonly streamOf: string;
}

/** What percorsi and incentives hold, and the limits that envelopes and bodies set. */
export const CLAIMS: readonly Derived[] = [
  {
    table: 'register.claim_key',
    kind: ['percorso', 'incentive'],
    columns: { key: 'text', streamId: 'text' },
    owner: 'streamId',
    ownerOf: ({ stream }) => stream,
    streamOf: 'stream_id',
    rows: (file) => keysOf(file).map((key) => ({ key, streamId: file.stream })),
  },
  {
    // Places at a body are counted from the day on which it set a number: no state of a percorso tells whether it took one.
    table: `(SELECT * FROM register.claim_amount WHERE name LIKE 'envelope/%') AS held`,
    kind: ['percorso', 'incentive'],
    columns: { name: 'text', key: 'text', cents: 'bigint' },
    owner: 'key',
    ownerOf: ({ stream }) => idOf(stream),
    streamOf: `coalesce((SELECT known.stream_id FROM register.stream known
      WHERE known.stream_id IN ('percorso/' || key, 'incentive/' || key)), 'percorso/' || key)`,
    rows: (file) => {
      const held = amountOf(file);
      return held === null
        ? []
        : [{ name: limitOf(held.envelope), key: idOf(file.stream), cents: held.cents }];
    },
  },
  {
    table: 'register.claim_limit',
    kind: ['envelope', 'apl'],
    columns: { name: 'text', cents: 'bigint' },
    owner: 'name',
    ownerOf: limitNameOf,
    streamOf: `replace(name, 'apl-places/', 'apl/')`,
    rows: (file) => {
      const cents = limitIn(file);
      return cents === null ? [] : [{ name: limitNameOf(file), cents }];
    },
  },
];

function keysOf({ stream, state, rulebook }: StreamFile): readonly string[] {
  if (kindOf(stream) === 'incentive') {
    const { key } = heldBy(state as Incentive);
    return key === null ? [] : [key];
  }
  const percorso = state as Percorso;
  if (percorso.phase === 'none') return [];
  const hires = hireKeysOf(percorso, rulesIn(rulebook, percorso.rules));
  return hasEnded(percorso) ? hires : [activePercorsoKey(percorso), ...hires];
}

function amountOf({ stream, state }: StreamFile): ReturnType<typeof heldBy>['amount'] {
  if (kindOf(stream) === 'incentive') return heldBy(state as Incentive).amount;
  return reservationOf(state as Percorso) ?? null;
}

function limitNameOf({ stream }: StreamFile): string {
  return kindOf(stream) === 'apl' ? placesOf(idOf(stream) as AplId) : stream;
}

/** Cents, or places. */
function limitIn({ stream, state }: StreamFile): number | null {
  if (kindOf(stream) === 'apl') {
    const apl = state as Apl;
    return apl.phase === 'none' ? null : apl.places;
  }
  const envelope = state as Envelope;
  return envelope.phase === 'none' ? null : envelope.cents;
}
